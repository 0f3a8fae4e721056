using System.Collections.Immutable;

namespace EcoGis;

/// <summary>How far permits account for a change. It is for a person to decide by; no status follows from it.</summary>
public enum PermitState
{
    /// <summary>A change of this kind needs none.</summary>
    NotNeeded,

    /// <summary>Permits that allow it cover the whole ground and every day on which it can have happened.</summary>
    Whole,

    /// <summary>Part of the ground, or some of the days only.</summary>
    Part,

    /// <summary>No permit that allows it shares ground and days with it.</summary>
    None,
}

/// <summary>What one permit shares with a change: m² by exact overlay, share of the change, days, and whether it allows what the ground became.</summary>
public sealed record PermitCover(Permit Permit, double Area, double PlanarArea, double Share, Certainty Certainty, PermitTime Time, bool Allows);

/// <summary>
/// 许可核对: everything that permits share with a change. <paramref name="CoveredArea"/> is the ground under permits that allow the change and hold on some day of the
/// period, each square metre once, m² on the ellipsoid; <paramref name="CoveredThroughout"/> that under permits which hold on all of them.
/// </summary>
public sealed record PermitMatch(PermitState State, ImmutableArray<PermitCover> Covers, double CoveredArea, double CoveredThroughout)
{
    /// <summary>One line for the register, Chinese as the register's remarks are.</summary>
    public string Words => State switch
    {
        PermitState.NotNeeded => "此类变化不核许可",
        PermitState.Whole => $"许可全覆盖：{Codes}",
        PermitState.Part => $"许可部分相符，覆盖 {CoveredArea.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)} m²：{Codes}",
        _ => "无相符许可",
    };

    private string Codes => string.Join('、', Covers.Where(c => c.Allows && c.Time != PermitTime.Apart).Select(c => c.Permit.Code));
}

/// <summary>All permits in one plane, to hold changes against. Thread-safe.</summary>
public sealed class PermitOverlay
{
    private readonly ImmutableArray<Permit> _permits;
    private readonly OverlayIndex? _index;
    private readonly Crs _plane;

    public PermitOverlay(IEnumerable<Permit> permits, Crs plane)
    {
        _plane = plane;
        _permits = [.. permits.Where(p => p.Shape is not null)];
        _index = _permits.IsEmpty ? null : OverlayIndex.Build([.. _permits.Select(p => p.Shape!)], plane);
    }

    public PermitMatch Of(LandChange change)
    {
        ImmutableArray<PermitCover> covers = _index is null ? [] :
        [
            .. _index.Overlaps(change.Ground, 0).Select(o => (Permit: _permits[o.Feature], Overlap: o))
                .Select(o => new PermitCover(o.Permit, Rounded.Area(o.Overlap.EllipsoidalArea), Rounded.Area(o.Overlap.PlanarArea), Rounded.Share(o.Overlap.EllipsoidalShareOfSite), o.Overlap.Certainty,
                    change.Period.Under(o.Permit.From, o.Permit.To), o.Permit.Permits(change)))
                .OrderByDescending(c => c.Allows).ThenBy(c => c.Time).ThenByDescending(c => c.Area).ThenBy(c => c.Permit.Code, StringComparer.Ordinal),
        ];
        var (some, _) = Under(change, covers.Where(c => c.Allows && c.Time != PermitTime.Apart));
        var (throughout, whole) = Under(change, covers.Where(c => c.Allows && c.Time == PermitTime.Covers));
        var state = !change.Activity.NeedsPermit ? PermitState.NotNeeded : whole ? PermitState.Whole : some > 0 ? PermitState.Part : PermitState.None;
        return new PermitMatch(state, covers, some, throughout);
    }

    /// <summary>The ground under some permits, and whether nothing firm of the change lies beyond them.</summary>
    private (double Area, bool Whole) Under(LandChange change, IEnumerable<PermitCover> covers)
    {
        Shape[] shapes = [.. covers.Select(c => c.Permit.Shape!)];
        if (shapes.Length == 0)
            return (0, false);
        var (beyond, area, _) = Region.Union(shapes, _plane, 0).Beyond(change.Ground);
        return (Rounded.Area(change.Ground.EllipsoidalArea - area), beyond != Outside.Firm);
    }
}

/// <summary>许可使用情况: what all checked changes take of one permit, against what it permits. Area m² on the ellipsoid, stock m³.</summary>
/// <param name="Stock">Null where some change does not state what stood on it.</param>
public sealed record PermitUse(Permit Permit, int Changes, double Area, double? Stock)
{
    /// <summary>More than the area it permits by more than a thousandth; unknown where it states none.</summary>
    public Truth IsAreaExceeded => Permit.AreaHa is { } most ? Kleene.Of(Area > most * 10_000 * 1.001) : Truth.Unknown;

    public Truth IsStockExceeded => (Permit.Stock, Stock) is ({ } most, { } taken) ? Kleene.Of(taken > most * 1.001) : Truth.Unknown;

    public static IReadOnlyList<PermitUse> Of(IEnumerable<(LandChange Change, PermitMatch Match)> changes) =>
    [
        .. changes.Where(c => c.Change.Activity.NeedsPermit).SelectMany(c => c.Match.Covers.Where(p => p.Allows && p.Time != PermitTime.Apart).Select(p => (c.Change, Cover: p)))
            .GroupBy(c => c.Cover.Permit).OrderBy(g => g.Key.Register.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Code, StringComparer.Ordinal)
            .Select(g => new PermitUse(g.Key, g.Count(), Rounded.Area(g.Sum(c => c.Cover.Area)),
                g.All(c => c.Change.Patch.StockBefore is not null) ? Math.Round(g.Sum(c => c.Cover.Share * c.Change.Patch.StockBefore!.Value), 1) : null)),
    ];
}
