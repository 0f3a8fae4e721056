using System.Text;

namespace EcoGis;

/// <summary>A block of a batch as CSV lines (<see cref="CsvLine"/>); JSON Lines has the text as it is.</summary>
public sealed class CsvBlock(Language language) : ResultBlock
{
    private readonly StringBuilder _text = new();

    public static void WriteHeader(Stream stream, bool areasOnly) => CsvLine.WriteHeader(stream, TableOf(areasOnly).Columns.Select(c => c.Name));

    public void WriteTo(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(_text.ToString()));

    protected override void Write(int feature, Screening screening) => Rows(false, FlatRows.Of(feature, screening, language));

    protected override void Write(int feature, SiteOverlaps site) => Rows(true, AreaRows.Of(feature, site, language));

    private static RowTable TableOf(bool areasOnly) => areasOnly ? AreaRows.Table : FlatRows.Table;

    private void Rows(bool areasOnly, IEnumerable<object?[]> rows)
    {
        foreach (object?[] row in rows)
        {
            CsvLine.Append(_text, row, i => TableOf(areasOnly).Columns[i].Name);
            CountRows(1);
        }
    }
}
