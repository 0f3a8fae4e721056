namespace EcoGis;

/// <summary>What the explanations are about: features as the file has them, and what the file says of its CRS.</summary>
/// <param name="Stated">The CRS that the file or the user states, whether or not the coordinates can be in it; null: none that is known.</param>
/// <param name="DatumKnown">It is on CGCS2000 or WGS 84 by its own word, or by the user's.</param>
/// <param name="AxesSettled">The reader took the axes by the digits, or the user swapped them: they are not in question.</param>
internal sealed record PlacedFile(IReadOnlyList<FeatureRecord> Features, InteriorSample Sample, Crs? Stated, bool DatumKnown, bool AxesSettled)
{
    private const int MostOutlines = 60;

    /// <summary>Null when there is no coordinate.</summary>
    public static PlacedFile? Of(FileDraft draft, ReadOptions options)
    {
        bool swapped = options.SwapAxes && !draft.AxesSettled;
        IReadOnlyList<FeatureRecord> features = swapped ? [.. draft.Features.Select(f => f with { Shape = CrsDecision.Swap(f.Shape) })] : draft.Features;
        if (InteriorSample.Of(features) is not { } sample)
            return null;
        Crs? stated = options.Crs is { } asked ? draft.AdaptAsked(asked) : StatedBy(draft);
        return new(features, sample, stated, stated is not null || draft.DatumStated, swapped || (draft.AxesSettled && draft.CoordinateFault is null));
    }

    /// <summary>The largest polygons: those that outlines of districts could be among.</summary>
    public IReadOnlyList<FeatureRecord> Outlines { get; } =
    [
        .. Features.Where(f => f.Shape is { Kind: ShapeKind.Polygon, IsEmpty: false })
            .Select(f => (Feature: f, Box: Extent.Of(f.Shape))).Where(f => f.Box is not null)
            .OrderByDescending(f => (f.Box!.MaxX - f.Box.MinX) * (f.Box.MaxY - f.Box.MinY)).Take(MostOutlines).Select(f => f.Feature),
    ];

    /// <summary>What the reader makes of the statement, and only where it can make nothing of it what the header alone says.</summary>
    private static Crs? StatedBy(FileDraft draft)
    {
        try
        {
            if (draft.FileCrs() is { } read)
                return read;
        }
        catch (EcoException)
        {
            // the coordinates contradict it, or it is none that is read
        }

        return draft.StatedCrs?.Invoke();
    }
}
