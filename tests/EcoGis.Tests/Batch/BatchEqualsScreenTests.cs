using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>A batch says of every proposal what <c>screen</c> says, field by field, in every output and from every format.</summary>
internal sealed class BatchEqualsScreenTests : ReaderCase
{
    private static readonly string[] Fields = ["verdict", "proposal", "overlaps", "proximities", "findings", "undetermined", "review", "clear", "conflict"];

    private static BatchBench Bench => new(SampleWorld.Luojiang.Screener, SampleWorld.Luojiang.Snapshot, SampleWorld.Rules);

    private static IEnumerable<SampleScreening> Samples => SampleWorld.Luojiang.Proposals;

    [TestCaseSource(nameof(Samples))]
    public void Every_field_of_a_sample_is_that_of_its_screening(SampleScreening sample)
    {
        string output = At("out.jsonl");
        Bench.Run(sample.Sample.File, output, sample.Sample.Request);
        Same(BatchBench.Proposals(output).Single(), Json(sample.Screening));
    }

    [TestCase("GPKG", "all.gpkg")]
    [TestCase("ESRI Shapefile", "all.shp")]
    [TestCase("GeoJSON", "all.geojson")]
    public void Every_field_of_many_proposals_is_that_of_their_screenings_in_every_format(string driver, string name)
    {
        string source = Write("source.geojson", BatchBench.Squares(60)), file = driver == "GeoJSON" ? source : At(name), output = At("out.jsonl");
        if (driver != "GeoJSON")
            OracleTool.Run("ogr2ogr", ["-f", driver, file, source, .. driver == "GPKG" ? [] : new[] { "-lco", "ENCODING=UTF-8" }]);
        var request = BatchBench.ByIndustryColumn with { Industry = null, Columns = new Dictionary<string, string>() };
        var counts = Bench.Run(file, output, request);
        var batch = BatchBench.Proposals(output);
        // screen renumbers codes that stand twice, so proposals are matched by name, which the file has once
        var screened = ProposalReader.Read(Read(file), request, SampleWorld.Rules).Select(p => Json(Bench.Screener.Screen(p, Bench.Snapshot, new ScreenOptions()))).ToDictionary(s => (string)s["proposal"]!["name"]!);
        Assert.That(batch.Select(b => (int)b["feature"]!), Is.EqualTo(Enumerable.Range(1, 60)), "file order");
        foreach (var proposal in batch)
        {
            var expected = screened[(string)proposal["proposal"]!["name"]!];
            foreach (string key in new[] { "id", "source_file" })
                expected["proposal"]![key] = proposal["proposal"]![key]!.DeepClone();
            foreach (var question in expected["undetermined"]!.AsArray().Where(q => (string)q!["rule"]! == "site"))
                question!["what"] = (string)proposal["proposal"]!["id"]!;
            Same(proposal, expected);
        }

        Assert.That(counts.Refused, Is.EqualTo(60 / 13));
        Assert.That(counts.Prohibited + counts.Undetermined + counts.Conditional + counts.Compliant, Is.EqualTo(60));
    }

