using System.Globalization;
using System.Xml;

namespace EcoGis;

/// <summary>What styles.xml says of numbers and titles: a paragraph may get its list and level from its style, or from the style that one is based on.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private Style? _current;
    private string? _default;

    private sealed class Style
    {
        public string? Name { get; set; }

        public string? BasedOn { get; set; }

        public string? List { get; set; }

        public int? Level { get; set; }
    }

    /// <summary>One node of styles.xml.</summary>
    public void Take(XmlReader xml)
    {
        if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "style" })
            _current = null;
        if (xml.NodeType != XmlNodeType.Element)
            return;
        string? value = xml.GetAttribute("val", xml.NamespaceURI);
        if (xml.LocalName == "style")
        {
            string id = xml.GetAttribute("styleId", xml.NamespaceURI) ?? "";
            _styles[id] = _current = new();
            if (xml.GetAttribute("type", xml.NamespaceURI) == "paragraph" && xml.GetAttribute("default", xml.NamespaceURI) is "1" or "true")
                _default = id;
        }
        else if (_current is not null)
        {
            switch (xml.LocalName)
            {
                case "name": _current.Name = value; break;
                case "basedOn": _current.BasedOn = value; break;
                case "numId": _current.List = value; break;
                case "ilvl": _current.Level = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int level) ? level : null; break;
            }
        }
    }

    public bool IsTitle(string? style) => style is not null && _styles.TryGetValue(style, out var found) && string.Equals(found.Name, "title", StringComparison.OrdinalIgnoreCase);

    public string? ListOf(string style) => NumberOf(style)?.List;

    /// <summary>The list of a style, the level when it is stated, and the style that states the list.</summary>
    public (string List, int? Level, string Style)? NumberOf(string? style)
    {
        int? level = null;
        string? at = style ?? _default;
        for (int i = 0; i < LongestChain && at is not null && _styles.TryGetValue(at, out var found); i++)
        {
            level ??= found.Level;
            if (found.List is { } list)
                return (list, level, at);
            at = found.BasedOn;
        }

        return null;
    }
}
