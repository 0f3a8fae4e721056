using NetTopologySuite.IO;

namespace EcoGis.Tests.Overlay;

/// <summary>Pairs of valid polygons from public reports whose overlay some engine got wrong. The coordinates are taken as they are, metres of the plane.</summary>
internal static class PublishedFailures
{
    public static readonly object[] Pairs =
    [
        // locationtech/jts#1000 and shapely/shapely#1871: nearly the same edge twice; overlay engines found 15851
        new object[] { "POLYGON ((446 -207, 315 -75.99999999999999, 557 -76, 446 -207))", "POLYGON ((184 -207, 315 -76, 446 -207, 315 -338, 184 -207))" },
        // libgeos/geos#1523: a hole of 1.4e-13
        new object[] { "POLYGON ((379.694383 3423, 382 3423, 382 3428, 379.694383 3428, 379.694383 3423))", "POLYGON ((380 3428.3, 382 3429, 388 3422, 377 3422, 378 3427, 380 3428.3), (379.153701 3427.199712952367, 380.736005 3427.1997128766443, 379.777158 3427.199712922531, 379.153701 3427.199712952367))" },
        // shapely/shapely#1216, locationtech/jts#798: a narrow triangle at a border
        new object[] { "POLYGON ((66697.40120137333 185279.95469107336, 66698.375 185273.625, 66697.375 185280.125, 66697.40120137333 185279.95469107336))", "POLYGON ((66710 185280, 66710 185260, 66690 185260, 66690 185280, 66710 185280))" },
        // libgeos/geos#1344, shapely/shapely#2368: neighbours one rounding apart
        new object[] { "POLYGON ((-295.25030351249666 4.236074061427525, -295.08711234218333 -2.301948231163383, -314.64218025800653 -2.7900491087570383, -314.80537142831986 3.7479731838338695, -295.25030351249666 4.236074061427525))", "POLYGON ((-275.69523559667346 4.7241749390211805, -275.53204442636013 -1.8138473535697273, -295.08711234218333 -2.3019482311633825, -295.25030351249666 4.236074061427525, -275.69523559667346 4.7241749390211805))" },
        // shapely/shapely#1427: squares turned by 30° that share an edge but for rounding
        new object[] { "POLYGON ((4.330127018922193 2.5000000000000004, 6.830127018922194 -1.830127018922194, 4.2320508075688785 -3.330127018922194, 1.7320508075688772 1.0, 4.330127018922193 2.5000000000000004))", "POLYGON ((4.330127018922193 2.5000000000000004, 5.830127018922193 -0.09807621135331557, 7.562177826491071 0.9019237886466849, 6.06217782649107 3.500000000000001, 4.330127018922193 2.5000000000000004))" },
        // libgeos/geos#1499: triangles with a corner in common and an edge that crosses another by half a rounding
        new object[] { "POLYGON ((1 1, 0 0.5, 0 0, 1 1))", "POLYGON ((1 1, 0 0.49999999999999994, 0 1, 1 1))" },
    ];

    public static Shape Shape(string wkt)
    {
        ShapeReading reading = ShapeGate.Check(OverlayCase.Raw(new WKTReader().Read(wkt), (0, 0)), OverlayCase.Plane);
        return reading.Shape ?? throw new AssertionException(string.Join('\n', reading.Problems));
    }
}
