using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// Takes what is submitted into a case: screens it, and keeps the file that the boundary is in (uploads go after a day) in <c>cases/&lt;id&gt;/</c> of the office's files.
/// A proposal from a file has the id and name that the file gives it, so that the evidence can be made of the file alone.
/// </summary>
internal sealed class CaseIntake(OfficeStore office, ScreeningDesk screening, Boundaries boundaries, UploadStore uploads, UploadReader reader, Samples samples, RestrictedScreenings probes)
{
    /// <summary>The folder that files of cases are in.</summary>
    public const string Part = "cases";

    private string Folder => Path.Combine(office.Files, Part);

    public string PathOf(CaseSource source) => Path.Combine(Folder, source.Id, source.Label);

    public async Task<CaseVersion> Screened(HttpContext http, JsonElement request)
    {
        ScreenRequest asked = ScreenRequest.Parse(request);
        if (asked.Boundary is null)
            asked = asked with { Id = null, Name = null };
        Proposal proposal = await boundaries.One(asked, http);
        Screening made = screening.Screen(proposal, asked.Day, asked.Options, http.RequestAborted);
        probes.Demand(http, made);
        string text = ScreeningJson.Object(made);
        return new(0, request.GetRawText(), text, DigestOf(text), made.Verdict, made.Date, Shape(made), Kept(asked, http), "");
    }

    /// <summary>What was submitted, screened with the layers, lists and rules of now, of the file that was kept; it is only told, and stays in no place.</summary>
    public async Task<CaseVersion> Again(CaseVersion filed, CancellationToken cancellation)
    {
        using JsonDocument request = JsonDocument.Parse(filed.Request);
        ScreenRequest asked = ScreenRequest.Parse(request.RootElement);
        IReadOnlyList<Proposal> all = filed.Source is { } source
            ? (asked with { Id = null, Name = null }).Proposals(await reader.ReadKept(PathOf(source), source.Label, asked.Reading, cancellation), screening.Rules)
            : asked.Proposals(screening.Rules, cancellation);
        Proposal proposal = all is [var one] ? one : throw new Fault(UploadFaults.OneSite, Place.None, all.Count).Raise();
        Screening made = screening.Screen(proposal, asked.Day, asked.Options, cancellation);
        string text = ScreeningJson.Object(made);
        return new(filed.Number, filed.Request, text, DigestOf(text), made.Verdict, made.Date, null, filed.Source, office.Now);
    }

    private static string DigestOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Shape(Screening made)
    {
        if (new ScreeningShapes(made).Site is not { } site)
            return null;
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
            GeoJsonShape.Write(json, site, Crs.Cgcs2000);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private CaseSource? Kept(ScreenRequest asked, HttpContext http)
    {
        if (asked.Upload is { } id)
        {
            Upload upload = uploads.Find(UploadEndpoints.Person(http), id);
            return Keep(uploads.PathOf(upload), upload.Label);
        }

        return asked.Sample is { } number && samples.File(number, http.RequestAborted).Path is var path ? Keep(path, Path.GetFileName(path)) : null;
    }

    /// <summary>A file, and those that belong to it by having the same stem.</summary>
    private CaseSource Keep(string main, string label)
    {
        string id = Guid.NewGuid().ToString("N"), folder = Path.Combine(Folder, id), stem = Path.GetFileNameWithoutExtension(main);
        OwnerOnly.Folder(folder);
        foreach (string part in Directory.EnumerateFiles(Path.GetDirectoryName(main)!, stem + ".*"))
            File.Copy(part, Path.Combine(folder, Path.GetFileNameWithoutExtension(label) + Path.GetFileName(part)[stem.Length..]));
        return new(id, label);
    }
}
