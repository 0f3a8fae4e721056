using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EcoGis;

/// <summary>The styles of a dossier as Word knows them, so that an office can restyle it: every paragraph has one and none has formats of its own. East Asian fonts are named.</summary>
internal static class DocxStyles
{
    public const string Normal = "Normal", Title = "Title", Subtitle = "Subtitle", Chapter = "Heading1", Section = "Heading2", TableTitle = "Caption", Figure = "EcoFigure", Note = "EcoNote",
        Warning = "EcoWarning", Item = "ListParagraph", Lead = "EcoLead", Count = "EcoCount", Band = "EcoBand", Cell = "EcoCell", Number = "EcoNumber", Code = "EcoCode", Head = "EcoHead",
        Fixed = "EcoFixed", Header = "Header", Footer = "Footer", Table = "EcoTable", Contents = "TOC1";

    public static Styles All(FontNames fonts, Language language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(fonts.Latin, fonts.Body),
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "21" },
                new Languages { Val = language == Language.Zh ? "zh-CN" : "en-GB", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80", Line = "300", LineRule = LineSpacingRuleValues.Auto }))));
        Style(Normal, "Normal", null, null, new StyleRunProperties(), isDefault: true);
        Style(Title, "Title", Spaced(0, 120, JustificationValues.Center), Run(fonts, 36, bold: true));
        Style(Subtitle, "Subtitle", Spaced(0, 200, JustificationValues.Center), Run(fonts, 24));
        Style(Chapter, "heading 1", Kept(360, 120, 0), Run(fonts, 30, bold: true));
        Style(Contents, "toc 1", Spaced(0, 20), Small(19, null));
        Style(Section, "heading 2", Kept(240, 80, 1), Run(fonts, 24, bold: true));
        Style(TableTitle, "caption", Kept(160, 60), Run(fonts, 21, bold: true));
        Style(Figure, "EcoGis figure", Spaced(60, 200, JustificationValues.Center), Run(fonts, 19));
        Style(Note, "EcoGis note", Spaced(0, 60), Small(17, "444444"));
        Style(Warning, "EcoGis warning", Bordered("A34700", "FBF1EA"), Small(21, "6B2E00"));
        Style(Item, "List Paragraph", Indented(360), new StyleRunProperties());
        Style(Lead, "EcoGis clause", Kept(100, 20), new StyleRunProperties(new Bold()));
        Style(Count, "EcoGis rows", Spaced(20, 160, JustificationValues.Right), Small(16, "444444"));
        Style(Band, "EcoGis verdict", Spaced(40, 40), Run(fonts, 32, bold: true));
        Style(Cell, "EcoGis cell", Spaced(0, 0), Small(17, null));
        Style(Number, "EcoGis number", Spaced(0, 0, JustificationValues.Right), Small(17, null));
        Style(Code, "EcoGis code", Spaced(0, 0), new StyleRunProperties(Fonts(fonts.Fixed, fonts.Body), new FontSize { Val = "15" }));
        Style(Head, "EcoGis table heading", Headed(), new StyleRunProperties(Fonts(fonts.Latin, fonts.Heading), new Bold(), new FontSize { Val = "17" }));
        Style(Fixed, "EcoGis lines", Tight(), new StyleRunProperties(Fonts(fonts.Fixed, fonts.Body), new FontSize { Val = "16" }));
        Style(Header, "header", Spaced(0, 0), Small(17, "444444"));
        Style(Footer, "footer", Spaced(0, 0), Small(14, "444444"));
        styles.Append(TableStyle());
        return styles;

        void Style(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run = null, StyleRunProperties? plain = null, bool isDefault = false)
        {
            var style = new Style { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = name.StartsWith("EcoGis", StringComparison.Ordinal) ? true : null, Default = isDefault ? true : null };
            style.Append(new StyleName { Val = name });
            if (!isDefault)
                style.Append(new BasedOn { Val = Normal });
            style.Append(new PrimaryStyle());
            if (paragraph is not null)
                style.Append(paragraph);
            if ((run ?? plain) is { HasChildren: true } properties)
                style.Append(properties);
            styles.Append(style);
        }
    }

    private static RunFonts Fonts(string latin, string eastAsia) => new() { Ascii = latin, HighAnsi = latin, EastAsia = eastAsia, ComplexScript = latin };

    private static StyleRunProperties Run(FontNames fonts, int halfPoints, bool bold = false)
    {
        var run = new StyleRunProperties(Fonts(fonts.Latin, fonts.Heading));
        if (bold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = Text(halfPoints) });
        return run;
    }

    private static StyleRunProperties Small(int halfPoints, string? colour)
    {
        var run = new StyleRunProperties();
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = Text(halfPoints) });
        return run;
    }

    private static StyleParagraphProperties Spaced(int before, int after, JustificationValues? justified = null)
    {
        var paragraph = new StyleParagraphProperties(new SpacingBetweenLines { Before = Text(before), After = Text(after), Line = "260", LineRule = LineSpacingRuleValues.Auto });
        if (justified is { } j)
            paragraph.Append(new Justification { Val = j });
        return paragraph;
    }

    /// <summary>Stays with what follows.</summary>
    private static StyleParagraphProperties Kept(int before, int after, int? level = null)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = Text(before), After = Text(after) });
        if (level is { } outline)
            paragraph.Append(new OutlineLevel { Val = outline });
        return paragraph;
    }

    private static StyleParagraphProperties Headed() => new(
        new KeepNext(), new SpacingBetweenLines { Before = "0", After = "0", Line = "260", LineRule = LineSpacingRuleValues.Auto }, new Justification { Val = JustificationValues.Center });

    private static StyleParagraphProperties Bordered(string border, string fill) => new(
        new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 36, Space = 6, Color = border }),
        new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill },
        new SpacingBetweenLines { Before = "60", After = "60" });

    private static StyleParagraphProperties Indented(int left) => new(new SpacingBetweenLines { After = "40" }, new Indentation { Left = Text(left) });

    private static StyleParagraphProperties Tight() => new(new SpacingBetweenLines { Before = "0", After = "0", Line = "220", LineRule = LineSpacingRuleValues.Exact });

    private static Style TableStyle()
    {
        BorderType[] borders = [new TopBorder(), new LeftBorder(), new BottomBorder(), new RightBorder(), new InsideHorizontalBorder(), new InsideVerticalBorder()];
        foreach (BorderType border in borders)
            (border.Val, border.Size, border.Color) = (BorderValues.Single, 4, "808080");
        return new Style(
            new StyleName { Val = "EcoGis table" },
            new StyleTableProperties(
                new TableBorders(borders),
                new TableCellMarginDefault(
                    new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })))
        {
            Type = StyleValues.Table,
            StyleId = Table,
            CustomStyle = true,
        };
    }

    private static string Text(int value) => Figures.Count(value);
}
