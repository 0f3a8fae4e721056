using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A screening with what a map needs beside it: <c>screening</c> (<c>screening/1</c>), <c>view</c> (<c>view/1</c>, the report's words), <c>shapes</c> (GeoJSON, longitude
/// and latitude: <c>part</c> is site, overlap, nearest, finding — the way to its zone — or problem, with its place in the list of the screening), <c>questions</c> (with the answers to choose from),
/// <c>withheld</c> (layers of which nothing is told) and, of an explanation, <c>boundaries</c> (the site as each proposed move or cut would leave it, by finding — 0: the
/// whole answer — and line of the view's changes).
/// </summary>
internal sealed class ScreeningAnswer(ScreeningDesk desk, Language language)
{
    public void Write(Utf8JsonWriter json, Screening screening, ImmutableArray<string> withheld, Explanation? explanation = null)
    {
        json.WriteStartObject();
        json.WritePropertyName("screening");
        json.WriteRawValue(ScreeningJson.Object(screening), skipInputValidation: true);
        json.WritePropertyName("view");
        ViewJson.Write(json, screening, desk.Reports, language, explanation);
        json.WritePropertyName("shapes");
        Shapes(json, screening);
        json.WriteStartArray("questions");
        foreach (NextQuestion question in screening.Questions)
            Question(json, question);
        json.WriteEndArray();
        json.WriteStartArray("withheld");
        foreach (string layer in withheld)
            json.WriteStringValue(layer);
        json.WriteEndArray();
        if (explanation is not null)
            Boundaries(json, explanation);
        json.WriteEndObject();
    }

    /// <summary>As screened after the change; its lines are those of the view, which leaves out what lies in the past.</summary>
    private static void Boundaries(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartArray("boundaries");
        foreach (var (number, flips) in explanation.Findings.Select(f => f.Flips).Prepend(explanation.Whole).Index())
        {
            foreach (var (line, flip) in flips.Flips.Where(f => !f.IsPast).Index().Where(f => f.Item.Kind is FlipKind.Move or FlipKind.Cut))
            {
                json.WriteStartObject();
                json.WriteNumber("finding", number);
                json.WriteNumber("line", line);
                json.WriteString("verdict", ScreeningJson.Word(flip.After.Verdict));
                json.WritePropertyName("geometry");
                GeoJsonShape.Write(json, ShapeGate.Check(flip.After.Proposal.Boundary, flip.After.Proposal.Declared).Shape, Crs.Cgcs2000);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private void Question(Utf8JsonWriter json, NextQuestion question)
    {
        Fact? fact = desk.Reports.Fact(question.Subject);
        json.WriteStartObject();
        json.WriteString("subject", question.Subject);
        BothJson.Write(json, "text", question.Text);
        json.WriteString("type", fact is null ? question.Subject : fact.Type.ToString().ToLowerInvariant());
        json.WriteString("unit", fact?.Unit);
        ChoicesJson.Write(json, question.Subject, desk.Rules);
        json.WriteEndObject();
    }

    private static void Shapes(Utf8JsonWriter json, Screening s)
    {
        ScreeningShapes shapes = new(s);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        Feature("site", 0, shapes.Site);
        foreach (var (i, overlap) in s.Overlaps.Index())
            Feature("overlap", i, shapes.Overlap(overlap), overlap.Kind);
        foreach (var (i, proximity) in s.Proximities.Index())
            Feature("nearest", i, shapes.Nearest(proximity), proximity.Kind);
        foreach (var (i, finding) in s.Findings.Index())
        {
            if (finding is { Answer: not Answer.Overlaps, Layer: { } layer, ZoneNumber: { } zone })
                Feature("finding", i, shapes.Nearest(new ProximityRecord(finding.Kind ?? "", layer, zone, "", "", 0, 0)), finding.Kind);
        }

        CrsTransform place = CrsTransform.Between(s.Proposal.Declared, Crs.Cgcs2000);
        foreach (var (i, problem) in s.Site.Problems.Index())
        {
            if (double.IsFinite(problem.X) && double.IsFinite(problem.Y) && place.Apply(problem.X, problem.Y) is var (longitude, latitude) && double.IsFinite(longitude))
                Problem(i, problem, longitude, latitude);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Feature(string part, int index, Shape? shape, string? kind = null)
        {
            if (shape is null)
                return;
            Start(part, index);
            json.WriteString("kind", kind);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            GeoJsonShape.Write(json, shape, Crs.Cgcs2000);
            json.WriteEndObject();
        }

        void Problem(int index, GeometryProblem problem, double longitude, double latitude)
        {
            Start("problem", index);
            BothJson.Write(json, "text", ProblemWords.Of(problem.Kind));
            json.WriteBoolean("fatal", problem.IsFatal);
            json.WriteEndObject();
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        void Start(string part, int index)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("part", part);
            json.WriteNumber("index", index);
        }
    }
}

/// <summary>The answers that a question takes: id and name; empty where a number or a code is wanted.</summary>
internal static class ChoicesJson
{
    public static void Write(Utf8JsonWriter json, string subject, RuleBase rules)
    {
        json.WriteStartArray("choices");
        foreach ((string id, Bilingual name) in Activity.Choices(subject, rules))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            BothJson.Write(json, "name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
