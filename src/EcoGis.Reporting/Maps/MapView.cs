using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The window of a map: a frame on the page and the ground it shows, at a round scale 1:n that fits what is asked for. Page unit 1/96 inch,
/// ground in metres of the plane, so n holds when the page is printed at its own size.
/// </summary>
internal sealed class MapView
{
    private const double MetresPerPixelAtOne = 0.0254 / 96;

    private readonly double _centreX;
    private readonly double _centreY;

    private MapView(Envelope wanted, ScreenBox frame, bool round = true)
    {
        Frame = frame;
        double needed = Math.Max(100, Math.Max(wanted.Width / frame.Width, wanted.Height / frame.Height) / MetresPerPixelAtOne);
        Scale = round ? RoundUp(needed) : needed;
        MetresPerPixel = Scale * MetresPerPixelAtOne;
        (_centreX, _centreY) = (wanted.Centre.X, wanted.Centre.Y);
        double halfWidth = frame.Width / 2 * MetresPerPixel, halfHeight = frame.Height / 2 * MetresPerPixel;
        Ground = new Envelope(_centreX - halfWidth, _centreX + halfWidth, _centreY - halfHeight, _centreY + halfHeight);
    }

    public ScreenBox Frame { get; }

    /// <summary>n of 1:n.</summary>
    public double Scale { get; }

    public double MetresPerPixel { get; }

    public Envelope Ground { get; }

    /// <summary>Fits the ground with a margin of 12 % on every side.</summary>
    public static MapView Fit(Envelope ground, ScreenBox frame) => new(Wider(ground, 0.12), frame);

    /// <summary>Fills the frame but for a margin of 4 %, at whatever scale that takes: for maps that go by their scale bar.</summary>
    public static MapView Fill(Envelope ground, ScreenBox frame) => new(Wider(ground, 0.04), frame, round: false);

    public ScreenPoint At(double x, double y) =>
        new(Frame.X + Frame.Width / 2 + (x - _centreX) / MetresPerPixel, Frame.Y + Frame.Height / 2 - (y - _centreY) / MetresPerPixel);

    private static Envelope Wider(Envelope ground, double margin)
    {
        Envelope wanted = ground.Copy();
        wanted.ExpandBy(Math.Max(ground.Width, 1) * margin, Math.Max(ground.Height, 1) * margin);
        return wanted;
    }

    /// <summary>The next of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 times a power of ten.</summary>
    private static double RoundUp(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double step in (ReadOnlySpan<double>)[1, 1.5, 2, 2.5, 3, 4, 5, 7.5])
        {
            if (step * power >= value * (1 - 1e-9))
                return step * power;
        }
        return 10 * power;
    }
}
