using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A coordinate reference system as OGC APIs name it, by URI, with the axis order of its authority: EPSG has latitude first in 4490 and 4326, and northing (X)
/// first in the Gauss-Krüger zones of CGCS2000, which CRS84 and all of EcoGis have second. Swapped here and nowhere else.
/// </summary>
/// <param name="NorthFirst">The first coordinate is latitude or northing.</param>
internal sealed record OgcCrs(string Uri, Crs Crs, bool NorthFirst)
{
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    public static readonly OgcCrs Crs84 = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Crs.Wgs84, false);

    /// <summary>Everything that is offered: CRS84, the geographic systems, all Gauss-Krüger zones of CGCS2000, Web Mercator.</summary>
    public static readonly IReadOnlyList<OgcCrs> All =
    [
        Crs84, Of(4490, true), Of(4326, true), .. Enumerable.Range(4491, 4554 - 4491 + 1).Select(code => Of(code, true)), Of(3857, false),
    ];

    /// <summary>By URI, safe CURIE ([EPSG:4523]) or "EPSG:4523".</summary>
    /// <exception cref="EcoException">Not offered.</exception>
    public static OgcCrs Parse(string parameter, string text)
    {
        string bare = text.Trim().Trim('[', ']');
        if (bare.Equals("OGC:CRS84", StringComparison.OrdinalIgnoreCase))
            return Crs84;
        if (bare.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
            bare = Epsg + bare[5..];
        return All.FirstOrDefault(c => c.Uri.Equals(bare.Replace("https://", "http://", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            ?? throw new Fault(OgcFaults.Parameter, Place.None, parameter, text.Length > 120 ? text[..120] + "…" : text).Raise();
    }

    /// <summary>The URI of a system that layers are stored in; null: it has none.</summary>
    public static string? UriOf(Crs crs) => crs.Epsg is { } code ? Epsg + code.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>A shape in this system, coordinates in the order of its axes.</summary>
    public Geometry InAxes(Shape shape)
    {
        Geometry geometry = shape.In(Crs);
        if (!NorthFirst)
            return geometry;
        Geometry swapped = geometry.Copy();
        swapped.Apply(new Swap());
        return swapped;
    }

    private static OgcCrs Of(int code, bool northFirst) => new(Epsg + code.ToString(CultureInfo.InvariantCulture), Crs.Parse($"EPSG:{code.ToString(CultureInfo.InvariantCulture)}"), northFirst);

    private sealed class Swap : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            double x = seq.GetX(i);
            seq.SetX(i, seq.GetY(i));
            seq.SetY(i, x);
        }
    }
}
