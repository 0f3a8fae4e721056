using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>A block of a batch as CSV (<see cref="CsvLine"/>); JSON Lines has the text as it is.</summary>
public sealed class CsvBlock(Language language) : ResultBlock
{
    private readonly Utf8Rows _text = new();
    private readonly CsvAreas _areas = new();

    public static void WriteHeader(Stream stream, bool areasOnly) => CsvLine.WriteHeader(stream, TableOf(areasOnly).Columns.Select(c => c.Name));

    public void WriteTo(Stream stream) => _text.MoveTo(stream);

    protected override void Write(int feature, Screening screening)
    {
        foreach (object?[] row in FlatRows.Of(feature, screening, language))
        {
            List<string> escaped = [];
            for (int i = 0; i < row.Length; i++)
            {
                _text.Add(row[i] is null or string
                    ? CsvLine.Cell((string?)row[i] ?? "", FlatRows.Table.Columns[i].Name, escaped)
                    : Convert.ToString(row[i], CultureInfo.InvariantCulture)!);
                _text.Add((byte)',');
            }

            _text.Add(string.Join(';', escaped));
            _text.Add("\r\n"u8);
            CountRows(1);
        }
    }

    protected override void Write(int feature, SiteOverlaps site) =>
        Rows(feature, site.Proposal.Id, site.Overlaps, SiteProblems.Of(site.Proposal, site.Site, language));

    protected override void Write(int feature, in SiteAreas site) => Rows(feature, site.Id, site.Overlaps, SiteProblems.Of(site.Unread, language));

    private void Rows(int feature, string id, ImmutableArray<OverlapRecord> overlaps, string? problem) =>
        CountRows(_areas.Write(_text, feature, id, overlaps, problem));

    private static RowTable TableOf(bool areasOnly) => areasOnly ? AreaRows.Table : FlatRows.Table;
}
