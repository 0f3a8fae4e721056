using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace EcoGis;

/// <summary>
/// Names of classes that lie beside a raster in FILE.aux.xml, as GDAL, QGIS and ArcGIS write them: category names (the n-th is the name of value n), or an
/// attribute table with a column of values and one of names. Nothing else of the file is used.
/// </summary>
internal sealed class AuxiliaryNames
{
    private const int MostNames = 65_536, NameUsage = 2, LeastUsage = 3, ValueUsage = 5;
    private const long MostBytes = 64L << 20;

    private static readonly string[] s_values = ["value", "值", "代码"], s_names = ["class_name", "classname", "class", "name", "label", "名称", "类别", "地类"];

    private readonly int _band;
    private readonly SortedDictionary<int, string> _categories = [];
    private readonly List<(string Title, int Usage)> _columns = [];
    private readonly List<List<string>> _rows = [];
    private int _number, _category;

    private AuxiliaryNames(int band) => _band = band;

    /// <summary>Empty when there is no such file, or it names nothing.</summary>
    public static ImmutableSortedDictionary<int, string> Of(string path, int band, CancellationToken cancellation)
    {
        string file = path + ".aux.xml";
        if (!File.Exists(file))
            return ImmutableSortedDictionary<int, string>.Empty;
        Place where = Place.InFile(file);
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > MostBytes)
            throw new Fault(FormatFaults.LimitExceeded, where, "read.max-text-bytes", MostBytes, stream.Length).Raise();
        AuxiliaryNames reading = new(band);
        SafeXml.Read(stream, where, reading.Element, cancellation);
        return reading.Names();
    }

    private void Element(XmlReader xml)
    {
        if (xml.LocalName == "PAMRasterBand")
            (_number, _category) = (int.TryParse(xml.GetAttribute("band"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0, 0);
        if (_number != _band)
            return;
        switch (xml.LocalName)
        {
            case "Category" when _category < MostNames:
                if (Words(xml) is { Length: > 0 } name)
                    _categories[_category] = name;
                _category++;
                break;
            case "FieldDefn":
                _columns.Add(("", 0));
                break;
            case "Name" when _columns.Count > 0 && _rows.Count == 0:
                _columns[^1] = (Words(xml), _columns[^1].Usage);
                break;
            case "Usage" when _columns.Count > 0 && _rows.Count == 0:
                _columns[^1] = (_columns[^1].Title, int.TryParse(Words(xml), NumberStyles.None, CultureInfo.InvariantCulture, out int usage) ? usage : 0);
                break;
            case "Row" when _rows.Count < MostNames:
                _rows.Add([]);
                break;
            case "F" when _rows.Count > 0 && _rows[^1].Count < _columns.Count:
                _rows[^1].Add(Words(xml));
                break;
        }
    }

    private ImmutableSortedDictionary<int, string> Names()
    {
        int value = Column(s_values, ValueUsage, LeastUsage), name = Column(s_names, NameUsage);
        if (_categories.Count == 0 && value >= 0 && name >= 0)
        {
            foreach (var row in _rows.Where(r => r.Count == _columns.Count && r[name].Length > 0))
            {
                if (double.TryParse(row[value], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && RasterPlace.Whole(number) is { } code)
                    _categories[code] = row[name];
            }
        }

        return _categories.ToImmutableSortedDictionary();
    }

    private int Column(string[] titles, params int[] usages) => _columns.FindIndex(c => usages.Contains(c.Usage)) is >= 0 and var used ? used : _columns.FindIndex(c => titles.Contains(c.Title.ToLowerInvariant()));

    /// <summary>The text of the element that the reader stands on; the reader is left inside it.</summary>
    private static string Words(XmlReader xml) => !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? NoticeList.Sample(xml.Value.Trim(), 200) : "";
}
