using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// The words of the clauses that a case's findings cite, from the texts installed now: <c>law_installed</c>, and <c>quotations</c> in order, each of one clause
/// (<c>instrument</c>, <c>article</c>, <c>text_date</c>, <c>lines</c>). They are no part of the screening, which stays as it was filed.
/// </summary>
internal sealed class CaseLaw(ScreeningDesk desk)
{
    public void Write(Utf8JsonWriter json, CaseVersion version)
    {
        LawLibrary? library = desk.Library();
        json.WriteBoolean("law_installed", library is not null);
        json.WriteStartArray("quotations");
        foreach (ClauseCitation clause in library is null ? [] : Quoted(library, version))
        {
            json.WriteStartObject();
            json.WriteString("instrument", clause.Instrument);
            json.WriteString("article", clause.Article);
            json.WriteString("text_date", clause.Quotation!.TextDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("lines");
            foreach (string line in clause.Quotation.Lines)
                json.WriteStringValue(line);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Of the clauses of the rules that found something, each once; a rule that the rule base no longer has quotes nothing.</summary>
    private IEnumerable<ClauseCitation> Quoted(LawLibrary library, CaseVersion version)
    {
        using JsonDocument screening = JsonDocument.Parse(version.Screening);
        ImmutableArray<string> ids = [.. screening.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()!).Distinct()];
        return [.. desk.Rules.Rules.Where(r => ids.Contains(r.Id) && r.InForceOn(version.Day))
            .SelectMany(r => library.Quoted(r, [.. r.Clauses.Select(c => c.CiteOn(version.Day))], version.Day)).Where(c => c.Quotation is not null).DistinctBy(c => (c.Instrument, c.Article))];
    }
}
