namespace EcoGis;

/// <summary>What can be wrong with a shape. Fatal ones stop it at the gate; notices are listed and the shape is accepted.</summary>
public enum GeometryProblemKind
{
    // fatal
    Empty,
    NonFinite,
    OutOfRange,
    CrossesAntimeridian,
    UnclosedRing,
    TooFewPoints,
    ZeroArea,
    SelfIntersection,
    RingsCross,
    HoleOutsideShell,
    NestedHoles,
    NestedShells,
    OverlappingParts,
    DisconnectedInterior,

    // notices
    RepeatedPoint,
    Spike,
}

/// <summary>
/// One problem: its kind, the ring (numbered from 1 over the whole shape in canonical order, 0 when no ring is meant) and the coordinate
/// in the declared CRS where to look.
/// </summary>
public sealed record GeometryProblem(GeometryProblemKind Kind, int Ring, double X, double Y)
{
    public bool IsFatal => Kind < GeometryProblemKind.RepeatedPoint;
}
