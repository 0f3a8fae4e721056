using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// The processes. <c>screen</c> answers at once, as <c>POST /api/screen</c> does, and the run is kept; <c>batch</c>, <c>forest-change</c> and <c>forest-check</c> are jobs that run
/// the same commands as a person would. A result that would name zones which the person may not see is not begun.
/// </summary>
internal sealed class Processes(ServeOptions options, ScreeningDesk desk, LayerShelf shelf, LayerAccess access, UploadStore uploads, Boundaries boundaries, JobStore store, JobRunner runner, JobLimits limits, FreeSpace space, RestrictedScreenings probes)
{
    private static readonly ProcessInput
        s_before = new("before", new("前期图层：名称或名称@版本", "the earlier layer: NAME or NAME@VERSION"), """{"type":"string"}""", null, Required: true),
        s_after = new("after", new("后期图层", "the later layer"), """{"type":"string"}""", null, Required: true),
        s_table = new("format", new("结果格式", "form of the result"), """{"type":"string","enum":["xlsx","gpkg"],"default":"xlsx"}""", null);

    public static readonly ProcessDescription
        Screen = new("screen", new("筛查", "screen"), new("筛查给出的边界或上传文件中的地块，立即返回 screening/1；每次运行都留存", "screens a boundary, or the sites of an upload, and answers with screening/1 at once; every run is kept"), true,
        [
            new("boundary", new("边界（GeoJSON）", "boundary (GeoJSON)"), """{"type":"object"}""", null),
            ProcessInput.Upload with { Required = false },
            .. ProcessInput.OfProposals.Where(i => i.Name is not ("fields" or "layer" or "encoding" or "from")), ProcessInput.Date,
            new("id", new("地块编号", "id of the site"), """{"type":"string"}""", null), new("name", new("地块名称", "name of the site"), """{"type":"string"}""", null),
        ], "application/json"),
        Batch = new("batch", new("批量筛查", "batch"), new("筛查上传文件中的每个地块；作业可中断、可续算", "screens every site of an uploaded file, as a job that can be interrupted and goes on"), false,
            [ProcessInput.Upload, ProcessInput.Format, ProcessInput.Date, ProcessInput.Language, .. ProcessInput.OfProposals], "application/geopackage+sqlite3"),
        ForestChange = new("forest-change", new("两期森林变化", "forest change"), new("两期小班或地类图斑的转移矩阵和变化图斑", "transition matrix and patches of change between two layers of forest patches"), false,
            [s_before, s_after, s_table, ProcessInput.Date, ProcessInput.Language], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>Also for the page: what it finds is entered into the queue of changes in the name of who asked.</summary>
    public static readonly ProcessDescription ForestCheck = new("forest-check", new("变化图斑核查", "forest check"), new("逐个比对许可、筛查管控区，登记到变化图斑台账，由人认定；以前的结论保留", "holds every change against permits and zones and enters it into the queue, where people decide; earlier decisions stay"), false,
        [s_before, s_after, ProcessInput.Date, ProcessInput.Language], "application/json");

    public static readonly IReadOnlyList<ProcessDescription> All = [Screen, Batch, ForestChange, ForestCheck];

    /// <summary>Screens now; the run is kept as a job with its inputs and its result.</summary>
    public async Task<(Job Job, byte[] Result)> RunScreen(HttpContext http, JsonElement inputs)
    {
        space.Demand(0);
        _ = ProcessInput.Options(Screen.Id, Screen.Inputs, inputs);
        ScreenRequest request = ScreenRequest.Parse(inputs);
        List<Screening> made = [];
        foreach (Proposal proposal in await boundaries.Of(request, http))
            made.Add(desk.Screen(proposal, request.Day, request.Options, http.RequestAborted));
        probes.Demand(http, made);
        using MemoryStream text = new();
        ScreeningJson.Write(text, [.. made.Select(s => Withholding.Shown(s, Withholding.Layers(s, access, http.User)))]);
        string id = JobStore.NewId();
        OwnerOnly.Folder(store.FolderOf(id));
        await File.WriteAllBytesAsync(Path.Combine(store.FolderOf(id), JobFiles.Screening), text.ToArray(), http.RequestAborted);
        return (store.Add(id, Screen.Id, OwnerOf(http), inputs.GetRawText(), [], over: true), text.ToArray());
    }

    /// <summary>Begins a job, or gives the one that was begun under the same key.</summary>
    public Job Start(HttpContext http, ProcessDescription process, JsonElement inputs)
    {
        string owner = OwnerOf(http);
        string? key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } stated ? stated.Length <= 200 ? stated : throw ProcessInput.Bad("Idempotency-Key", stated) : null;
        if (key is not null && store.ByKey(owner, key) is { } begun)
            return begun;
        if (store.Unfinished(owner) is var open && open >= limits.MostOfOne)
            throw new Fault(JobFaults.TooMany, Place.None, open).Raise();
        space.Demand(0);
        string id = JobStore.NewId(), folder = store.FolderOf(id);
        OwnerOnly.Folder(folder);
        try
        {
            List<string> arguments = process == Batch ? OfBatch(http, inputs, folder) : process == ForestCheck ? OfForestCheck(http, inputs) : OfForestChange(http, inputs, folder);
            arguments.AddRange(["--json", "--catalog", Path.GetFullPath(options.Catalog), "--district", options.District]);
            Job job = store.Add(id, process.Id, owner, inputs.GetRawText(), arguments, key);
            runner.Wake();
            return job;
        }
        catch (Exception e)
        {
            store.DeleteFolder(id);
            if (e is EcoException && key is not null && store.ByKey(owner, key) is { } other)
                return other; // the same start, a moment earlier
            throw;
        }
    }

