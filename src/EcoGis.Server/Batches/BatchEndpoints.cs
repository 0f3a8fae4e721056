using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>
/// <c>/api/batches/{job}</c>: what a finished batch came to, for the page: counts, the problem cases gravest first with their place, all about one, and the report that
/// <c>ecogis report</c> makes of it. Reads the result of the job and computes nothing.
/// </summary>
internal sealed class BatchEndpoints(ScreeningDesk desk, LayerAccess access, BatchResults results, BatchReports reports)
{
    /// <summary>Rows that a page holds. All are in the file.</summary>
    private const int Most = 20_000;

    private const string Verdict = "verdict";

    private static readonly string[] s_all = ["prohibited", "undetermined", "conditional", "compliant"];
    private static readonly string[] s_columns = ["feature", "id", "name", Verdict, "industry", "site_area_ellipsoidal_m2", "conflict_area_ellipsoidal_m2", "overlaps", "findings", "reviews", "open_questions", "needs", "problem"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/batches/{job}", List).Needs(Permission.Screen);
        routes.MapGet("/api/batches/{job}/proposals/{feature}", Show).Needs(Permission.Screen);
        foreach (string extension in new[] { "html", "xlsx" })
            routes.MapGet($"/api/batches/{{job}}/report.{extension}", http => Report(http, extension)).Needs(Permission.Screen);
    }

    /// <summary><c>?all=true</c>: also those that are compliant.</summary>
    private Task List(HttpContext http)
    {
        using ResultTables result = ResultTables.Open(results.PathOf(JobOf(http)));
        string[] wanted = http.Request.Query["all"] == "true" ? s_all : s_all[..3];
        var counts = result.Counts(Verdict);
        var rows = result.Ordered(s_columns, Verdict, wanted, "conflict_area_ellipsoidal_m2", Most);
        var toLonLat = CrsTransform.Between(result.Crs, Crs.Cgcs2000);
        return Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("counts");
            foreach (string verdict in s_all)
                json.WriteNumber(verdict, counts.GetValueOrDefault(verdict));
            json.WriteEndObject();
            json.WriteNumber("wanted", wanted.Sum(v => counts.GetValueOrDefault(v)));
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                Proposal(json, http, row.Cells);
                if (row.Middle is { } middle)
                {
                    var (longitude, latitude) = toLonLat.Apply(middle.X, middle.Y);
                    json.WriteNumber("lon", Math.Round(longitude, 6));
                    json.WriteNumber("lat", Math.Round(latitude, 6));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private Task Show(HttpContext http)
    {
        if (!long.TryParse((string?)http.Request.RouteValues["feature"], NumberStyles.None, CultureInfo.InvariantCulture, out long feature))
            throw new Fault(ServerFaults.NotFound, Place.None, (string?)http.Request.RouteValues["feature"]).Raise();
        using ResultTables result = ResultTables.Open(results.PathOf(JobOf(http)));
        var row = result.Of(feature, "proposals", s_columns) is [var only] ? only : throw new Fault(ServerFaults.NotFound, Place.None, feature).Raise();
        return Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("proposal");
            Proposal(json, http, row);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            GeoJsonShape.Write(json, result.ShapeOf(feature), Crs.Cgcs2000);
            Table("overlaps", "layer", ["kind", "layer", "zone_code", "zone_name", "zone_class", "area_ellipsoidal_m2", "length_m", "share_of_site", "certainty"]);
            Table("findings", "layer", ["rule", "rule_name", "kind", "layer", "effect", "answer", "zone_code", "zone_name", "certainty", "clauses", "remedy"]);
            Table("reviews", "layer", ["kind", "layer", "zone_code", "dimension", "text"]);
            json.WriteEndObject();

            void Table(string table, string layer, string[] columns)
            {
                json.WriteStartArray(table);
                foreach (var cells in result.Of(feature, table, columns))
                {
                    bool seen = cells.Text(layer) is not { } name || access.MaySee(http.User, name);
                    json.WriteStartObject();
                    Cells(json, cells, seen ? columns : [.. columns.Where(c => c is "kind" or "layer" or "effect" or "answer" or "rule" or "rule_name" or "clauses")]);
                    if (columns.Contains("rule") && cells.Text("rule") is { } rule && desk.Rules.Rules.FirstOrDefault(r => r.Id == rule) is { } known)
                        json.WriteString("rule_name_en", known.Name.En);
                    if (!seen)
                        json.WriteBoolean("withheld", true);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        });
    }

    private async Task Report(HttpContext http, string extension)
    {
        Job job = JobOf(http);
        string file = await reports.File(results.FolderOf(job), results.PathOf(job), Reply.LanguageOf(http), extension, http.RequestAborted);
        if (extension == "html")
            http.Response.Headers.ContentSecurityPolicy = Hardening.ReportPolicy;
        else
            http.Response.Headers.ContentDisposition = "attachment; filename=summary.xlsx";
        await Reply.Bytes(http, StatusCodes.Status200OK, extension == "html" ? "text/html" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", await File.ReadAllBytesAsync(file, http.RequestAborted));
    }

    private Job JobOf(HttpContext http)
    {
        string id = (string)http.Request.RouteValues["job"]!;
        return results.Find(id, Processes.OwnerOf(http)) ?? throw new Fault(ServerFaults.NotFound, Place.None, id).Raise();
    }

    private void Proposal(Utf8JsonWriter json, HttpContext http, ResultCells row)
    {
        Cells(json, row, s_columns);
        json.WriteStartArray("needs_words");
        foreach (CaseNeed need in CaseWords.Needs(row.Text("needs")))
            json.WriteStringValue(BatchReport.NeedInBrief(need, desk.Reports, Reply.LanguageOf(http)));
        json.WriteEndArray();
    }

    private static void Cells(Utf8JsonWriter json, ResultCells cells, string[] columns)
    {
        foreach (string column in columns)
        {
            switch (cells[column])
            {
                case null:
                    json.WriteNull(column);
                    break;
                case long whole:
                    json.WriteNumber(column, whole);
                    break;
                case double number:
                    json.WriteNumber(column, number);
                    break;
                case var text:
                    json.WriteString(column, text.ToString());
                    break;
            }
        }
    }
}
