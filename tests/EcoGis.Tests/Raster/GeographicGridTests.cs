using NetTopologySuite.Geometries;
using static EcoGis.Tests.Raster.GridCase;

namespace EcoGis.Tests.Raster;

/// <summary>Square metres on grids whose cells shrink towards the pole: degrees and Web Mercator.</summary>
public sealed class GeographicGridTests
{
    [Test]
    public void A_degree_cell_at_the_equator_is_the_integral_of_the_surface_element()
    {
        GridFrame frame = new(Crs.Wgs84, 1, 1, 0, 1, 1, -1);
        Assert.That(frame.CellArea(0), Is.EqualTo(GeodesicBand(0, 1)).Within(1e-7).Percent);
    }

    [Test]
    public void All_cells_of_the_world_are_the_ellipsoid()
    {
        const double f = 1 / 298.257222101;
        double e = Math.Sqrt(f * (2 - f));
        ClassGrid world = Grid(new GridFrame(Crs.Cgcs2000, 4, 2, -180, 90, 90, -90), "1122", "3344");
        ClassCoverage c = Coverage(world, "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))");
        Assert.That(c.Classes.Select(k => k.Covered.Cells), Is.EqualTo(new double[] { 2, 2, 2, 2 }));
        Assert.That(c.Total.SquareMetres, Is.EqualTo(2 * Math.PI * 6378137.0 * 6378137.0 * (1 + ((1 - (e * e)) / e * Math.Atanh(e)))).Within(1e-10).Percent);
    }

    [Test]
    public void The_whole_of_a_polygon_is_its_area_on_the_ellipsoid()
    {
        Polygon polygon = (Polygon)new NetTopologySuite.IO.WKTReader().Read("POLYGON ((104.41 31.02, 104.63 31.11, 104.58 31.42, 104.44 31.38, 104.41 31.02))");
        foreach ((Crs crs, double cell) in new[] { (Crs.Cgcs2000, 1 / 3600.0), (Crs.WebMercator3857, 30.0) })
        {
            Geometry drawn = polygon.Copy();
            drawn.Apply(new Moved(crs));
            Envelope box = drawn.EnvelopeInternal;
            // the north and the east lie outside the grid
            GridFrame frame = new(crs, (int)(box.Width * 0.8 / cell), (int)(box.Height * 0.7 / cell), box.MinX - (3.3 * cell), box.MinY + (box.Height * 0.75), cell, -cell);
            ClassGridBuilder builder = new(frame, null);
            for (int r = 0; r < frame.Rows; r++)
                builder.Add(new byte[frame.Columns]);
            ClassCoverage c = Coverage(builder.Build(), Paths(drawn));
            Assert.That(c.Outside.SquareMetres, Is.GreaterThan(1e6));
            Assert.That(c.Total.SquareMetres, Is.EqualTo(OfficialArea.Of(drawn, crs)).Within(2e-7).Percent, crs.Code);
            Assert.That(c.Total.Cells, Is.EqualTo(drawn.Area / (cell * cell)).Within(1e-10).Percent);
        }
    }

    [Test]
    public void One_boundary_cell_differs_from_the_ellipsoid_by_no_more_than_is_promised()
    {
        // the southern half of a 1° cell at 54°: the worst case, tan φ · Δφ / 8 of the cell
        GridFrame frame = new(Crs.Cgcs2000, 1, 1, 100, 54.5, 1, -1);
        FlatPaths half = Paths("POLYGON ((100 53.5, 101 53.5, 101 54, 100 54, 100 53.5))");
        double cell = frame.CellArea(0), exact = (ClosedFormArea.F(54 * Math.PI / 180) - ClosedFormArea.F(53.5 * Math.PI / 180)) * Math.PI / 180;
        double off = Math.Abs(Coverage(Numbered(frame), half).Total.SquareMetres - exact) / cell, promised = Math.Tan(54 * Math.PI / 180) * (Math.PI / 180) / 8;
        Assert.That(off / promised, Is.EqualTo(1).Within(0.02));
    }

    [Test]
    public void Outside_rows_go_on_as_the_grid_would()
    {
        string wkt = "POLYGON ((104.1 31.05, 104.9 31.35, 104.3 31.95, 104.1 31.05))";
        GridFrame wide = new(Crs.Cgcs2000, 100, 100, 104, 32, 0.01, -0.01), low = new(Crs.Cgcs2000, 100, 37, 104, 31.5, 0.01, -0.01);
        ClassCoverage all = Coverage(Numbered(wide), wkt), some = Coverage(Numbered(low), wkt);
        Assert.That(some.Outside.Cells, Is.GreaterThan(100));
        Assert.That(some.Total.Cells, Is.EqualTo(all.Total.Cells).Within(1e-9).Percent);
        Assert.That(some.Total.SquareMetres, Is.EqualTo(all.Total.SquareMetres).Within(1e-9).Percent);
    }

    /// <summary>∫ M·N·cos φ dφ by Simpson's rule, radii of curvature from the definition.</summary>
    private static double GeodesicBand(double south, double north)
    {
        const double a = 6378137, e2 = 0.0066943800229;
        const int n = 200;
        double sum = 0, step = (north - south) * Math.PI / 180 / n;
        for (int i = 0; i <= n; i++)
        {
            double phi = (south * Math.PI / 180) + (i * step), w = 1 - (e2 * Math.Sin(phi) * Math.Sin(phi));
            sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * a * a * (1 - e2) * Math.Cos(phi) / (w * w);
        }
        return sum * step / 3 * Math.PI / 180;
    }

    /// <summary>From degrees to a CRS.</summary>
    private sealed class Moved(Crs crs) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            (double x, double y) = crs.Forward(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, x);
            seq.SetY(i, y);
        }
    }
}
