using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EcoGis;

/// <summary>
/// Sheets as an Excel workbook (OOXML): the heading row stays in view and filters, numbers and days are typed, a verdict is icon and word on a colour.
/// All text is in string cells, so that nothing a file said can be run as a formula. What XML cannot hold becomes visible.
/// </summary>
public static class WorkbookWriter
{
    /// <summary>Rows a sheet of Excel can hold below its heading.</summary>
    public const int MostRows = 1_048_575;

    private const int LongestText = 32_767;

    /// <summary>Writes to a stream that can seek. The caller sees to it that no sheet has more than <see cref="MostRows"/>.</summary>
    public static void Write(Stream stream, IReadOnlyList<EcoGis.Sheet> sheets, Language language)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyle.Sheet();
        Sheets list = new();
        DefinedNames filters = new();
        foreach (var (i, sheet) in sheets.Index())
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            Fill(part, sheet, language);
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheet.Title.In(language) });
            filters.Append(new DefinedName($"'{sheet.Title.In(language)}'!{Range(sheet, absolute: true)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)i, Hidden = true });
        }

        workbook.Workbook = new Workbook(list, filters);
    }

    private static void Fill(WorksheetPart part, EcoGis.Sheet sheet, Language language)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(sheet.Columns.Select((c, i) => Text(Name(i, 1), c.Heading.In(language), WorkbookStyle.Heading))));
        for (int r = 0; r < sheet.Rows.Count; r++)
            writer.WriteElement(new Row(sheet.Rows[r].Select((value, i) => CellOf(Name(i, r + 2), value, language))));
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = Range(sheet, absolute: false) });
        writer.WriteEndElement();
    }

    private static Cell CellOf(string at, object? value, Language language) => value switch
    {
        null => new Cell { CellReference = at },
        DateOnly day => Number(at, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, WorkbookStyle.Day),
        Verdict verdict => Text(at, $"{VerdictWords.Icon(verdict)} {VerdictWords.Of(verdict).In(language)}", WorkbookStyle.Of(verdict)),
        long count => Number(at, count, WorkbookStyle.Count),
        double number => Number(at, number, WorkbookStyle.Number),
        _ => Text(at, (string)value, WorkbookStyle.Text),
    };

    private static Cell Number(string at, double value, uint style) =>
        new() { CellReference = at, StyleIndex = style, CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture)) };

    private static Cell Text(string at, string text, uint style) => new()
    {
        CellReference = at,
        StyleIndex = style,
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(Held(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    /// <summary>As much as a cell can hold, a cut marked; characters that XML 1.0 forbids made visible.</summary>
    private static string Held(string text)
    {
        string clean = string.Concat(Fault.Clean(text).EnumerateRunes().Select(r => r.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));
        return clean.Length <= LongestText ? clean : clean[..(LongestText - 1)] + "…";
    }

    private static string Range(EcoGis.Sheet sheet, bool absolute)
    {
        string end = Name(sheet.Columns.Count - 1, sheet.Rows.Count + 1);
        return absolute ? $"$A$1:${string.Concat(end.TakeWhile(char.IsLetter))}${string.Concat(end.SkipWhile(char.IsLetter))}" : "A1:" + end;
    }

    private static string Name(int column, int row)
    {
        string letters = "";
        for (int c = column; c >= 0; c = c / 26 - 1)
            letters = (char)('A' + c % 26) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }
}
