using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EcoGis;

/// <summary>The cell formats of every workbook, by number. Verdict colours are those of the pages: they differ in lightness as well as hue, and word and icon stand in the cell.</summary>
internal static class WorkbookStyle
{
    public const uint Text = 0, Heading = 1, Day = 2, Count = 3, Number = 4;

    private const uint FirstVerdict = 5;
    private static readonly string[] s_fills = ["FFF9DED0", "FFE6E6E6", "FFFDF3C4", "FFD8ECF8"];

    public static uint Of(Verdict verdict) => FirstVerdict + (uint)verdict;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0.00##" }),
        new Fonts(Font(false, null), Font(true, "FFFFFFFF"), Font(true, null)),
        new Fills([Fill(PatternValues.None, null), Fill(PatternValues.Gray125, null), Fill(PatternValues.Solid, "FF333333"), .. s_fills.Select(f => Fill(PatternValues.Solid, f))]),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([
            Format(0, 0, 0, wrap: true), Format(0, 1, 2, wrap: true), Format(164, 0, 0), Format(3, 0, 0), Format(165, 0, 0),
            .. s_fills.Select((_, i) => Format(0, 2, (uint)i + 3)),
        ]));

    private static Font Font(bool bold, string? colour)
    {
        Font font = new();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 11 });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "Microsoft YaHei" });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour) =>
        new(colour is null ? new PatternFill { PatternType = pattern } : new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = pattern });

    private static CellFormat Format(uint number, uint font, uint fill, bool wrap = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap }) { NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true, ApplyAlignment = true };
}
