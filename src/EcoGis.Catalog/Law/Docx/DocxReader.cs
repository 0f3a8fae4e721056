using System.Globalization;
using System.Text;
using System.Xml;

namespace EcoGis;

/// <summary>
/// The paragraphs of a DOCX (WordprocessingML, transitional or strict) with the automatic numbers that a word processor would print. Text boxes, headers, notes and hidden
/// text are not part of the text. Tracked changes are refused: which words hold is not for a program to choose.
/// </summary>
internal sealed class DocxReader
{
    private static readonly OfficeFaults s_faults = new(LawFileFaults.BadDocx, LawFileFaults.TooLarge, 64 << 20);
    private static readonly string[] s_changes = ["ins", "del", "moveFrom", "moveTo"];
    private static readonly string[] s_skipped = ["Fallback", "txbxContent", "pPrChange", "rPrChange", "sectPr", "tblPr"];

    private readonly List<LawLine> _lines = [];
    private readonly DocxStyles _styles = new();
    private readonly DocxNumbering _numbering = new();
    private readonly StringBuilder _text = new();
    private readonly Place _where;

    private int _skip = -1, _paragraphs;
    private bool _inText, _inProperties, _hidden;
    private string? _style, _list;
    private int? _level;

    private DocxReader(Place where) => _where = where;

    public static IReadOnlyList<LawLine> Read(byte[] bytes, Place where)
    {
        DocxReader reader = new(where);
        using OfficePackage package = new(bytes, where, s_faults);
        package.ReadRelated("styles", reader._styles.Take);
        package.ReadRelated("numbering", reader._numbering.Take);
        package.ReadMain(reader.Take);
        return reader._lines;
    }

    private void Take(XmlReader xml)
    {
        if (_skip >= 0)
        {
            if (xml.Depth <= _skip && xml.NodeType == XmlNodeType.EndElement)
                _skip = -1;
            return;
        }

        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                Begin(xml, xml.LocalName);
                break;
            case XmlNodeType.EndElement:
                End(xml.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when _inText && !_hidden:
                _text.Append(xml.Value);
                break;
        }
    }

    private void Begin(XmlReader xml, string name)
    {
        if (s_changes.Contains(name))
            throw new Fault(LawFileFaults.TrackedChanges, _where, _paragraphs + 1).Raise();
        if (s_skipped.Contains(name))
        {
            _skip = xml.IsEmptyElement ? -1 : xml.Depth;
            return;
        }

        switch (name)
        {
            case "p":
                (_style, _list, _level) = (null, null, null);
                _text.Clear();
                break;
            case "pPr":
                _inProperties = !xml.IsEmptyElement;
                break;
            case "pStyle":
                _style = xml.GetAttribute("val", xml.NamespaceURI);
                break;
            case "numId" when _inProperties:
                _list = xml.GetAttribute("val", xml.NamespaceURI);
                break;
            case "ilvl" when _inProperties:
                _level = int.TryParse(xml.GetAttribute("val", xml.NamespaceURI), NumberStyles.None, CultureInfo.InvariantCulture, out int level) ? level : 0;
                break;
            case "vanish" when !_inProperties:
                _hidden = xml.GetAttribute("val", xml.NamespaceURI) is null or "1" or "true" or "on";
                break;
            case "t":
                _inText = !xml.IsEmptyElement;
                break;
            case "tab" or "ptab" when !_inProperties && !_hidden:
                _text.Append(' ');
                break;
            case "noBreakHyphen" when !_hidden:
                _text.Append('-');
                break;
            case "sym" when !_hidden:
                _text.Append('\uFFFD');
                break;
            case "br" or "cr" when !_hidden && xml.GetAttribute("type", xml.NamespaceURI) is null or "textWrapping":
                _text.Append('\n');
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "r":
                _hidden = false;
                break;
            case "pPr":
                _inProperties = false;
                break;
            case "p":
                Paragraph();
                break;
        }
    }

    /// <summary>A line break inside a paragraph is printed as a new line and read as one. A paragraph without words still counts in its list.</summary>
    private void Paragraph()
    {
        _paragraphs++;
        string label = Label();
        bool title = _styles.IsTitle(_style);
        foreach (string line in (label + _text).Split('\n'))
            _lines.Add(new(line, title));
        _text.Clear();
    }

    private string Label()
    {
        (string List, int? Level, string Style)? number = _list is not null ? (_list, _level ?? 0, "") : _styles.NumberOf(_style);
        if (number is not { } found || found.List == "0")
            return "";
        int level = _level ?? found.Level ?? _numbering.LevelOfStyle(found.List, found.Style);
        return _numbering.Next(found.List, level, _styles.ListOf, format => new Fault(LawFileFaults.NumberFormat, _where, NoticeList.Sample(format), _paragraphs).Raise());
    }
}
