using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>
/// The people at work on a server until it dies: one pair that makes and reviews cases, one that uploads files and starts jobs, and a program beside the server that
/// imports versions of a layer into its catalog. Writes down what was asked and what was acknowledged, over all the servers that came and went.
/// </summary>
internal sealed class Work(string authorToken, string reviewerToken, Cli cli, string catalog)
{
    public const string Layer = "crash", Kind = "scenic-area", Upload = "01-chemical-near-river.txt";

    private const int MostOpenJobs = 4;
    private static readonly byte[] s_upload = File.ReadAllBytes(Cli.Sample("proposals", Upload));
    private static readonly string s_hotel = File.ReadAllText(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"));

    private int _number, _approved;

    public string AuthorToken => authorToken;

    public List<CaseDeeds> Cases { get; } = [];

    /// <summary>Name of an upload → SHA-256 and, where it was acknowledged, id.</summary>
    public ConcurrentDictionary<string, (string Sha256, string? Id)> Uploads { get; } = new();

    /// <summary>Key of a job → what was asked, and where it was acknowledged its id.</summary>
    public ConcurrentDictionary<string, (string Process, JsonObject Inputs, string? Id)> Jobs { get; } = new();

    /// <summary>Source of a version → whether the program said that it is there.</summary>
    public ConcurrentDictionary<string, bool> Versions { get; } = new();

    /// <summary>Refusals, which a server that lives does not give.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public int Approved => _approved;

    /// <summary>Acts on cases.</summary>
    public int Acknowledged
    {
        get
        {
            lock (Cases)
                return Cases.Sum(c => c.Acknowledged);
        }
    }

    /// <summary>Zones that the version of a number has.</summary>
    public static int Zones(int number) => (number % 7) + 20;

    public async Task Review(ServedProcess server)
    {
        using Member author = server.As(authorToken), reviewer = server.As(reviewerToken);
        string? file = null;
        await Until(async () =>
        {
            while (true)
            {
                int number;
                CaseDeeds deeds;
                lock (Cases)
                {
                    number = Cases.Count;
                    Cases.Add(deeds = new($"案卷 {number}"));
                }

                try
                {
                    if (number % 3 == 1)
                        file ??= await Send(author, $"f{number}.txt", s_upload);
                    JsonObject request = new() { ["date"] = ServedCatalog.Day, ["industry"] = "H6110", ["nature"] = "new" };
                    request.Add(number % 3 == 1 ? KeyValuePair.Create<string, JsonNode?>("upload", file) : new("boundary", JsonNode.Parse(s_hotel)));
                    JsonNode now = await deeds.Make(author, request);
                    await deeds.Do(author, "steps", new() { ["act"] = "submit" }, null, "submitted");
                    now = await deeds.Do(reviewer, "steps", new() { ["act"] = "take" }, null, "in_review");
                    string[] points = [.. now["open"]!.AsArray().Select(p => (string)p!)];
                    string words = $"意见 {Next()}";
                    await deeds.Do(reviewer, "comments", new() { ["text"] = words }, words, null);
                    words = $"理由 {Next()}";
                    await deeds.Do(reviewer, "decisions", new() { ["kind"] = number % 3 == 2 ? "accept" : "override", ["points"] = new JsonArray(points[0]), ["reason"] = words, ["instead"] = "不适用" }, words, null);
                    if (number % 3 == 2)
                    {
                        await deeds.Do(reviewer, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray([.. points.Select(p => (JsonNode?)p)]) }, null, null);
                        await deeds.Do(reviewer, "steps", new() { ["act"] = "approve" }, null, "approved");
                        Interlocked.Increment(ref _approved);
                    }
                    else
                    {
                        words = $"退回 {Next()}";
                        await deeds.Do(reviewer, "steps", new() { ["act"] = "return", ["reason"] = words }, words, "returned");
                    }
                }
                catch (RefusedException e)
                {
                    deeds.Withdraw();
                    Refused.Enqueue(e.Message);
                }
            }
        });
    }

