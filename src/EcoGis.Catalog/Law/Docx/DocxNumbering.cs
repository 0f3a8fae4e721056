using System.Globalization;
using System.Text;
using System.Xml;

namespace EcoGis;

/// <summary>
/// Automatic numbers of a DOCX (ECMA-376 part 1, 17.9): the 第三条 that a word processor prints but the paragraph does not hold. Lists share the counters of their
/// abstract definition; a level begins again after a level above it unless the definition says otherwise.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, Abstract> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);

    private Abstract? _current;
    private Instance? _instance;
    private Level? _level;
    private int _override = -1;

    private sealed class Level
    {
        public int Start { get; set; } = 1;

        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";

        public string? Style { get; set; }

        public bool Legal { get; set; }

        public int? Restart { get; set; }

        public bool Space { get; set; } = true;
    }

    private sealed class Abstract
    {
        public Level?[] Levels { get; } = new Level?[DocxNumbering.Levels];

        public int?[] Counters { get; } = new int?[DocxNumbering.Levels];

        public string? StyleLink { get; set; }
    }

    private sealed class Instance
    {
        public string Abstract { get; set; } = "";

        public Level?[] Levels { get; } = new Level?[DocxNumbering.Levels];

        public int?[] Starts { get; } = new int?[DocxNumbering.Levels];
    }

    /// <summary>One node of numbering.xml.</summary>
    public void Take(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.EndElement)
        {
            if (xml.LocalName == "lvl")
                _level = null;
            else if (xml.LocalName == "lvlOverride")
                _override = -1;
            return;
        }

        if (xml.NodeType != XmlNodeType.Element)
            return;
        string? value = xml.GetAttribute("val", xml.NamespaceURI);
        switch (xml.LocalName)
        {
            case "abstractNum":
                _instance = null;
                _abstracts[xml.GetAttribute("abstractNumId", xml.NamespaceURI) ?? ""] = _current = new();
                break;
            case "num":
                _current = null;
                _instances[xml.GetAttribute("numId", xml.NamespaceURI) ?? ""] = _instance = new();
                break;
            case "abstractNumId" when _instance is not null:
                _instance.Abstract = value ?? "";
                break;
            case "numStyleLink" when _current is not null:
                _current.StyleLink = value;
                break;
            case "lvlOverride":
                _override = Index(xml.GetAttribute("ilvl", xml.NamespaceURI));
                break;
            case "startOverride" when _instance is not null && _override >= 0:
                _instance.Starts[_override] = Whole(value);
                break;
            case "lvl" when Index(xml.GetAttribute("ilvl", xml.NamespaceURI)) is >= 0 and var index:
                _level = new();
                (_instance?.Levels ?? _current?.Levels)?.SetValue(_level, index);
                break;
            default:
                TakeLevel(xml.LocalName, value);
                break;
        }
    }

    private void TakeLevel(string name, string? value)
    {
        if (_level is null)
            return;
        switch (name)
        {
            case "start": _level.Start = Whole(value) ?? 1; break;
            case "numFmt": _level.Format = value ?? "decimal"; break;
            case "lvlText": _level.Text = value ?? ""; break;
            case "pStyle": _level.Style = value; break;
            case "lvlRestart": _level.Restart = Whole(value); break;
            case "isLgl": _level.Legal = value is null or "1" or "true" or "on"; break;
            case "suff": _level.Space = value != "nothing"; break;
        }
    }

    /// <summary>The level of a list that a paragraph style stands for.</summary>
    public int LevelOfStyle(string list, string style) =>
        _instances.TryGetValue(list, out var instance) && _abstracts.TryGetValue(instance.Abstract, out var numbers)
            ? Math.Max(0, Array.FindIndex(numbers.Levels, l => l?.Style == style))
            : 0;

    /// <summary>What is printed before the next paragraph of a list; empty for bullets and lists that are not defined.</summary>
    /// <param name="listOfStyle">The list of a numbering style, for a definition that only points to one.</param>
    /// <param name="unknown">Called with a format that cannot be printed.</param>
    public string Next(string list, int level, Func<string, string?> listOfStyle, Func<string, EcoException> unknown)
    {
        if (level is < 0 or >= Levels || !_instances.TryGetValue(list, out var instance) || !_abstracts.TryGetValue(instance.Abstract, out var numbers))
            return "";
        if (numbers.StyleLink is { } link)
        {
            numbers.StyleLink = null;
            if (listOfStyle(link) is { } other && _instances.TryGetValue(other, out var target) && _abstracts.TryGetValue(target.Abstract, out var real))
                real.Levels.CopyTo(numbers.Levels, 0);
        }

        if (LevelOf(instance, numbers, level) is not { } own)
            return "";
        for (int i = 0; i < Levels; i++)
        {
            if (instance.Starts[i] is { } start)
                numbers.Counters[i] = start - 1;
            instance.Starts[i] = null;
        }

        numbers.Counters[level] = (numbers.Counters[level] ?? own.Start - 1) + 1;
        for (int below = level + 1; below < Levels; below++)
        {
            if (LevelOf(instance, numbers, below)?.Restart is not { } restart || (restart > 0 && level < restart))
                numbers.Counters[below] = null;
        }

        string label = Printed(instance, numbers, own, unknown);
        return own.Space && label.Length > 0 ? label + " " : label;
    }

    private static string Printed(Instance instance, Abstract numbers, Level own, Func<string, EcoException> unknown)
    {
        if (own.Format == "bullet")
            return "";
        StringBuilder label = new();
        for (int i = 0; i < own.Text.Length; i++)
        {
            if (own.Text[i] != '%' || i + 1 >= own.Text.Length || own.Text[i + 1] is not (>= '1' and <= '9'))
            {
                label.Append(own.Text[i]);
                continue;
            }

            int named = own.Text[++i] - '1';
            var level = LevelOf(instance, numbers, named);
            string format = own.Legal && level?.Format is not "none" ? "decimal" : level?.Format ?? "decimal";
            label.Append(DocxNumbers.Of(format, numbers.Counters[named] ?? level?.Start ?? 1) ?? throw unknown(format));
        }

        return label.ToString();
    }

    private static Level? LevelOf(Instance instance, Abstract numbers, int level) => instance.Levels[level] ?? numbers.Levels[level];

    private static int Index(string? text) => Whole(text) is >= 0 and < Levels and var index ? index : -1;

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
