using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Filters over HTTP that would like to be SQL, or never to end.</summary>
internal sealed class FilterTests
{
    private static readonly string[] s_injections =
    [
        "code = 'A'; DROP TABLE ecogis_layer_version", "code = 'A' OR 1=1 --", "code = 'A' UNION SELECT * FROM sqlite_master", "') OR ('1'='1", "code = 'A' OR EXISTS(SELECT 1 FROM sqlite_master)",
        "load_extension('x') = 'A'", "(SELECT sql FROM sqlite_master) = 'A'", "rowid = 1", "ecogis_layer_version.name = 'A'", "\"code\" = 'A'/**/OR/**/'1'='1'", "code = x'41'", "code GLOB '*'",
    ];

    [Test]
    [Category("reliability-73")]
    public async Task What_looks_like_SQL_is_refused_or_is_text_and_the_catalog_stays_as_it_is()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        int all = await Count("");
        byte[] before = SHA256.HashData(await File.ReadAllBytesAsync(served.Options.Catalog));
        using (Assert.EnterMultipleScope())
        {
            foreach (string injection in s_injections)
            {
                using HttpResponseMessage refused = await served.Client.GetAsync($"{Items}?filter={Uri.EscapeDataString(injection)}");
                Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.UnprocessableEntity), injection);
                Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("ECO-72").And.Not.Contain("SQLite"), injection);
                Assert.That(await Count($"?filter={Uri.EscapeDataString($"code = '{injection.Replace("'", "''", StringComparison.Ordinal)}'")}"), Is.Zero, "as text it is no code");
                Assert.That(await Count($"?code={Uri.EscapeDataString(injection)}"), Is.Zero.Or.EqualTo(-1), "as a property");
            }

            foreach (string parameter in new[] { "limit", "bbox", "datetime", "after", "sortby", "crs", "bbox-crs", "filter-crs", "filter-lang" })
            {
                using HttpResponseMessage answer = await served.Client.GetAsync($"{Items}?{parameter}={Uri.EscapeDataString(s_injections[1])}");
                Assert.That((int)answer.StatusCode, Is.LessThan(500), parameter);
            }

            foreach (string path in new[] { "/ogc/collections/x' OR '1'='1/items", "/ogc/jobs/x' OR '1'='1", "/api/cases/x' OR '1'='1", "/api/forest/queue/x' OR '1'='1" })
                Assert.That((await served.Client.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.UnprocessableEntity).Or.EqualTo(HttpStatusCode.BadRequest), path);
            Assert.That(JsonNode.Parse(await served.Client.GetStringAsync("/api/audit?actor=" + Uri.EscapeDataString("' OR '1'='1")))!.AsArray(), Is.Empty);
            Assert.That(JsonNode.Parse(await served.Client.GetStringAsync("/api/audit?action=" + Uri.EscapeDataString("%' OR 1=1 --")))!.AsArray(), Is.Empty);
            Assert.That(await Count(""), Is.EqualTo(all).And.Positive);
            Assert.That(SHA256.HashData(await File.ReadAllBytesAsync(served.Options.Catalog)), Is.EqualTo(before));
        }

        async Task<int> Count(string query)
        {
            using HttpResponseMessage answer = await served.Client.GetAsync(Items + query);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["features"]!.AsArray().Count : -1;
        }
    }

    private const string Items = "/ogc/collections/control-unit/items";

    [Test]
    [Category("reliability-74")]
    public async Task A_filter_that_would_never_end_is_refused_at_once_or_ends_soon()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string wild = string.Concat(Enumerable.Repeat("%a", 300));
        string[] filters =
        [
            new string('(', 2000) + "code='A'" + new string(')', 2000),
            string.Concat(Enumerable.Repeat("NOT ", 1500)) + "code='A'",
            string.Join(" OR ", Enumerable.Repeat("code='A'", 500)),
            $"code IN ({string.Join(',', Enumerable.Repeat("'A'", 1500))})",
            string.Join(" OR ", Enumerable.Repeat($"name LIKE '{wild}b'", 9)),
            $"CASEI(name) LIKE CASEI('{wild}')",
            $"S_INTERSECTS(geometry, LINESTRING({string.Join(',', Enumerable.Range(0, 900).Select(i => $"10{i % 10} 3{i % 7}"))}))",
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (string filter in filters)
            {
                var clock = Stopwatch.StartNew();
                using HttpResponseMessage answer = await served.Client.GetAsync($"{Items}?filter={Uri.EscapeDataString(filter)}");
                Assert.That((int)answer.StatusCode, Is.LessThan(500), filter[..40]);
                Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), filter[..40]);
            }

            using HttpResponseMessage tooLong = await served.Client.GetAsync($"{Items}?filter={new string('x', 20_000)}");
            Assert.That((int)tooLong.StatusCode, Is.EqualTo(414).Or.EqualTo(400));
            Assert.That(await served.Client.GetStringAsync("/health"), Is.EqualTo("ok"));
        }
    }
}