    [Test]
    public void A_wrong_cell_leaves_one_proposal_with_an_open_question_and_stops_nothing()
    {
        string output = At("out.jsonl");
        var counts = Bench.Run(Write("p.geojson", BatchBench.Squares(40)), output, BatchBench.ByIndustryColumn with { Industry = "C2614" });
        var batch = BatchBench.Proposals(output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts.Unread, Is.EqualTo(2));
            foreach (var wrong in new[] { batch[16], batch[33] })
            {
                Assert.That((string?)wrong["proposal"]!["industry"], Is.Null, "the value for all is not put in the place of a wrong one");
                Assert.That((string)wrong["verdict"]!, Is.Not.EqualTo("compliant").And.Not.EqualTo("conditional"));
                var question = wrong["undetermined"]!.AsArray().Single(q => (string)q!["rule"]! == "proposal")!;
                Assert.That((string)question["what"]!, Is.EqualTo("industry"));
                Assert.That((string)question["reason"]!, Does.Contain("X99"));
            }

            Assert.That(batch.Count(b => b["undetermined"]!.AsArray().Any(q => (string)q!["rule"]! == "proposal")), Is.EqualTo(2));
        }
    }

    [Test]
    public void The_tables_of_the_GeoPackage_hold_what_the_lines_hold()
    {
        string lines = At("out.jsonl"), tables = At("out.gpkg"), file = Write("p.geojson", BatchBench.Squares(60));
        Bench.Run(file, lines, BatchBench.ByIndustryColumn);
        Bench.Run(file, tables, BatchBench.ByIndustryColumn);
        var batch = BatchBench.Proposals(lines);
        using SqliteConnection connection = new($"Data Source={tables};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(connection.Rows("SELECT feature, id, verdict, overlaps, findings, open_questions FROM proposals ORDER BY fid", Text),
                Is.EqualTo(batch.Select(b => $"{b["feature"]}|{b["proposal"]!["id"]}|{b["verdict"]}|{Count(b, "overlaps")}|{Count(b, "findings")}|{Count(b, "undetermined")}")));
            Assert.That(connection.Rows("SELECT feature, layer, zone_code, area_ellipsoidal_m2, area_planar_m2, share_of_zone, certainty FROM overlaps ORDER BY fid", Text),
                Is.EqualTo(batch.SelectMany(b => b["overlaps"]!.AsArray().Select(o =>
                    $"{b["feature"]}|{o!["layer"]}|{o["zone_code"]}|{Number(o["area_ellipsoidal_m2"])}|{Number(o["area_planar_m2"])}|{Number(o["share_of_zone"])}|{o["certainty"]}"))));
            Assert.That(connection.Rows("SELECT feature, rule, answer, zone_code FROM findings ORDER BY fid", Text),
                Is.EqualTo(batch.SelectMany(b => b["findings"]!.AsArray().Select(f => $"{b["feature"]}|{f!["rule"]}|{f["answer"]}|{f["zone_code"]}"))));
            Assert.That(connection.Rows("SELECT p.feature, q.rule, q.needs, q.what FROM proposals p JOIN questions q USING (question_list) ORDER BY p.fid, q.fid", Text),
                Is.EqualTo(batch.SelectMany(b => b["undetermined"]!.AsArray().Select(q => $"{b["feature"]}|{q!["rule"]}|{q["needs"]}|{q["what"]}"))));
            Assert.That(connection.Scalar("SELECT count(*) FROM proposals WHERE geom IS NULL"), Is.EqualTo(4L), "broken ones keep their row without a shape");
            Assert.That(connection.Rows("PRAGMA integrity_check", r => r.GetString(0)), Is.EqualTo(new[] { "ok" }));
        }

        string seen = OracleTool.Run("ogrinfo", ["-ro", "-so", "-al", tables]);
        Assert.That(seen, Does.Contain("Geometry: Multi Polygon").And.Contain("Feature Count: 60").And.Contain("Layer name: overlaps").And.Contain("Layer name: findings"));

        static int Count(JsonNode b, string key) => b[key]!.AsArray().Count;
        static string Number(JsonNode? n) => n!.GetValue<double>().ToString(CultureInfo.InvariantCulture);
    }

    [Test]
    public void Areas_alone_are_the_overlaps_of_the_screening_and_a_refused_shape_keeps_a_row_that_says_so()
    {
        string file = Write("p.geojson", BatchBench.Squares(40)), lines = At("out.jsonl"), areas = At("areas.jsonl");
        Bench.Run(file, lines, BatchBench.ByIndustryColumn);
        (Bench with { AreasOnly = true }).Run(file, areas, BatchBench.ByIndustryColumn);
        var rows = File.ReadAllLines(areas).Skip(1).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        foreach (var proposal in BatchBench.Proposals(lines))
        {
            var own = rows.Where(r => (int)r["feature"]! == (int)proposal["feature"]!).ToList();
            var overlaps = proposal["overlaps"]!.AsArray();
            if (overlaps.Count == 0)
            {
                Assert.That(own.Single()["zone_code"], Is.Null);
                Assert.That((string?)own.Single()["problem"], proposal["site"]!["crs"] is null ? Does.Contain("环自相交") : Is.Null.Or.Contain("X99"));
                continue;
            }

            Assert.That(own.Select(r => string.Join('|', r.Skip(2).SkipLast(1).Select(p => p.Value!.ToJsonString()))),
                Is.EqualTo(overlaps.Select(o => string.Join('|', o!.AsObject().Where(p => p.Key != "snapped").Select(p => p.Value!.ToJsonString())))));
        }
    }

    private static string Text(SqliteDataReader row) => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)));

    private static JsonNode Json(Screening screening)
    {
        using MemoryStream stream = new();
        ScreeningJson.Write(stream, [screening]);
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))![0]!.DeepClone();
    }

    private static void Same(JsonNode batch, JsonNode screen)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string field in Fields)
                Assert.That(batch[field]!.ToJsonString(), Is.EqualTo(screen[field]!.ToJsonString()), $"{screen["proposal"]!["id"]}: {field}");
            foreach (var (key, value) in screen["site"]!.AsObject().Where(p => p.Key != "notices"))
                Assert.That(batch["site"]![key]?.ToJsonString(), Is.EqualTo(value?.ToJsonString()), $"site.{key}");
            // what the reader noticed about the file is said once for the file, not with every proposal
            var notices = batch["site"]!["notices"]!.AsArray().Select(n => n!.ToJsonString()).ToList();
            Assert.That(screen["site"]!["notices"]!.AsArray().Select(n => n!.ToJsonString()).TakeLast(notices.Count), Is.EqualTo(notices));
            var notCovering = screen["layers"]!.AsArray().Where(l => (string)l!["status"]! == "not_covering").Select(l => (string)l!["name"]!);
            Assert.That(batch["layers_not_covering"]!.AsArray().Select(n => (string)n!), Is.EqualTo(notCovering));
        }
    }
}
