using System.Globalization;
using System.Text;
using System.Xml;

namespace EcoGis;

/// <summary>
/// The map styles as QML (QGIS 3 style files), to be kept in a GeoPackage's <c>layer_styles</c>, which QGIS applies by itself: overlaps by kind with the fill and hatch of the
/// report's maps, the site in its outline, nearest distances as dashed lines. Pixels of 1/96 inch become points. Marker hatches of QGIS stand for ours: what differs is their spacing.
/// </summary>
public sealed class QgisStyles(MapStyles styles, Func<string, string> kindName)
{
    private const double PointsPerPixel = 0.75;

    public string Site() => Single("fill", styles.Site with { Fill = null });

    public string Nearest() => Single("line", styles.Nearest);

    /// <param name="column">The column that holds the kind's id.</param>
    public string Overlaps(string column, IEnumerable<string> kinds)
    {
        var shown = kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Written(xml =>
        {
            xml.WriteStartElement("renderer-v2");
            Attributes(xml, ("type", "categorizedSymbol"), ("attr", column), ("enableorderby", "0"), ("forceraster", "0"), ("symbollevels", "0"));
            xml.WriteStartElement("categories");
            foreach (var (i, kind) in shown.Index())
            {
                xml.WriteStartElement("category");
                Attributes(xml, ("value", kind), ("label", kindName(kind)), ("symbol", Text(i)), ("render", "true"), ("type", "string"));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteStartElement("symbols");
            foreach (var (i, kind) in shown.Index())
                Symbol(xml, Text(i), "fill", styles.Of(kind));
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static string Single(string type, Paint paint) => Written(xml =>
    {
        xml.WriteStartElement("renderer-v2");
        Attributes(xml, ("type", "singleSymbol"), ("enableorderby", "0"), ("forceraster", "0"), ("symbollevels", "0"));
        xml.WriteStartElement("symbols");
        Symbol(xml, "0", type, paint);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Symbol(XmlWriter xml, string name, string type, Paint paint)
    {
        xml.WriteStartElement("symbol");
        Attributes(xml, ("name", name), ("type", type), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0"));
        (string, string)[] outline =
        [
            ("outline_color", Colour(paint.Stroke, 1)), ("outline_style", paint.Dash.IsDefaultOrEmpty ? "solid" : "dash"), ("outline_width", Number(paint.Width * PointsPerPixel)), ("outline_width_unit", "Point"),
        ];
        if (type == "line")
        {
            Layer(xml, "SimpleLine",
            [
                ("line_color", Colour(paint.Stroke, 1)), ("line_style", paint.Dash.IsDefaultOrEmpty ? "solid" : "dash"), ("line_width", Number(paint.Width * PointsPerPixel)), ("line_width_unit", "Point"),
                ("use_custom_dash", paint.Dash.IsDefaultOrEmpty ? "0" : "1"), ("customdash", paint.Dash.IsDefaultOrEmpty ? "5;2" : string.Join(';', paint.Dash.Select(d => Number(d * PointsPerPixel)))), ("customdash_unit", "Point"),
            ]);
        }
        else
        {
            Layer(xml, "SimpleFill", [("color", Colour(paint.Fill ?? "#ffffff", paint.Fill is null ? 0 : paint.Opacity)), ("style", paint.Fill is null ? "no" : "solid"), .. outline]);
            if (paint.Hatch is { } hatch)
                Layer(xml, "SimpleFill", [("color", Colour(paint.Stroke, 1)), ("style", Brush(hatch.Pattern)), ("outline_style", "no"), ("outline_color", Colour(paint.Stroke, 1)), ("outline_width", "0")]);
        }
        xml.WriteEndElement();
    }

    private static string Brush(HatchPattern pattern) => pattern switch
    {
        HatchPattern.Diagonal => "b_diagonal",
        HatchPattern.Backdiagonal => "f_diagonal",
        HatchPattern.Horizontal => "horizontal",
        HatchPattern.Vertical => "vertical",
        HatchPattern.Grid => "cross",
        HatchPattern.Lattice => "diagonal_x",
        _ => "dense6",
    };

    private static void Layer(XmlWriter xml, string type, IReadOnlyList<(string Key, string Value)> options)
    {
        xml.WriteStartElement("layer");
        Attributes(xml, ("class", type), ("enabled", "1"), ("locked", "0"), ("pass", "0"));
        xml.WriteStartElement("Option");
        xml.WriteAttributeString("type", "Map");
        foreach ((string key, string value) in options)
        {
            xml.WriteStartElement("Option");
            Attributes(xml, ("name", key), ("type", "QString"), ("value", value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        foreach ((string key, string value) in options)
        {
            xml.WriteStartElement("prop");
            Attributes(xml, ("k", key), ("v", value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Written(Action<XmlWriter> body)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteDocType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null);
            xml.WriteStartElement("qgis");
            Attributes(xml, ("version", "3.16"), ("styleCategories", "Symbology"));
            body(xml);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Attributes(XmlWriter xml, params (string Name, string Value)[] attributes)
    {
        foreach ((string name, string value) in attributes)
            xml.WriteAttributeString(name, value);
    }

    private static string Colour(string hex, double opacity) => string.Create(CultureInfo.InvariantCulture,
        $"{Convert.ToInt32(hex[1..3], 16)},{Convert.ToInt32(hex[3..5], 16)},{Convert.ToInt32(hex[5..7], 16)},{(int)Math.Round(opacity * 255)}");

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
