using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>
/// What is sealed when a case is approved: the evidence package, made by <c>ecogis evidence pack</c> in a process of its own from the request of the case, and
/// held against the screening that was reviewed; and the record of the review as JSON. Files are named by their SHA-256, which the audit log also has.
/// </summary>
internal sealed class CaseSealing(ServeOptions options, OfficeStore office, CaseIntake intake)
{
    private const string Boundary = "boundary.geojson", Package = "evidence.ecoz", Record = "screening.json", Code = "ecogis_code", Name = "ecogis_name";
    private static readonly JobLimits s_limits = new() { MaxSeconds = 300 };

    private string Folder => Path.Combine(office.Files, "evidence");

    /// <exception cref="EcoException">The package cannot be made, or no longer says what was reviewed.</exception>
    public async Task<CaseSeal> Make(Case seen, Person by, CancellationToken cancellation)
    {
        OwnerOnly.Folder(Folder);
        DirectoryInfo work = new(Path.Combine(Folder, "work-" + Guid.NewGuid().ToString("N")));
        OwnerOnly.Folder(work.FullName);
        try
        {
            string package = Path.Combine(work.FullName, Package);
            await Pack(seen, work.FullName, package, cancellation);
            DemandSame(seen, package, cancellation);
            using MemoryStream record = new();
            using (Utf8JsonWriter json = new(record, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                CaseJson.Record(json, seen, by, office.Now);
            return new(Keep(await File.ReadAllBytesAsync(package, cancellation), ".ecoz"), Keep(record.ToArray(), ".json"), by.Name, office.Now);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>Clears what a server that was killed left of its work.</summary>
    public void Sweep()
    {
        foreach (string work in Directory.Exists(Folder) ? Directory.GetDirectories(Folder, "work-*") : [])
            Directory.Delete(work, recursive: true);
    }

    /// <summary>The sealed package of a case.</summary>
    public string PackageOf(Case seen) => seen.Seal is { } seal && Path.Combine(Folder, Hex(seal.Package) + ".ecoz") is var path && File.Exists(path)
        ? path
        : throw new Fault(ReviewFaults.NoEvidence, Place.None).Raise();

    private string Keep(byte[] content, string extension)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(content)), path = Path.Combine(Folder, digest + extension), partial = path + ".partial";
        using (FileStream file = new(partial, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
        return "sha256:" + digest;
    }

    private static string Hex(string digest) => digest["sha256:".Length..];

    private async Task Pack(Case seen, string folder, string package, CancellationToken cancellation)
    {
        using JsonDocument request = JsonDocument.Parse(seen.Newest.Request);
        ScreenRequest asked = ScreenRequest.Parse(request.RootElement);
        string boundary = seen.Newest.Source is { } source ? intake.PathOf(source) : Path.Combine(folder, Boundary);
        if (asked.Boundary is not null)
            await File.WriteAllTextAsync(boundary, Labelled(request.RootElement.GetProperty("boundary"), asked).ToJsonString(), cancellation);
        List<string> arguments =
        [
            "evidence", "pack", boundary, $"--out={package}", $"--catalog={Path.GetFullPath(options.Catalog)}", $"--district={options.District}",
            $"--lang={(options.Language == Language.En ? "en" : "zh")}", .. Arguments(asked, seen.Newest.Day),
        ];
        try
        {
            await new JobProcess(options.Apart, s_limits).Run(folder, "printed.txt", arguments, _ => { }, (_, _, _) => { }, CancellationToken.None, cancellation);
        }
        catch (EcoException e)
        {
            throw new Fault(ReviewFaults.NotSealed, Place.None, new Bilingual(e.In(Language.Zh), e.In(Language.En))).Raise(e);
        }
    }

    /// <summary>The boundary as it was sent; an id and a name that the request states go with it as attributes, since a file has no other place for them.</summary>
    private static JsonNode Labelled(JsonElement boundary, ScreenRequest asked)
    {
        JsonNode node = JsonNode.Parse(boundary.GetRawText())!;
        if (asked.Id is null && asked.Name is null)
            return node;
        JsonNode feature = (string?)node["type"] switch
        {
            "FeatureCollection" => node["features"]![0]!,
            "Feature" => node,
            _ => node = new JsonObject { ["type"] = "Feature", ["properties"] = new JsonObject(), ["geometry"] = node },
        };
        if (feature["properties"] is not JsonObject properties)
            feature["properties"] = properties = [];
        if (asked.Id is not null)
            properties[Code] = asked.Id;
        if (asked.Name is not null)
            properties[Name] = asked.Name;
        return node;
    }

    private static IEnumerable<string> Arguments(ScreenRequest asked, DateOnly day)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"--date={day:yyyy-MM-dd}");
        foreach (string argument in asked.Boundary is null ? OfFile(asked) : OfBoundary(asked))
            yield return argument;
        if (asked.About.Industry is { } industry)
            yield return $"--industry={industry}";
        if (asked.About.Nature is { } nature)
            yield return $"--nature={nature}";
        foreach (var (fact, value) in asked.About.Facts)
            yield return $"--fact={fact}={value}";
        foreach (var (option, metres) in new[] { ("--accuracy", asked.Options.Accuracy), ("--width", asked.About.Corridor.Width), ("--radius", asked.About.Corridor.Radius) })
        {
            if (metres is { } number)
                yield return string.Create(CultureInfo.InvariantCulture, $"{option}={number:R}");
        }

        if (asked.Options.PlanarCrs is { } plane)
            yield return $"--planar-crs={plane.Code}";
        if (asked.Options.Repair == Repair.Structure)
            yield return "--repair=structure";
    }

    private static IEnumerable<string> OfBoundary(ScreenRequest asked)
    {
        yield return $"--crs={asked.Declared.Code}";
        if (asked.Id is not null)
            yield return $"--field=code={Code}";
        if (asked.Name is not null)
            yield return $"--field=name={Name}";
    }

    /// <summary>How the file was read for the case; an upload always in a limited process of its own.</summary>
    private static IEnumerable<string> OfFile(ScreenRequest asked)
    {
        ReadingChoice choice = asked.Reading;
        if (asked.Upload is not null)
            yield return "--isolated";
        if (choice.SwapAxes)
            yield return "--swap-axes";
        if (choice.Close is { } gap)
            yield return string.Create(CultureInfo.InvariantCulture, $"--close={gap:R}");
        foreach (var (option, value) in new[] { ("layer", choice.Layer), ("crs", choice.Crs), ("encoding", choice.Encoding), ("from", choice.From), ("x", choice.X), ("y", choice.Y) })
        {
            if (value is not null)
                yield return $"--{option}={value}";
        }
    }

    private static void DemandSame(Case seen, string path, CancellationToken cancellation)
    {
        byte[] packed = EvidenceInputs.Read(EvidencePackage.Open(path, cancellation)).Result(Record) ?? [];
        using JsonDocument now = JsonDocument.Parse(packed), reviewed = JsonDocument.Parse(seen.Newest.Screening);
        JsonElement one = now.RootElement.EnumerateArray().FirstOrDefault(s => IdOf(s) == IdOf(reviewed.RootElement)); // of a file with several proposals all are packed
        if (JsonDifference.First(reviewed.RootElement, one, p => p == "program") is { } d)
            throw new Fault(ReviewFaults.Differs, Place.None, d.Path, d.Left, d.Right).Raise();

        static string? IdOf(JsonElement screening) => screening.GetProperty("proposal").GetProperty("id").GetString();
    }
}
