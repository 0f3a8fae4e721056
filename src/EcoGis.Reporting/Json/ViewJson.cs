using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A screening as the page shows it, <c>view/1</c>: the words, figures and numbering of its report, in one language, so that screen and paper say the same. Findings
/// and rows point to what <c>screening/1</c> lists by place (from 0). Computes nothing.
/// </summary>
public static class ViewJson
{
    /// <param name="explanation">Of this screening: findings then say why and what would lift them. Null: they do not.</param>
    public static void Write(Utf8JsonWriter json, Screening screening, ReportContext context, Language language, Explanation? explanation = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ReportModel m = ReportBuilder.Build(screening, context, language, explanation);
        json.WriteStartObject();
        json.WriteString("schema", "view/1");
        json.WriteString("name", Clean(m.Name));
        json.WriteString("verdict", ScreeningJson.Word(m.Verdict));
        json.WriteString("verdict_word", m.VerdictWord);
        json.WriteString("sentence", Clean(m.Sentence));
        json.WriteString("check_code", m.Identity.Code);
        Pairs(json, "key_numbers", m.KeyNumbers);
        Pairs(json, "head", m.Head);
        Texts(json, "warnings", m.Warnings);
        Texts(json, "notices", m.Notices);
        json.WriteStartArray("findings");
        foreach (var (i, section) in m.Sections.Index())
            Finding(json, section, screening, screening.Findings[i]);
        json.WriteEndArray();
        json.WriteString("findings_empty", m.Findings.Empty);
        Texts(json, "changes", m.Changes);
        foreach (var (key, table) in new[]
        {
            ("overlaps", m.Overlaps), ("proximities", m.Proximities), ("clear", m.Clear), ("review", m.Review), ("units", m.Units), ("layers", m.Layers), ("problems", m.Problems),
        })
        {
            json.WritePropertyName(key);
            Table(json, table);
        }

        foreach (var (key, tables) in new[] { ("open", m.Open), ("forest", m.Forest), ("breakdown", [.. new[] { m.Crossings, m.Parts, m.Districts }.OfType<ReportTable>()]) })
        {
            json.WriteStartArray(key);
            foreach (ReportTable table in tables)
                Table(json, table);
            json.WriteEndArray();
        }

        json.WriteStartArray("lists");
        foreach (ReportListLevel level in m.Lists)
        {
            json.WriteStartObject();
            json.WriteString("heading", Clean(level.Heading));
            json.WriteStartArray("lines");
            foreach (ReportListLine line in level.Lines)
            {
                json.WriteStartObject();
                json.WriteString("slot", Clean(line.Slot));
                json.WriteString("text", Clean(string.Concat(line.Pieces.Select(p => p.Text))));
                json.WriteString("source", Clean(line.Source));
                json.WriteString("answer", Clean(line.Answer));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Pairs(json, "areas", m.Areas);
        Pairs(json, "method", m.Method);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, FindingSection section, Screening s, Finding finding)
    {
        json.WriteStartObject();
        json.WriteNumber("number", section.Number);
        json.WriteString("heading", Clean(section.Heading));
        json.WriteString("effect", ContractWords.Of(section.Effect));
        json.WriteString("effect_word", section.EffectWord);
        json.WriteString("kind", finding.Kind);
        json.WriteString("layer", finding.Layer);
        At(json, "overlap", finding.Answer == Answer.Overlaps ? Find(s.Overlaps, o => (o.Layer, (int?)o.ZoneNumber) == (finding.Layer, finding.ZoneNumber)) : -1);
        At(json, "proximity", Find(s.Proximities, p => (p.Layer, (int?)p.ZoneNumber) == (finding.Layer, finding.ZoneNumber)));
        Pairs(json, "facts", section.Facts);
        json.WriteStartArray("clauses");
        foreach (ReportClause clause in section.Clauses)
        {
            json.WriteStartObject();
            json.WriteString("citation", Clean(clause.Citation));
            json.WriteString("summary", Clean(clause.Summary));
            Texts(json, "marks", clause.Marks);
            json.WriteString("caption", clause.Quotation?.Caption ?? clause.InsteadOfQuotation);
            Texts(json, "words", clause.Quotation?.Lines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "memberships", section.Memberships);
        Texts(json, "arithmetic", section.Arithmetic);
        json.WriteString("remedy", Clean(section.Remedy));
        Texts(json, "reasons", section.Reasons);
        Texts(json, "changes", section.Changes);
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteStartArray("columns");
        foreach (ReportColumn column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteBoolean("number", column.Kind == ColumnKind.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            json.WriteStartArray();
            foreach (string cell in row)
                json.WriteStringValue(Clean(cell));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("empty", table.Empty);
        json.WriteString("note", table.Note);
        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string key, IReadOnlyList<ReportPair> pairs)
    {
        json.WriteStartArray(key);
        foreach (ReportPair pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("label", Clean(pair.Label));
            json.WriteString("value", Clean(pair.Value));
            json.WriteString("note", pair.Note is { } note ? Clean(note) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string key, IReadOnlyList<string>? texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts ?? [])
            json.WriteStringValue(Clean(text));
        json.WriteEndArray();
    }

    private static void At(Utf8JsonWriter json, string key, int place)
    {
        if (place < 0)
            json.WriteNull(key);
        else
            json.WriteNumber(key, place);
    }

    private static int Find<T>(IReadOnlyList<T> list, Func<T, bool> wanted) => list.Index().Where(e => wanted(e.Item)).Select(e => e.Index).FirstOrDefault(-1);

    private static string Clean(string text) => Fault.Clean(ScreeningObject.Whole(text));
}
