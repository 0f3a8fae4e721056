using System.Runtime.InteropServices;

namespace EcoGis.Tests;

/// <summary>The area of a polygon whose edges are geodesics, by PROJ's own library (geodesic.h), square metres on GRS 80.</summary>
internal static unsafe class GeodesicPolygon
{
    public static double Area(double[] latitudes, double[] longitudes)
    {
        nint library = 0;
        if (!Enumerable.Range(15, 25).Any(version => NativeLibrary.TryLoad($"libproj.so.{version}", out library)))
            Missing.Report("libproj is not installed");
        var init = (delegate* unmanaged<double*, double, double, void>)NativeLibrary.GetExport(library, "geod_init");
        var polygon = (delegate* unmanaged<double*, double*, double*, int, double*, double*, void>)NativeLibrary.GetExport(library, "geod_polygonarea");
        // struct geod_geodesic is about 60 doubles
        double* geodesic = stackalloc double[512];
        double area;
        double perimeter;
        init(geodesic, 6378137, 1 / 298.257222101);
        fixed (double* lats = latitudes, lons = longitudes)
            polygon(geodesic, lats, lons, latitudes.Length, &area, &perimeter);
        return Math.Abs(area);
    }
}
