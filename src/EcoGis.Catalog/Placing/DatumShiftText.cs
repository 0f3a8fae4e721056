using System.Globalization;

namespace EcoGis;

/// <summary>
/// The words of <c>--datum-shift</c>: seven numbers dx,dy,dz,rx,ry,rz,ppm (m, seconds, ppm; position-vector rotations) or four dN,dE,rotation,ppm
/// (m, seconds, ppm; surveyor's axes), each with one more for how well they fit (m).
/// </summary>
public static class DatumShiftText
{
    /// <summary>m. Sets made for a district fit their control points to centimetres or decimetres; this is what is counted when nobody says.</summary>
    private const double UnstatedAccuracy = 1;

    public static DatumShift Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<double> p = [];
        foreach (string token in text.Split(',', StringSplitOptions.TrimEntries))
        {
            p.Add(double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value : throw Bad(text));
        }

        double accuracy = p.Count is 5 or 8 ? p[^1] : UnstatedAccuracy;
        if (accuracy is not (> 0 and <= 1000))
            throw Bad(text);
        return p.Count switch
        {
            7 or 8 => new SevenParameters(p[0], p[1], p[2], p[3], p[4], p[5], p[6], accuracy),
            4 or 5 => new FourParameters(p[0], p[1], p[2], p[3], accuracy),
            _ => throw Bad(text),
        };
    }

    public static Bilingual Describe(DatumShift shift) => shift switch
    {
        SevenParameters p => new Bilingual("七参数 {0}（位置矢量法）", "seven parameters {0} (position vector)").Format(Numbers(p.Dx, p.Dy, p.Dz, p.Rx, p.Ry, p.Rz, p.Ppm)),
        FourParameters p => new Bilingual("四参数 {0}（X 北、Y 东，不含带号）", "four parameters {0} (X north, Y east, without zone prefix)").Format(Numbers(p.North, p.East, p.Rotation, p.Ppm)),
        _ => throw new ArgumentOutOfRangeException(nameof(shift)),
    };

    private static string Numbers(params double[] values) => string.Join(",", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static EcoException Bad(string text) => new Fault(PlacingFaults.BadShift, Place.None, NoticeList.Sample(text)).Raise();
}
