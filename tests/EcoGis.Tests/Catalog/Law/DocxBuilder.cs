using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

/// <summary>DOCX files made part by part with a zip writer: what our reader must understand, and what it must refuse.</summary>
internal sealed class DocxBuilder
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly StringBuilder _body = new();

    public string Numbering { get; set; } = "";

    public string Styles { get; set; } = "";

    public string Main { get; set; } = "word/document.xml";

    public static string Escaped(string text) => System.Security.SecurityElement.Escape(text)!;

    public DocxBuilder Raw(string xml)
    {
        _body.Append(xml);
        return this;
    }

    public DocxBuilder Paragraph(string text, string properties = "") =>
        Raw($"<w:p>{(properties.Length == 0 ? "" : $"<w:pPr>{properties}</w:pPr>")}<w:r><w:t xml:space=\"preserve\">{Escaped(text)}</w:t></w:r></w:p>");

    public DocxBuilder Numbered(string list, int level, string text) => Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>One list of the levels given: (format, text of the level).</summary>
    public DocxBuilder List(string id, params (string Format, string Text)[] levels)
    {
        Numbering += $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels.Select((l, i) => Level(i, l.Format, l.Text)))}</w:abstractNum>";
        Instances += $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>";
        return this;
    }

    public string Instances { get; set; } = "";

    public static string Level(int index, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    public byte[] Bytes()
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "_rels/.rels", Relations(("officeDocument", Main)));
            string folder = Path.GetDirectoryName(Main)!.Replace('\\', '/'), prefix = folder.Length == 0 ? "" : folder + "/";
            Part(zip, $"{prefix}_rels/{Path.GetFileName(Main)}.rels", Relations(("styles", "styles.xml"), ("numbering", "numbering.xml")));
            Part(zip, Main, $"<w:document xmlns:w=\"{W}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{_body}</w:body></w:document>");
            Part(zip, prefix + "styles.xml", $"<w:styles xmlns:w=\"{W}\">{Styles}</w:styles>");
            Part(zip, prefix + "numbering.xml", $"<w:numbering xmlns:w=\"{W}\">{Numbering}{Instances}</w:numbering>");
        }

        return stream.ToArray();
    }

    public IReadOnlyList<string> Lines() => [.. DocxReader.Read(Bytes(), Place.None).Select(l => l.Text)];

    private static string Relations(params (string Kind, string Target)[] parts) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(parts.Select((p, i) => $"<Relationship Id=\"r{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{p.Kind}\" Target=\"{p.Target}\"/>")) + "</Relationships>";

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.Write(xml);
    }
}
