using System.Globalization;

namespace EcoGis;

/// <summary>Which of the two written coordinates is the northing.</summary>
internal enum AxisOrder
{
    Unknown,

    /// <summary>X = northing first, as the format says.</summary>
    NorthingFirst,

    /// <summary>Easting first: some writers swap.</summary>
    EastingFirst,
}

/// <summary>How the coordinates of one 界址点 TXT are written, the same for all its points.</summary>
/// <param name="Prefix">The zone in front of every easting; null when the eastings have six digits.</param>
internal sealed record BoundaryAxes(AxisOrder Written, int? Prefix)
{
    /// <summary>
    /// Decided by the digits (RELIABILITY 32): a northing in China has 7 digits (6 south of 9° N), an easting 8 with its zone or 6 without.
    /// The first line that is not clear, or not like the others, refuses the file.
    /// </summary>
    public static BoundaryAxes Of(IEnumerable<BoundaryPoint> points, Place where)
    {
        BoundaryAxes? axes = null;
        int firstLine = 0;
        foreach (BoundaryPoint point in points)
        {
            Place here = where with { Line = point.Line };
            AxisOrder order = Order(point.A, point.B);
            if (order == AxisOrder.Unknown)
            {
                bool degrees = Math.Abs(point.A) <= 180 && Math.Abs(point.B) <= 180;
                throw new Fault(degrees ? BoundaryTextFaults.Degrees : BoundaryTextFaults.AxesAmbiguous, here, Text(point.A), Text(point.B)).Raise();
            }

            double easting = order == AxisOrder.NorthingFirst ? point.B : point.A;
            int? prefix = easting >= 1e7 ? (int)(easting / 1e6) : null;
            if (axes is null)
                (axes, firstLine) = (new(order, prefix), point.Line);
            else if (order != axes.Written)
                throw new Fault(BoundaryTextFaults.AxesMixed, here, firstLine).Raise();
            else if (prefix is null != axes.Prefix is null)
                throw new Fault(BoundaryTextFaults.PrefixMixed, here, firstLine).Raise();
            else if (prefix != axes.Prefix)
                throw new Fault(BoundaryTextFaults.ZoneMismatch, here, "-", "-", $"{axes.Prefix} / {prefix}").Raise();
        }

        return axes ?? new(AxisOrder.NorthingFirst, null);
    }

    public static AxisOrder Order(double a, double b) =>
        IsNorthing(a, b) ? AxisOrder.NorthingFirst : IsNorthing(b, a) ? AxisOrder.EastingFirst : AxisOrder.Unknown;

    public (double East, double North) At(BoundaryPoint point) => Written == AxisOrder.EastingFirst ? (point.A, point.B) : (point.B, point.A);

    private static bool IsNorthing(double northing, double easting) =>
        (northing is >= 1e6 and < 6e6 && easting is (>= 1e7 and < 1e8) or (>= 1e5 and < 1e6))
        || (northing is >= 3e5 and < 1e6 && easting is >= 1e7 and < 1e8);

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
