using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>A batch inside the test process or its child: any file, any snapshot, any number of threads, the same classes as the command puts together.</summary>
internal sealed record BatchBench(Screener Screener, Snapshot Snapshot, RuleBase Rules)
{
    public int Threads { get; init; } = 2;

    public int BlockSize { get; init; } = 5;

    public bool AreasOnly { get; init; }

    public bool Restart { get; init; }

    public TimeSpan RecordEvery { get; init; } = TimeSpan.FromSeconds(1);

    public Action<long>? OnBlock { get; init; }

    public static RunIdentity Identity(string file) => new([new("FILE", InputDigest.Of(file, default)), new("ecogis", "test")]);

    /// <summary>Squares with a list of open questions that changes from place to place, one in thirteen broken, one in seventeen with a wrong industry.</summary>
    public static string Squares(int count)
    {
        var features = Enumerable.Range(1, count).Select(i =>
        {
            double x = 104.4 + (i % 50 * 0.002), y = 31.3 + (i / 50 * 0.002), d = 0.001;
            string ring = i % 13 == 0 ? $"[[{x},{y}],[{x + d},{y + d}],[{x + d},{y}],[{x},{y + d}],[{x},{y}]]" : $"[[{x},{y}],[{x + d},{y}],[{x + d},{y + d}],[{x},{y + d}],[{x},{y}]]";
            string industry = i % 17 == 0 ? "X99" : (i % 3) switch { 0 => "C2614", 1 => "G5951", _ => "" };
            string code = i % 11 == 0 ? "same" : $"T-{i}";
            return $$$"""{"type":"Feature","properties":{"code":"{{{code}}}","name":"图斑,{{{i}}}","industry":"{{{industry}}}"},"geometry":{"type":"Polygon","coordinates":[{{{ring}}}]}}""";
        });
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""";
    }

    public static ProposalRequest ByIndustryColumn { get; } = new() { Nature = "new", Columns = new Dictionary<string, string> { ["industry"] = "industry" } };

    public BatchCounts Run(string file, string output, ProposalRequest request, CancellationToken cancellation = default)
    {
        using var stream = FeatureStream.Open(file, new ReadOptions(), cancellation);
        var form = new ProposalForm(file, stream.Fields, request, Rules);
        var run = Identity(file);
        var header = new BatchHeader("test", Snapshot.Date, "none", Path.GetFileName(file), "sha256:test", Snapshot, new RuleBaseRecord(Rules.Version, Rules.Digest), AreasOnly);
        using BatchOutput results = Path.GetExtension(output) switch
        {
            ".gpkg" => new TableBatch(new PartialGeoPackage(output, run, Restart, TableBatch.Tables(AreasOnly, Language.Zh), stream.Crs), run, header, Language.Zh) { RecordEvery = RecordEvery },
            ".csv" => new CsvBatch(new PartialText(output, run, Restart), run, header, Language.Zh) { RecordEvery = RecordEvery },
            _ => new LinesBatch(new PartialText(output, run, Restart), run, header) { RecordEvery = RecordEvery },
        };
        new BatchRun(stream, form, Screener, Snapshot, new ScreenOptions(), AreasOnly) { BlockSize = BlockSize }.Run(results, Threads, OnBlock, cancellation);
        return results.Counts;
    }

    /// <summary>The proposals of a JSON Lines result, each with its open questions put back in place.</summary>
    public static List<JsonNode> Proposals(string path)
    {
        Dictionary<int, JsonNode> lists = new() { [0] = new JsonArray() };
        List<JsonNode> proposals = [];
        foreach (var line in File.ReadAllLines(path).Skip(1).Select(l => JsonNode.Parse(l)!))
        {
            int questions = line["questions"]!.GetValue<int>();
            if (line["undetermined"] is { } list)
            {
                Assert.That(lists.TryAdd(questions, list), $"list {questions} is written twice");
                continue;
            }

            line["undetermined"] = lists[questions].DeepClone();
            proposals.Add(line);
        }

        return proposals;
    }
}
