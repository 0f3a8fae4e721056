using System.Globalization;

namespace EcoGis;

/// <summary>What a person allows an import to repair, and how far. Nothing is repaired that is not named here.</summary>
/// <param name="MostPercent">Largest change of a feature's ellipsoidal area, percent.</param>
public abstract record RepairRequest(double MostPercent)
{
    public const double DefaultPercent = 0.1;

    private const double LargestGrid = 1;

    /// <summary>structure, or snap:0.001.</summary>
    public abstract string Text { get; }

    /// <summary>Rings that cross themselves, holes outside, parts that overlap: NetTopologySuite's GeometryFixer.</summary>
    public sealed record Structure(double MostPercent) : RepairRequest(MostPercent)
    {
        public override string Text => "structure";
    }

    /// <summary>All vertices of all features onto one grid, m, borders cut alike on both sides.</summary>
    public sealed record Snap(double Grid, double MostPercent) : RepairRequest(MostPercent)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"snap:{Grid}");
    }

    /// <exception cref="EcoException">Neither form, or a limit that is no percentage.</exception>
    public static RepairRequest Parse(string text, double? percent)
    {
        if (percent is { } most and not (>= 0 and <= 100))
            throw new Fault(CheckFaults.RepairLimit, Place.None, most).Raise();
        if (text == "structure")
            return new Structure(percent ?? DefaultPercent);
        return text.StartsWith("snap:", StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(5), NumberStyles.Float, CultureInfo.InvariantCulture, out double grid) && grid is > 0 and <= LargestGrid
            ? new Snap(grid, percent ?? DefaultPercent)
            : throw new Fault(CheckFaults.RepairOption, Place.None, text).Raise();
    }
}
