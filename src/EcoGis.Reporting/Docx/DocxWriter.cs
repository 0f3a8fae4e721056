using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace EcoGis;

/// <summary>
/// Lays a <see cref="Dossier"/> out as a Word document (OOXML): A4, wide tables on pages on their side, letterhead and mark at the head, versions, check code and page number at the
/// foot of every page; the chapters are listed at the front. Maps are PNG pictures. No macro, no link to anything outside, no field but page numbers and the list of
/// chapters. No figure is made here.
/// </summary>
internal sealed class DocxWriter(Dossier dossier, PngPainter painter)
{
    private const int ManyColumns = 8;

    /// <summary>A4 and its margins, twentieths of a point.</summary>
    private const int Short = 11906, Long = 16838, Margin = 1020;

    private const int PortraitText = Short - 2 * Margin, LandscapeText = Long - 2 * Margin, EmuPerPixel = 9525;

    private readonly Body _body = new();
    private MainDocumentPart _main = null!;
    private uint _picture;
    private bool _landscape;
    private bool _continuous;

    /// <summary>Writes to a stream that can be read and can seek.</summary>
    public void Write(Stream stream)
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = DocxText.Clean($"{dossier.Title} {dossier.Name}");
        document.PackageProperties.Creator = dossier.Identity.Program;
        document.PackageProperties.Subject = DocxText.Clean(dossier.Identity.Line);
        _main = document.AddMainDocumentPart();
        _main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.All(dossier.Fonts, dossier.Language);
        _main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
        Furniture(_main);

