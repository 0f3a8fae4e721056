using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Writes <c>explanation/1</c>: one array, one object per proposal, in full: every condition with its answer and numbers, every flip with both sides and, where the
/// boundary is changed, the boundary (coordinates of <c>crs</c>, x east or longitude first). Computes nothing.
/// </summary>
public static class ExplanationJson
{
    public static void Write(Stream stream, IReadOnlyList<Explanation> explanations)
    {
        using (var json = new Utf8JsonWriter(stream, ScreeningJson.Options))
        {
            json.WriteStartArray();
            foreach (var explanation in explanations)
                new ScreeningObject(json).Write(explanation);
            json.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
    }
}

internal sealed partial class ScreeningObject
{
    public void Write(Explanation e)
    {
        Screening s = e.Screening;
        _quotes = s.Law is not null;
        json.WriteStartObject();
        Text("schema", "explanation/1");
        json.WriteStartObject("program");
        Text("version", s.ProgramVersion);
        json.WriteEndObject();
        Date("date", s.Date);
        Text("verdict", ContractWords.Of(s.Verdict));
        Proposal(s.Proposal, s.Industry);
        Site(s);
        List("findings", e.Findings, f =>
        {
            Text("rule", f.Finding.Rule);
            Text("layer", f.Finding.Layer);
            Text("zone_code", f.Finding.ZoneCode);
            Text("zone_name", f.Finding.ZoneName);
            Proof(f.Proof);
            Flips(f.Flips);
        });
        List("open", e.Open, Proof);
        List("review", s.Review, Review);
        List("questions", e.Answers, q =>
        {
            Text("fact", q.Subject);
            Both("question", q.Question);
            List("answers", q.Answers, a =>
            {
                Both("answer", a.Answer);
                Text("verdict", ContractWords.Of(a.Verdict));
            });
        });
        List("not_applied", e.NotApplied, m =>
        {
            Text("failing", ContractWords.Of(m.Failing.Kind));
            Text("subject", m.Failing.Subject);
            Number("distance_m", m.Distance);
            json.WriteBoolean("near", m.Near);
            Proof(m.Proof);
            Flips(m.Flips);
        });
        json.WriteStartObject("verdict_changes");
        Flips(e.Whole);
        json.WriteEndObject();
        json.WriteNumber("screenings_tried", e.Trials);
        json.WriteBoolean("search_complete", e.Complete);
        RuleBase(s.RuleBase);
        Text("district", s.District);
        json.WriteEndObject();
    }

    private void Proof(RuleProof p)
    {
        json.WriteStartObject("proof");
        Text("rule", p.Rule);
        Both("name", p.Name);
        Text("effect", ContractWords.Of(p.Effect));
        Text("kind", p.Kind);
        Text("holds", ContractWords.Of(p.Holds));
        List("clauses", p.Clauses, Clause);
        List("conditions", p.Conditions, Condition);
        List("layers", p.Layers, Layer);
        List("lacks", p.Questions, Question);
        json.WriteEndObject();
    }

    private void Condition(ConditionProof c)
    {
        Text("about", ContractWords.Of(c.Kind));
        Text("subject", c.Subject);
        Text("holds", ContractWords.Of(c.Truth));
        Both("asked", c.Asked);
        Both("stated", c.Stated);
        Numbers(c.Numbers);
        List("parts", c.Parts, Condition);
    }

    private void Flips(FlipList flips)
    {
        json.WriteBoolean("changes_looked_for", flips.LookedFor);
        List("flips", flips.Flips, f =>
        {
            Text("change", ContractWords.Of(f.Kind));
            Both("what", f.Change);
            Numbers(f.Numbers);
            json.WriteStartObject("before");
            Side(f.Before, f.Kind);
            json.WriteEndObject();
            json.WriteStartObject("after");
            Side(f.After, f.Kind);
            json.WriteEndObject();
        });
        List("unchanged_by", flips.Others, o =>
        {
            Text("change", ContractWords.Of(o.Kind));
            Both("why", o.Why);
        });
    }

    private void Side(FlipSide side, FlipKind kind)
    {
        Both("state", side.State);
        Text("verdict", ContractWords.Of(side.Verdict));
        Date("date", side.Date);
        Text("industry", side.Proposal.Activity.Industry);
        Text("nature", ContractWords.Of(side.Proposal.Activity.Nature));
        json.WriteStartObject("facts");
        foreach ((string id, FactValue value) in side.Proposal.Activity.Facts)
            Fact(id, value);
        json.WriteEndObject();
        if (kind is not (FlipKind.Move or FlipKind.Cut))
            return;
        Text("crs", side.Proposal.Declared.Code);
        json.WritePropertyName("geometry");
        json.WriteRawValue(Geometry(side.Proposal.Boundary));
    }

    /// <summary>A GeoJSON geometry on one line.</summary>
    private static string Geometry(RawShape shape)
    {
        var (type, parts) = shape.Kind switch
        {
            ShapeKind.Polygon => ("MultiPolygon", shape.Parts.Select(p => $"[{string.Join(',', p.Select(Path))}]")),
            ShapeKind.Line => ("MultiLineString", shape.Parts.SelectMany(p => p).Select(Path)),
            _ => ("MultiPoint", shape.Parts.SelectMany(p => p).Select(p => Path(p)[1..^1])),
        };
        return $$"""{"type":"{{type}}","coordinates":[{{string.Join(',', parts)}}]}""";

        static string Path(RawPath path) => $"[{string.Join(',', path.Xs.Zip(path.Ys, (x, y) => string.Create(CultureInfo.InvariantCulture, $"[{x:R},{y:R}]")))}]";
    }

    private void Numbers(ImmutableSortedDictionary<string, double> numbers)
    {
        json.WriteStartObject("numbers");
        foreach ((string key, double value) in numbers)
            Number(key, value);
        json.WriteEndObject();
    }
}
