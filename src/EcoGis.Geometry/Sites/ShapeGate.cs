namespace EcoGis;

/// <summary>Whether structure may be repaired, and only when the user asked (<c>--repair=structure</c>).</summary>
public enum Repair
{
    None,
    Structure,
}

/// <summary>What a structure repair did: planar area in the shape's own CRS units² before (|signed| shoelace as read) and after.</summary>
public sealed record RepairReceipt(double AreaBefore, double AreaAfter);

/// <summary>The gate's answer: a shape unless a fatal problem was found; always every problem, in canonical order.</summary>
public sealed record ShapeReading(Shape? Shape, IReadOnlyList<GeometryProblem> Problems, RepairReceipt? Repair);

/// <summary>The typed gate: raw shape → valid canonical <see cref="Shape"/> or every problem. Nothing is repaired silently.</summary>
public static class ShapeGate
{
    public static ShapeReading Check(RawShape raw, Crs crs, Repair repair = Repair.None) => throw new NotSupportedException();
}