        _body.Append(DocxText.Paragraph(DocxStyles.Title, dossier.Title), DocxText.Paragraph(DocxStyles.Subtitle, dossier.Name));
        Contents();
        foreach (var (i, chapter) in dossier.Chapters.Index())
            Chapter(chapter, i);
        _body.Append(Section(_landscape, null));
        _main.Document = new Document(_body);
    }

    /// <summary>
    /// The chapters in two columns, each a link to its place: a field that Word fills with page numbers when somebody updates it. Numbers are not written: only a program that
    /// lays pages out knows them, and asking Word to look (updateFields) makes it ask its user.
    /// </summary>
    private void Contents()
    {
        var head = DocxText.Paragraph(DocxStyles.Lead, dossier.Language == Language.Zh ? "目录" : "Contents");
        head.ParagraphProperties!.Append(Section(landscape: false, null));
        _body.Append(head);
        foreach (var (i, chapter) in dossier.Chapters.Index())
        {
            var entry = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Contents }));
            if (i == 0)
            {
                entry.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(" TOC \\o \"1-1\" \\h \\z ") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            entry.Append(new Hyperlink(DocxText.Runs(chapter.Title)) { Anchor = Bookmark(i), History = true });
            if (i == dossier.Chapters.Count - 1)
            {
                entry.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
                entry.ParagraphProperties!.Append(Section(landscape: false, new Columns { ColumnCount = 2, Space = "400" }, samePage: true));
            }

            _body.Append(entry);
        }

        _continuous = true;
    }

    private static string Bookmark(int chapter) => $"_Toc{Figures.Count(chapter + 1)}";

    private void Chapter(DossierChapter chapter, int number)
    {
        Turn(NeedsWidth(chapter.Blocks, 0));
        var title = DocxText.Paragraph(DocxStyles.Chapter, chapter.Title);
        string id = Figures.Count(number + 1);
        title.InsertAfter(new BookmarkStart { Id = id, Name = Bookmark(number) }, title.ParagraphProperties);
        title.Append(new BookmarkEnd { Id = id });
        _body.Append(title);
        for (int i = 0; i < chapter.Blocks.Count; i++)
        {
            Turn(NeedsWidth(chapter.Blocks, i));
            Block(chapter.Blocks[i], leads: i + 1 < chapter.Blocks.Count && chapter.Blocks[i + 1] is DossierTable);
        }
    }

    /// <summary>A wide table does, and what leads to it stands with it.</summary>
    private static bool NeedsWidth(IReadOnlyList<DossierBlock> blocks, int at)
    {
        while (at < blocks.Count - 1 && blocks[at] is DossierText or DossierHeading)
            at++;
        return at < blocks.Count && blocks[at] is DossierTable { Table: { Rows.Count: > 0, Columns.Count: >= ManyColumns } };
    }

    /// <param name="leads">A table follows, which a sentence should not leave for another page.</param>
    private void Block(DossierBlock block, bool leads)
    {
        var tables = new DocxTables(dossier.Language, _landscape ? LandscapeText : PortraitText);
        switch (block)
        {
            case DossierText text:
                Paragraph paragraph = DocxText.Paragraph(Style(text.Voice), text.Text);
                if (leads)
                    paragraph.ParagraphProperties!.Append(new KeepNext());
                _body.Append(paragraph);
                break;
            case DossierHeading heading:
                _body.Append(DocxText.Paragraph(DocxStyles.Section, heading.Text));
                break;
            case DossierBand band:
                _body.Append(tables.Of(band));
                break;
            case DossierPairs { Pairs.Count: > 0 } pairs:
                _body.Append(tables.Of(pairs.Pairs));
                break;
            case DossierPairs:
                break;
            case DossierTable table:
                _body.Append(tables.Of(table.Table));
                break;
            case DossierForm form:
                _body.Append(tables.Of(form));
                break;
            case DossierMap map:
                Picture(map);
                break;
            case DossierLines lines:
                Lines(lines);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }
    }

    private static string Style(DossierVoice voice) => voice switch
    {
        DossierVoice.Note => DocxStyles.Note,
        DossierVoice.Warning => DocxStyles.Warning,
        DossierVoice.Item => DocxStyles.Item,
        DossierVoice.Lead => DocxStyles.Lead,
        _ => DocxStyles.Normal,
    };

    /// <summary>Two columns on the page, so that thousands of points stay readable.</summary>
    private void Lines(DossierLines lines)
    {
        _body.Append(DocxText.Paragraph(DocxStyles.TableTitle, lines.Title));
        _body.Append(new Paragraph(new ParagraphProperties(Section(_landscape, null))));
        foreach (string line in lines.Lines)
            _body.Append(DocxText.Paragraph(DocxStyles.Fixed, line));
        _body.Append(new Paragraph(new ParagraphProperties(Section(_landscape, new Columns { ColumnCount = 2, Space = "400" }, samePage: true))));
        _body.Append(DocxText.Paragraph(DocxStyles.Count, lines.Count));
        _continuous = true;
    }

    /// <summary>Ends the section where the page has to be turned.</summary>
    private void Turn(bool landscape)
    {
        if (landscape == _landscape)
            return;
        if (_body.ChildElements.Count > 0)
            _body.Append(new Paragraph(new ParagraphProperties(Section(_landscape, null))));
        _landscape = landscape;
    }

    private SectionProperties Section(bool landscape, Columns? columns, bool samePage = false)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = landscape ? "foot-wide" : "foot" });
        if (samePage || _continuous)
            section.Append(new SectionType { Val = SectionMarkValues.Continuous });
        _continuous = false;
        section.Append(
            landscape ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Short, Height = Long },
            new PageMargin { Top = Margin + 200, Bottom = Margin + 100, Left = Margin, Right = Margin, Header = 500, Footer = 450, Gutter = 0 });
        if (columns is not null)
            section.Append(columns);
        return section;
    }

    private void Furniture(MainDocumentPart main)
    {
        string head = string.Join("　", new[] { dossier.Letterhead, dossier.Title, dossier.Name, dossier.Mark }.Where(t => t.Length > 0));
        main.AddNewPart<HeaderPart>("head").Header = new Header(new Paragraph(
            [
                new ParagraphProperties(
                    new ParagraphStyleId { Val = DocxStyles.Header },
                    new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 2, Color = "808080" })),
                .. DocxText.Runs(head),
            ]));
        main.AddNewPart<FooterPart>("foot").Footer = Foot(PortraitText);
        main.AddNewPart<FooterPart>("foot-wide").Footer = Foot(LandscapeText);
    }

    /// <summary>What made the report on the left, the page's number below it on the right.</summary>
    private Footer Foot(int width)
    {
        bool zh = dossier.Language == Language.Zh;
        return new Footer(
            DocxText.Paragraph(DocxStyles.Footer, dossier.Identity.Line),
            new Paragraph(
            [
                new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Footer }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = width })),
                new Run(new TabChar()),
                .. DocxText.Runs(zh ? "第 " : "Page "), .. Field("PAGE"), .. DocxText.Runs(zh ? " 页，共 " : " of "), .. Field("NUMPAGES"), .. DocxText.Runs(zh ? " 页" : ""),
            ]));
    }

    private static IEnumerable<Run> Field(string code) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), new Run(new Text("1")), new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private void Picture(DossierMap map)
    {
        ImagePart part = _main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(painter.Paint(map.Scene)))
            part.FeedData(png);
        double fit = Math.Min(1, (_landscape ? LandscapeText : PortraitText) / 15.0 / map.Scene.Width); // 15 twentieths of a point to a pixel of 1/96 inch
        long width = (long)(map.Scene.Width * fit * EmuPerPixel), height = (long)(map.Scene.Height * fit * EmuPerPixel);
        uint id = ++_picture;
        string name = DocxText.Clean(map.Caption);
        var drawing = new Drawing(new W.Inline(
            new W.Extent { Cx = width, Cy = height },
            new W.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new W.DocProperties { Id = id, Name = $"map{id}", Description = name },
            new W.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = $"map{id}.png" }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = _main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
        _body.Append(
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Figure }, new KeepNext()), new Run(drawing)),
            DocxText.Paragraph(DocxStyles.Figure, map.Caption));
    }
}
