using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace EcoGis.Tests;

/// <summary>A Word document opened as what it is, a zip of XML, without the library that wrote it; and by that library's validator.</summary>
internal sealed class DocxFile
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public DocxFile(byte[] bytes)
    {
        Bytes = bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Names = [.. zip.Entries.Select(e => e.FullName)];
        Parts = zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e =>
        {
            using Stream part = e.Open();
            return XDocument.Load(part);
        });
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyDictionary<string, XDocument> Parts { get; }

    public XElement Body => Parts["word/document.xml"].Root!.Element(W + "body")!;

    /// <summary>Every paragraph's text, in reading order, those of cells among them.</summary>
    public IReadOnlyList<string> Paragraphs => [.. Body.Descendants(W + "p").Select(TextOf)];

    public string Text => string.Join('\n', Paragraphs);

    public IReadOnlyList<XElement> Tables => [.. Body.Elements(W + "tbl")];

    /// <summary>The rows of the table below a title, its heading first.</summary>
    public IReadOnlyList<string[]> Table(string title) =>
        [.. Body.Elements(W + "p").First(p => TextOf(p) == title && StyleOf(p) == "Caption").ElementsAfterSelf(W + "tbl").First().Elements(W + "tr").Select(r => r.Elements(W + "tc").Select(TextOf).ToArray())];

    public static string TextOf(XElement element) => string.Concat(element.Descendants().Where(e => e.Name == W + "t" || e.Name == W + "br").Select(e => e.Name == W + "br" ? "\n" : e.Value));

    public static string? StyleOf(XElement paragraph) => (string?)paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val");

    public IReadOnlyList<string> Errors()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").Take(10)];
    }

    public static DocxFile Of(Screening screening, Language language = Language.Zh, ReportTemplate? template = null, ReportContext? context = null)
    {
        var stream = new MemoryStream();
        IMapSource? map = screening.Site.EllipsoidalArea is null ? null : SnapshotMapSource.Of(screening) ?? HandDrawn.Map;
        DossierDocument.Write(stream, screening, context ?? HandDrawn.Context, template ?? Template, PngPainterTests.Fonts(), language, map);
        return new DocxFile(stream.ToArray());
    }

    public static IReadOnlyList<DataFile> Data { get; } = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));

    public static ReportTemplate Template { get; } = ReportTemplate.Load(Data);
}