    public static string OwnerOf(HttpContext http) => UploadEndpoints.Person(http);

    private List<string> OfBatch(HttpContext http, JsonElement inputs, string folder)
    {
        List<string> settings = ProcessInput.Options(Batch.Id, Batch.Inputs, inputs);
        DemandAll(http);
        Upload upload = uploads.Find(OwnerOf(http), ProcessInput.TextOf(ProcessInput.Upload, inputs));
        string format = ProcessInput.Choice(ProcessInput.Format, inputs, "gpkg", "gpkg", "csv", "jsonl"), given = Path.Combine(folder, "input");
        OwnerOnly.Folder(given);
        space.Demand(2 * upload.Bytes);
        string from = uploads.PathOf(upload);
        foreach (string part in Directory.EnumerateFiles(Path.GetDirectoryName(from)!, Upload.Stem + ".*")) // the upload goes after a day, the job stays
            File.Copy(part, Path.Combine(given, Path.GetFileName(part)));
        if (!inputs.TryGetProperty(ProcessInput.Date.Name, out _))
            settings.Add(AskedToday);
        return ["batch", Path.Combine(given, Path.GetFileName(from)), "--out", Path.Combine(folder, $"{JobFiles.Result}.{format}"), "--threads", "1", .. settings];
    }

    private List<string> OfForestChange(HttpContext http, JsonElement inputs, string folder)
    {
        List<string> settings = ProcessInput.Options(ForestChange.Id, ForestChange.Inputs, inputs);
        string format = ProcessInput.Choice(s_table, inputs, "xlsx", "xlsx", "gpkg");
        return ["forest", "change", Layer(http, s_before, inputs), Layer(http, s_after, inputs), "--out", Path.Combine(folder, $"{JobFiles.Result}.{format}"), .. settings];
    }

    private List<string> OfForestCheck(HttpContext http, JsonElement inputs)
    {
        List<string> settings = ProcessInput.Options(ForestCheck.Id, ForestCheck.Inputs, inputs);
        DemandAll(http); // what it screens is told in the queue
        if (!inputs.TryGetProperty(ProcessInput.Date.Name, out _))
            settings.Add(AskedToday);
        return ["forest", "check", Layer(http, s_before, inputs), Layer(http, s_after, inputs), $"--by={http.User.Identity!.Name}", .. settings];
    }

    /// <summary>The day on which it was asked for, also when its turn comes later.</summary>
    private string AskedToday => $"{ProcessInput.Date.Option}={desk.Today:yyyy-MM-dd}";

    private void DemandAll(HttpContext http)
    {
        if (shelf.All().Select(l => l.Name).Where(l => !access.MaySee(http.User, l)).ToList() is { Count: > 0 } restricted)
            throw new Fault(JobFaults.Restricted, Place.None, string.Join(", ", restricted)).Raise();
    }

    private string Layer(HttpContext http, ProcessInput input, JsonElement inputs)
    {
        string text = ProcessInput.TextOf(input, inputs);
        string[] parts = text.Split('@');
        LayerSummary? version = parts.Length <= 2 ? shelf.History(parts[0]).LastOrDefault(v => parts.Length == 1 || $"{v.Version}" == parts[1]) : null;
        if (version is null)
            throw ProcessInput.Bad(input.Name, text);
        return access.MaySee(http.User, version.Name) ? $"{version.Name}@{version.Version}" : throw new Fault(JobFaults.Restricted, Place.None, version.Name).Raise();
    }
}
