using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>What a form is filled in from: <c>/api/industries?q=</c> (by code or word), <c>/api/facts</c>, <c>/api/samples</c>, <c>/api/desk</c> (district, day, rule base).</summary>
internal static class CodeEndpoints
{
    private const int MostIndustries = 50;

    public static void MapCodes(this IEndpointRouteBuilder routes, ScreeningDesk desk, Samples samples)
    {
        routes.MapGet("/api/industries", http =>
        {
            string asked = http.Request.Query["q"].ToString().Trim();
            IndustryClass[] found = asked.Length is 0 or > 40 ? [] : [.. desk.Rules.Industries.Search(asked).OrderByDescending(c => c.Code.Length)];
            return Reply.Json(http, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("found", found.Length);
                json.WriteStartArray("industries");
                foreach (IndustryClass industry in found.Take(MostIndustries))
                {
                    json.WriteStartObject();
                    json.WriteString("code", industry.Code);
                    BothJson.Write(json, "name", industry.Name);
                    BothJson.Write(json, "level", industry.Level);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }).Needs(Permission.View);

        routes.MapGet("/api/facts", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (Fact fact in desk.Rules.Facts.Values)
            {
                json.WriteStartObject();
                json.WriteString("id", fact.Id);
                BothJson.Write(json, "name", fact.Name);
                json.WriteString("type", fact.Type.ToString().ToLowerInvariant());
                json.WriteString("unit", fact.Unit);
                BothJson.Write(json, "question", fact.Question);
                ChoicesJson.Write(json, fact.Id, desk.Rules);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.View);

        routes.MapGet("/api/samples", http => Reply.Json(http, samples.Write)).Needs(Permission.View);

        routes.MapGet("/api/desk", http => Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("district", desk.Profile.Id);
            BothJson.Write(json, "district_name", desk.Profile.Name);
            json.WriteString("today", desk.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("rule_base", desk.Rules.Version);
            json.WriteString("plane", desk.Profile.Plane?.Code);
            if (desk.Reference()?.Bounds is { IsNull: false } b)
            {
                json.WriteStartArray("bounds");
                foreach (double degree in new[] { b.MinX, b.MinY, b.MaxX, b.MaxY })
                    json.WriteNumberValue(degree);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        })).Needs(Permission.View);
    }
}
