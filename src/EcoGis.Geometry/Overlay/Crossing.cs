namespace EcoGis;

/// <summary>
/// A stretch of a line site inside one polygon feature: from where it enters to where it leaves, by the way along path number
/// <paramref name="Path"/> (from 1, canonical order and direction), m in the plane; and the two places in the plane.
/// </summary>
public sealed record Crossing(int Path, double From, double To, double EnterX, double EnterY, double LeaveX, double LeaveY);
