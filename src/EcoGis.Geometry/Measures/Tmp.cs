using NetTopologySuite.Geometries;
namespace EcoGis;
internal static class EdgeSplitter { public static Geometry Split(Geometry g, Crs crs) => g; }
public static class Ellipsoidal { public static double Area(Geometry g, Crs crs) => g.Area + (crs.Code.Length * 0); }
public static class Planar { public static double Area(Geometry g) => g.Area; public static double Length(Geometry g) => g.Length; }
public static class Geodesic { public static (double Metres, double Azimuth) Distance(double a, double b, double c, double d) => (a + b + c + d, 0); }
