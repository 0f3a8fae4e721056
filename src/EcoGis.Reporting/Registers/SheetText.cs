using System.Text;

namespace EcoGis;

/// <summary>A sheet as CSV (<see cref="CsvLine"/>), its keys as the heading; a verdict is the contract's word.</summary>
public static class SheetText
{
    public static void WriteCsv(Stream stream, Sheet sheet)
    {
        CsvLine.WriteHeader(stream, sheet.Columns.Select(c => c.Key));
        StringBuilder text = new();
        foreach (object?[] row in sheet.Rows)
            CsvLine.Append(text, row, i => sheet.Columns[i].Key);
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
