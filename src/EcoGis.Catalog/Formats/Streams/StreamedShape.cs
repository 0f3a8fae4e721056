namespace EcoGis;

/// <summary>
/// The geometry of one feature, only there while the visitor runs. Either a plain polygon, flat and without an object of its own, or what the
/// ordinary reader made of the rest. Coordinates are x before y in the stream's CRS; nothing is judged.
/// </summary>
public readonly ref struct StreamedShape
{
    /// <summary>As <see cref="FeatureRecord.Position"/>.</summary>
    public required int Position { get; init; }

    /// <summary>The feature's key in a GeoPackage; its position in other formats.</summary>
    public required long Key { get; init; }

    /// <summary><see cref="Polygon"/> holds the shape; else <see cref="Shape"/>.</summary>
    public bool IsPlain { get; init; }

    public FlatPolygon Polygon { get; init; }

    /// <summary>What is no plain polygon; null when the feature has no geometry (or <see cref="IsPlain"/>).</summary>
    public RawShape? Shape { get; init; }

    /// <summary>The text of each column that was asked for; empty when <see cref="Record"/> has them.</summary>
    internal ReadOnlySpan<string?> Cells { get; init; }

    /// <summary>The whole record, where the format gives it anyway.</summary>
    internal FeatureRecord? Record { get; init; }

    /// <summary>Null: the stream can tell from position and key.</summary>
    internal Place? Where { get; init; }

    /// <summary>The shape whatever it is, as <see cref="FeatureRecord.Shape"/> has it.</summary>
    public RawShape? ToRaw() => IsPlain ? Polygon.ToRaw() : Shape;
}

/// <summary>Sees the shapes of a block one after another, in file order, on the thread that reads.</summary>
public delegate void ShapeVisitor(in StreamedShape shape);
