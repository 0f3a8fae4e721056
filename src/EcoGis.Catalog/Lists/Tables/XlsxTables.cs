using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace EcoGis;

/// <summary>
/// The sheets of a workbook (SpreadsheetML, transitional or strict) as tables of what a person sees: shared and inline texts, numbers in their shortest form, days as
/// yyyy-MM-dd. A merged range gives its text to every cell it covers; hidden rows are read; formulas give their last result; each is counted in a notice. Macros, errors
/// and formulas without a result are refused. Links to other files are not followed.
/// </summary>
internal sealed class XlsxTables
{
    private static readonly OfficeFaults s_faults = new(AccessListFaults.BadTable, AccessListFaults.TooLarge, TableLimits.MostBytes);

    private readonly Place _where;
    private readonly NoticeList _notices;
    private readonly List<string> _shared = [];
    private readonly XlsxStyles _styles = new();
    private readonly List<(string Name, string Id)> _sheets = [];
    private bool _from1904;

    private XlsxTables(Place where, NoticeList notices) => (_where, _notices) = (where, notices);

    public static IReadOnlyList<ListTable> Read(byte[] bytes, Place where, NoticeList notices, CancellationToken cancellation)
    {
        using OfficePackage package = new(bytes, where, s_faults);
        bool macros = package.Has(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || n.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase));
        package.Read("[Content_Types].xml", xml => macros |= xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true);
        if (macros)
            throw new Fault(AccessListFaults.Macros, where).Raise();
        return new XlsxTables(where, notices).Read(package, cancellation);
    }

    private List<ListTable> Read(OfficePackage package, CancellationToken cancellation)
    {
        package.ReadMain(xml =>
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                _from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                _sheets.Add((xml.GetAttribute("name") ?? "", Attribute(xml, "id") ?? ""));
        });
        if (_sheets.Count == 0)
            throw package.Bad("workbook: sheet");
        package.ReadRelated("sharedStrings", Shared());
        package.ReadRelated("styles", _styles.Take);
        var parts = package.Related().Where(r => r.Kind == "worksheet").ToDictionary(r => r.Id, r => r.Part, StringComparer.Ordinal);
        List<ListTable> tables = [];
        foreach (var (name, id) in _sheets.Where(s => parts.ContainsKey(s.Id)))
        {
            cancellation.ThrowIfCancellationRequested();
            XlsxSheet sheet = new(_where with { Layer = name }, _shared, _styles, _from1904);
            package.Read(parts[id], sheet.Take);
            tables.Add(new ListTable(name, null, sheet.Rows(_notices)));
        }

        return tables;
    }

    /// <summary>Texts by number; phonetic guides are no part of them.</summary>
    private Action<XmlReader> Shared()
    {
        System.Text.StringBuilder text = new();
        bool inText = false, phonetic = false;
        return xml =>
        {
            switch (xml)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "si" }:
                    text.Clear();
                    if (xml.IsEmptyElement)
                        _shared.Add("");
                    break;
                case { LocalName: "rPh" }:
                    phonetic = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
                    break;
                case { LocalName: "t" }:
                    inText = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false } && !phonetic;
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "si" }:
                    _shared.Add(text.ToString());
                    break;
                case { NodeType: XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA } when inText:
                    text.Append(xml.Value);
                    TableLimits.CheckCell(text.Length, _where);
                    break;
            }
        };
    }

    /// <summary>An attribute by its local name, whichever of the two namespaces of relationships it is in.</summary>
    private static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            value = xml.LocalName == name && xml.Prefix.Length > 0 ? xml.Value : value;
        xml.MoveToElement();
        return value;
    }
}

/// <summary>Which cell styles show a number as a day (ECMA-376 part 1, 18.8.30: formats 14–17, 22, 27–36, 50–58, and own formats with a y that is neither quoted nor in brackets).</summary>
internal sealed partial class XlsxStyles
{
    private readonly HashSet<int> _own = [];
    private readonly List<bool> _days = [];
    private bool _inCells;

    public bool IsDay(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < _days.Count && _days[i];

    public void Take(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "numFmt" when xml.NodeType == XmlNodeType.Element:
                if (Literals().Replace(xml.GetAttribute("formatCode") ?? "", "").Contains('y', StringComparison.OrdinalIgnoreCase))
                    _own.Add(Number(xml.GetAttribute("numFmtId")));
                break;
            case "cellXfs":
                _inCells = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
                break;
            case "xf" when xml.NodeType == XmlNodeType.Element && _inCells:
                int format = Number(xml.GetAttribute("numFmtId"));
                _days.Add(format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || _own.Contains(format));
                break;
        }
    }

    /// <summary>Quoted words, colours and locales in brackets, escaped characters.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.NonBacktracking)]
    private static partial Regex Literals();

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
}
