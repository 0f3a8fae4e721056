namespace EcoGis;

/// <summary>The one place where results are rounded (ARCHITECTURE, identity): areas to 1e-4 m², lengths to 1e-3 m, shares and degrees to 1e-9. Never negative zero.</summary>
internal static class Rounded
{
    public static double Area(double squareMetres) => Math.Round(squareMetres, 4) + 0.0;

    public static double Length(double metres) => Math.Round(metres, 3) + 0.0;

    public static double Share(double fraction) => Math.Round(fraction, 9) + 0.0;

    /// <summary>Longitude or latitude: 1e-9° is a tenth of a millimetre.</summary>
    public static double Degrees(double degrees) => Math.Round(degrees, 9) + 0.0;

    public static double Angle(double degrees) => Math.Round(degrees, 3) is var a && a >= 360 ? 0 : a + 0.0;
}
