using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A proposal file in a package: its bytes, those of the files that make one dataset with it, and how it was read. Where that is enough to read it again with
/// the readers of this program alone, it is read again, and must give the proposals that the package states.
/// </summary>
public sealed class EvidenceSource
{
    private static readonly string[] s_managed = ["txt", "geojson", "geopackage", "shapefile", "csv"];
    private static readonly string[] s_extensions = [".txt", ".geojson", ".json", ".gpkg", ".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv", ".zip"];

    private readonly ReadOptions _reading;
    private readonly ProposalRequest _request;

    private EvidenceSource(string name, int proposals, Bilingual? notAgain, IReadOnlyList<string> parts, ReadOptions reading, ProposalRequest request) =>
        (Name, Proposals, NotAgain, Parts, _reading, _request) = (name, proposals, notAgain, parts, reading, request);

    /// <summary>The file's name, for people.</summary>
    public string Name { get; }

    /// <summary>How many proposals were read from it; they follow those of the file before.</summary>
    public int Proposals { get; }

    /// <summary>Why it cannot be read again from the package; null: it can.</summary>
    public Bilingual? NotAgain { get; }

    /// <summary>Names of the parts that hold its bytes, the main one first; none of a database.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The bytes of the files, by the names of their parts.</summary>
    internal IReadOnlyDictionary<string, byte[]> Content { get; private init; } = new Dictionary<string, byte[]>();

    /// <param name="number">Its place among the files of the package, from 1.</param>
    public static EvidenceSource Of(string path, FeatureFile file, ReadOptions reading, ProposalRequest request, int proposals, int number, CancellationToken cancellation) => FeatureReader.Readable(path, () =>
    {
        bool folder = Directory.Exists(path);
        string[] files = PostGisSource.Is(path) ? [] : [.. InputDigest.Files(path)];
        string stem = ZipInput.Harmless(Path.GetFileNameWithoutExtension(path)) ?? "file";
        List<(string Part, byte[] Bytes)> content = [];
        foreach (string one in files)
        {
            cancellation.ThrowIfCancellationRequested();
            content.Add(($"source/{number}/" + (folder ? $"{stem}.gdb/{Path.GetFileName(one)}" : stem + Path.GetExtension(one).ToLowerInvariant()), File.ReadAllBytes(one)));
        }

        return new EvidenceSource(Path.GetFileName(path), proposals, WhyNot(files, folder, file, reading), [.. content.Select(c => c.Part)], reading, request) { Content = content.ToDictionary(c => c.Part, c => c.Bytes) };
    });

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteNumber("proposals", Proposals);
        json.WriteString("not_read_again", NotAgain?.Zh);
        json.WriteString("not_read_again_en", NotAgain?.En);
        json.WriteTexts("parts", Parts);
        json.WriteString("layer", _reading.Layer);
        json.WriteString("crs", _reading.Crs?.Code);
        json.WriteString("encoding", _reading.Encoding);
        json.WriteBoolean("swap_axes", _reading.SwapAxes);
        json.WriteString("x", _reading.XColumn);
        json.WriteString("y", _reading.YColumn);
        json.WriteString("industry", _request.Industry);
        json.WriteString("nature", _request.Nature);
        json.WriteTexts("facts", _request.Facts);
        json.WriteTexts("columns", _request.Columns);
        json.WriteNumberOrNull("width_m", _request.Corridor.Width);
        json.WriteNumberOrNull("radius_m", _request.Corridor.Radius);
        json.WriteEndObject();
    }

    internal static EvidenceSource Read(JsonElement source) => new(
        source.Text("name"), source.GetProperty("proposals").GetInt32(), source.TextOrNull("not_read_again") is { } zh ? new Bilingual(zh, source.Text("not_read_again_en")) : null,
        [.. source.Texts("parts")],
        new ReadOptions
        {
            Layer = source.TextOrNull("layer"),
            Crs = source.TextOrNull("crs") is { } crs ? Crs.Parse(crs) : null,
            Encoding = source.TextOrNull("encoding"),
            SwapAxes = source.GetProperty("swap_axes").GetBoolean(),
            XColumn = source.TextOrNull("x"),
            YColumn = source.TextOrNull("y"),
        },
        new ProposalRequest
        {
            Industry = source.TextOrNull("industry"),
            Nature = source.TextOrNull("nature"),
            Facts = source.Map("facts"),
            Columns = source.Map("columns"),
            Corridor = new(source.NumberOrNull("width_m"), source.NumberOrNull("radius_m")),
        });

    /// <summary>Reads the packed bytes again, in a private folder that goes at once; names of parts are no paths.</summary>
    /// <exception cref="EcoException">The file is refused, or gives other proposals.</exception>
    internal void DemandSame(EvidencePackage package, IReadOnlyList<Proposal> stated, RuleBase rules, CancellationToken cancellation)
    {
        Place where = Place.InFile(package.Label);
        var folder = Directory.CreateTempSubdirectory("ecogis-evidence-");
        try
        {
            string stem = ZipInput.Harmless(Path.GetFileNameWithoutExtension(ZipDataset.Last(Parts[0]))) ?? "file";
            foreach (string part in Parts)
            {
                string extension = Path.GetExtension(ZipDataset.Last(part)).ToLowerInvariant();
                if (!s_extensions.Contains(extension) || package[part] is not { } bytes)
                    throw new Fault(EvidenceFaults.NotUnderstood, where, part, new Bilingual("不是可以重新读取的文件", "it is no file that can be read again")).Raise();
                using FileStream file = new(Path.Combine(folder.FullName, stem + extension), FileMode.CreateNew, FileAccess.Write, FileShare.None);
                file.Write(bytes);
            }

            string main = Path.Combine(folder.FullName, stem + Path.GetExtension(ZipDataset.Last(Parts[0])).ToLowerInvariant());
            var again = ProposalReader.Read(FeatureReader.Read(main, _reading, cancellation), _request, rules);
            int? other = again.Count != stated.Count ? Math.Min(again.Count, stated.Count) : again.Zip(stated).Index().Where(p => !ProposalText.SameContent(p.Item.First, p.Item.Second)).Select(p => (int?)p.Index).FirstOrDefault();
            if (other is { } first)
                throw new Fault(EvidenceFaults.OtherReading, where, Name, stated.ElementAtOrDefault(first)?.Id ?? $"#{first + 1}").Raise();
        }
        catch (IOException e)
        {
            throw new Fault(FormatFaults.Unreadable, where).Raise(e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Bilingual? WhyNot(string[] files, bool folder, FeatureFile file, ReadOptions reading) =>
        files.Length == 0 ? new("来自数据库，没有文件", "it comes from a database and is no file")
        : folder || !s_managed.Contains(file.Format) ? new("须借助 GDAL 读取", "it needs GDAL to be read")
        : reading.From is not null || reading.DatumShift is not null || reading.OldCrs is not null ? new("读取时改正过坐标", "its coordinates were corrected when it was read")
        : reading.Crs is null && file.Ranking is not null ? new("其坐标系是对照行政区界确定的", "its CRS was settled against an administrative boundary")
        : null;
}