    public async Task Start(ServedProcess server)
    {
        using Member author = server.As(authorToken);
        await Until(async () =>
        {
            while (true)
            {
                try
                {
                    JsonArray listed = (await author.Get("/ogc/jobs"))["jobs"]!.AsArray();
                    if (listed.Count(j => (string?)j!["status"] is "accepted" or "running") < MostOpenJobs)
                        await Begin(author);
                    await author.Post("/ogc/processes/screen/execution", new JsonObject { ["inputs"] = new JsonObject { ["boundary"] = JsonNode.Parse(s_hotel), ["name"] = $"s{Next()}" } });
                }
                catch (RefusedException e)
                {
                    Refused.Enqueue(e.Message);
                }
            }
        });
    }

    /// <summary>Begins a job again under its key: the same job, or, where the first time was not acknowledged, the one there now is.</summary>
    public async Task<string> Again(Member author, string key)
    {
        var (process, inputs, _) = Jobs[key];
        string id = (string)(await author.Post($"/ogc/processes/{process}/execution", new JsonObject { ["inputs"] = inputs.DeepClone() }, key))["jobID"]!;
        Jobs[key] = (process, inputs, id);
        return id;
    }

    /// <summary>Publishes the first version, before there is a server.</summary>
    public void ImportOne()
    {
        int left = 1;
        Import(() => left-- == 0, _ => { });
    }

    /// <summary>Imports version after version until told to stop; each is a process that may be killed.</summary>
    public void Import(Func<bool> stop, Action<Process?> running)
    {
        while (!stop())
        {
            int number = Next();
            string source = $"v {number}", file = cli.File($"v{number}.geojson");
            File.WriteAllText(file, Squares(Zones(number), number));
            Versions[source] = false;
            string[] arguments = ["layer", "import", file, "--kind", Kind, "--name", Layer, "--source", source, "--valid-from", "2031-01-01", "--allow-outside", "--catalog", catalog, "--district", ServedCatalog.District];
            using Process process = cli.Start(new Dictionary<string, string>(), arguments);
            running(process);
            CliRun run = Cli.Finish(process, arguments);
            running(null);
            Versions[source] = run.Exit == 0;
            if (run.Exit is not (0 or 137))
                Refused.Enqueue(run.ToString());
            File.Delete(file);
        }
    }

    /// <summary>Small squares over the demonstration district, each with a code, a name and a class of the kind.</summary>
    private static string Squares(int count, int number)
    {
        StringBuilder text = new("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < count; i++)
        {
            double x = 104.40 + (i % 60 * 0.003), y = 31.23 + (i / 60 % 60 * 0.003) + (number % 50 * 1e-5), d = 0.001;
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}{{\"type\":\"Feature\",\"properties\":{{\"code\":\"C-{i}\",\"name\":\"示范 {i}\",\"class\":\"core\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + d},{y}],[{x + d},{y + d}],[{x},{y + d}],[{x},{y}]]]}}}}");
        }

        return text.Append("]}").ToString();
    }

    private async Task Begin(Member author)
    {
        int number = Next();
        string key = $"k{number}";
        JsonObject inputs;
        if (number % 4 == 0)
        {
            inputs = new() { ["before"] = "forest-patch@1", ["after"] = "forest-patch@3" };
        }
        else
        {
            string upload = await Send(author, $"p{number}.geojson", Encoding.UTF8.GetBytes(Squares(Parcels(number), number)));
            inputs = new() { ["upload"] = upload, ["format"] = (number % 3) switch { 0 => "gpkg", 1 => "csv", _ => "jsonl" }, ["industry"] = "C2614", ["nature"] = "new", ["date"] = ServedCatalog.Day };
        }

        Jobs[key] = (number % 4 == 0 ? "forest-change" : "batch", inputs, null);
        await Again(author, key);
    }

    /// <summary>How many parcels the job of a key has.</summary>
    public static int Parcels(int number) => 60 + (number % 11 * 40);

    private async Task<string> Send(Member author, string name, byte[] content)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Uploads[name] = (hash, null);
        string id = (string)(await author.Ask(HttpMethod.Post, "/api/uploads?name=" + name, new ByteArrayContent(content)))["id"]!;
        Uploads[name] = (hash, id);
        return id;
    }

    /// <summary>Works until no answer comes any more.</summary>
    private static async Task Until(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (HttpRequestException)
        {
            // the server is gone
        }
    }

    private int Next() => Interlocked.Increment(ref _number);
}
