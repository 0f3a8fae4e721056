using System.Text.Json;

namespace EcoGis;

/// <summary>One rule for <c>rules list</c> and <c>rules show</c>: its conditions in a line, the whole as JSON.</summary>
internal static class RuleWriting
{
    public static string Describe(ActivityCondition c) => c == ActivityCondition.Any || (c.IndustryCodes.IsEmpty && c.Natures.IsEmpty && c.Facts.IsEmpty)
        ? "*"
        : string.Join("; ", new[]
        {
            c.IndustryCodes.IsEmpty ? null : $"industry {string.Join(' ', c.IndustryCodes)}",
            c.Natures.IsEmpty ? null : $"nature {string.Join(' ', c.Natures.Select(n => n.ToString().ToLowerInvariant()))}",
        }.Concat(c.Facts.Select(f => $"{f.Fact.Id} = {f.Bool?.ToString().ToLowerInvariant()}{string.Join('|', f.AnyOf)}{f.Range?.Text}")).OfType<string>());

    public static void Write(Utf8JsonWriter w, Rule r, Session session)
    {
        w.WriteStartObject();
        w.WriteString("id", r.Id);
        w.WriteString("name", session.Text(r.Name));
        w.WriteString("instrument", r.Instrument.Id);
        w.WriteString("title", session.Text(r.Instrument.Title));
        w.WriteString("kind", r.Zones?.Kind);
        w.WriteStartArray("classes");
        foreach (string c in r.Zones?.Classes ?? [])
            w.WriteStringValue(c);
        w.WriteEndArray();
        w.WriteString("relation", r.Relation.Word.ToString().ToLowerInvariant());
        w.WriteNumber("metres", r.Relation.Metres);
        w.WriteStartObject("fields");
        foreach (var field in r.Zones?.Fields ?? [])
            w.WriteString(field.Field.Id, string.Join(' ', field.Values));
        w.WriteEndObject();
        w.WriteString("area", r.Relation.Area?.Text);
        w.WriteString("activity", Describe(r.Activity));
        w.WriteString("effect", r.Effect.ToString().ToLowerInvariant());
        w.WriteBoolean("verified", r.Verified);
        w.WriteString("in_force_from", (r.From ?? r.Instrument.From)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        w.WriteString("in_force_to", (r.To ?? r.Instrument.To)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        w.WriteString("superseded_from", r.Instrument.SupersededBy?.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        w.WriteString("superseded_by", r.Instrument.SupersededBy is { } later ? session.Text(later.Title) : null);
        w.WriteStartArray("clauses");
        foreach (var c in r.Clauses)
        {
            w.WriteStartObject();
            w.WriteString("id", c.Id);
            w.WriteString("article", c.Article);
            w.WriteString("summary", session.Text(c.Summary));
            w.WriteBoolean("verified", c.Verified);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }
}
