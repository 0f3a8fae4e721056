using System.Globalization;
using System.Text;
using System.Xml;

namespace EcoGis;

/// <summary>The cells of one sheet, taken from its XML in one pass. Rows keep their numbers; what stands in no cell is blank.</summary>
internal sealed class XlsxSheet(Place where, IReadOnlyList<string> shared, XlsxStyles styles, bool from1904)
{
    private const int MostMerged = 200_000, MostSpread = 5_000_000;

    private readonly SortedDictionary<int, SortedDictionary<int, string>> _rows = [];
    private readonly List<(int Top, int Left, int Bottom, int Right)> _merged = [];
    private readonly List<Fault> _faults = [];
    private readonly StringBuilder _value = new();
    private int _row, _column, _hidden, _formulas;
    private string? _type, _style;
    private bool _inValue, _formula, _hasValue, _phonetic;

    public void Take(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                Begin(xml);
                break;
            case XmlNodeType.EndElement when xml.LocalName is "v" or "t":
                _inValue = false;
                break;
            case XmlNodeType.EndElement when xml.LocalName == "rPh":
                _phonetic = false;
                break;
            case XmlNodeType.EndElement when xml.LocalName == "c":
                Cell();
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when _inValue:
                _value.Append(xml.Value);
                TableLimits.CheckCell(_value.Length, Here);
                break;
        }
    }

    /// <exception cref="EcoException">Every cell that could not be read.</exception>
    public IReadOnlyList<TableRow> Rows(NoticeList notices)
    {
        if (_faults.Count > 0)
            throw new EcoException(_faults);
        int spread = 0, last = _rows.Keys.DefaultIfEmpty(0).Max();
        foreach (var range in _merged)
        {
            spread += Spread(range with { Bottom = Math.Min(range.Bottom, last) });
            TableLimits.Check(spread, MostSpread, new("合并区域所覆盖的单元格", "cells under merged ranges"), where);
        }

        if (_merged.Count > 0)
            notices.Add(new("{0}：{1} 处合并单元格，其文字用于所覆盖的全部 {2} 个单元格", "{0}: {1} merged ranges; each gives its text to every cell it covers, {2} in all"), where.Layer, _merged.Count, spread);
        if (_hidden > 0)
            notices.Add(new("{0}：{1} 个隐藏行照常读取", "{0}: {1} hidden rows are read as well"), where.Layer, _hidden);
        if (_formulas > 0)
            notices.Add(new("{0}：{1} 个公式取其最后结果", "{0}: {1} formulas count by their last result"), where.Layer, _formulas);
        return [.. _rows.Select(r => new TableRow(r.Key, [.. Enumerable.Range(1, r.Value.Keys.DefaultIfEmpty(0).Max()).Select(c => r.Value.GetValueOrDefault(c, ""))]))];
    }

    private Place Here => where with { Line = _row, Field = Letters(_column) };

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "row":
                _row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int r) ? r : _row + 1;
                _column = 0;
                _hidden += xml.GetAttribute("hidden") is "1" or "true" ? 1 : 0;
                TableLimits.CheckRows(_row, where);
                break;
            case "c":
                _column = Reference(xml.GetAttribute("r"))?.Column ?? _column + 1;
                TableLimits.CheckColumns(_column, where with { Line = _row });
                (_type, _style, _formula, _hasValue) = (xml.GetAttribute("t"), xml.GetAttribute("s"), false, false);
                _value.Clear();
                break;
            case "f":
                _formula = true;
                break;
            case "rPh":
                _phonetic = !xml.IsEmptyElement;
                break;
            case "v" or "t":
                _hasValue = true;
                _inValue = !xml.IsEmptyElement && !_phonetic;
                break;
            case "mergeCell" when xml.GetAttribute("ref")?.Split(':') is [var from, var to] && Reference(from) is { } a && Reference(to) is { } b:
                _merged.Add((a.Row, a.Column, b.Row, b.Column));
                TableLimits.Check(_merged.Count, MostMerged, new("合并区域", "merged ranges"), where);
                break;
        }
    }

    private void Cell()
    {
        if (_formula && !_hasValue)
        {
            _faults.Add(new Fault(AccessListFaults.BadCell, Here, new Bilingual("公式没有结果，请在表格软件中计算并保存", "a formula without a result; calculate and save it in a spreadsheet program")));
            return;
        }

        _formulas += _formula ? 1 : 0;
        string text = _value.ToString();
        if (_type == "e")
            _faults.Add(new Fault(AccessListFaults.BadCell, Here, NoticeList.Sample(text)));
        else if (_type == "s" && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n < shared.Count))
            _faults.Add(new Fault(AccessListFaults.BadCell, Here, new Bilingual("没有第 {0} 号共用文字", "there is no shared text {0}").Format(NoticeList.Sample(text))));
        else if (Shown(text) is { Length: > 0 } shown)
            Put(_row, _column, shown);
    }

    private string Shown(string text) => _type switch
    {
        "s" => shared[int.Parse(text, CultureInfo.InvariantCulture)],
        null or "n" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => styles.IsDay(_style) && Day(number) is { } day ? day : number.ToString("R", CultureInfo.InvariantCulture),
        _ => text,
    };

    /// <summary>Serial days: 1 is 1900-01-01, with the 29 February 1900 that never was; or days from 1904-01-01.</summary>
    private string? Day(double serial)
    {
        double days = from1904 ? serial : serial < 60 ? serial + 1 : serial;
        DateOnly first = from1904 ? new(1904, 1, 1) : new(1899, 12, 30);
        return days is >= 1 and < 2_900_000 ? first.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private void Put(int row, int column, string text)
    {
        if (!_rows.TryGetValue(row, out var cells))
            _rows[row] = cells = [];
        cells[column] = text;
    }

    /// <summary>How many cells a range filled; it reaches no further than the rows and columns in use.</summary>
    private int Spread((int Top, int Left, int Bottom, int Right) range)
    {
        if (!_rows.TryGetValue(range.Top, out var first) || !first.TryGetValue(range.Left, out string? text))
            return 0;
        int filled = 0;
        for (int row = range.Top; row <= range.Bottom; row++)
        {
            if (!_rows.ContainsKey(row))
                continue;
            for (int column = range.Left; column <= Math.Min(range.Right, TableLimits.MostColumns); column++)
            {
                Put(row, column, text);
                filled++;
            }
        }

        return filled;
    }

    private static (int Row, int Column)? Reference(string? text)
    {
        int column = 0, i = 0;
        for (; i < text?.Length && char.IsAsciiLetterUpper(text[i]) && i < 4; i++)
            column = (column * 26) + text[i] - 'A' + 1;
        return column > 0 && int.TryParse(text.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? (row, column) : null;
    }

    private static string Letters(int column)
    {
        string letters = "";
        for (int c = column; c > 0; c = (c - 1) / 26)
            letters = (char)('A' + ((c - 1) % 26)) + letters;
        return letters;
    }
}
