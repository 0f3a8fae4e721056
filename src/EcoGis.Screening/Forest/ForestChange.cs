using System.Collections.Immutable;

namespace EcoGis;

/// <summary>变化图斑: a pair of patches of different class in one unit. Stock m³, null where not stated; the cause is the later patch's own statement.</summary>
/// <param name="Id">Its place in the order of earlier patch, later patch and unit, from 1.</param>
/// <param name="Cause">Known to the table of causes; null: none stated, or <paramref name="CauseText"/> is not in the table.</param>
public sealed record ChangePatch(
    int Id, ForestPatch Before, ForestPatch After, ForestUnit? Unit, double Area, double PlanarArea, double Width, Certainty Certainty, LandChangeCause? Cause, string? CauseText, double? StockBefore, double? StockAfter)
{
    /// <summary>森林增减: +1 became forest, −1 ceased to be, 0 neither.</summary>
    public int Forest => Convert.ToInt32(ForestChange.IsForest(After.Class)) - Convert.ToInt32(ForestChange.IsForest(Before.Class));
}

/// <summary>Gain and loss of forest by cause, m²; slivers are not in it.</summary>
public sealed record CauseRow(LandChangeCause? Cause, string? Text, int Patches, double Gain, double Loss, double Other);

/// <summary>What became of the stock of forest land, m³: what stood on it before and after, by whether the land stayed forest.</summary>
public sealed record StockChange(double Before, double After, double Lost, double Gained, double StayedBefore, double StayedAfter)
{
    public double Growth => StayedAfter - StayedBefore;
}

/// <summary>A unit with its own matrix; null: outside all units.</summary>
public sealed record UnitChange(ForestUnit? Unit, TransitionMatrix Matrix);

/// <summary>
/// Change between two epochs of one classification: the matrix of all, of every unit, the patches of change, causes and stock. Change is another class on ground wider
/// than √(a² + b²) of the two accuracies; thinner ground is border noise, told apart and never dropped. Nothing is rounded here.
/// </summary>
public sealed class ForestChange
{
    private readonly Crs _plane;
    private readonly Lazy<OverlayIndex> _units;

    private ForestChange(ForestLayer before, ForestLayer after, ForestUnits units, Crs plane, TransitionMatrix matrix, ImmutableArray<UnitChange> byUnit, ImmutableArray<ChangePatch> patches, StockChange? stock)
    {
        (Before, After, Units, _plane, Matrix, ByUnit, Patches, Stock) = (before, after, units, plane, matrix, byUnit, patches, stock);
        _units = new(() => OverlayIndex.Build([.. units.All.Select(u => u.Shape)], plane));
    }

    public ForestLayer Before { get; }

    public ForestLayer After { get; }

    public ForestUnits Units { get; }

    public TransitionMatrix Matrix { get; }

    public ImmutableArray<UnitChange> ByUnit { get; }

    /// <summary>Firm ones and border noise, in order of id.</summary>
    public ImmutableArray<ChangePatch> Patches { get; }

    /// <summary>Null where one of the layers states no stock.</summary>
    public StockChange? Stock { get; }

    /// <summary>Of the plane that <see cref="GeometryOf"/> answers in.</summary>
    public Crs Plane => _plane;

    /// <summary>Combined accuracy, m: thinner change is noise.</summary>
    public double Accuracy => Math.Sqrt((Before.Version.Accuracy * Before.Version.Accuracy) + (After.Version.Accuracy * After.Version.Accuracy));

    public IEnumerable<CauseRow> Causes => Patches.Where(p => p.Certainty == Certainty.Firm).GroupBy(p => (p.Cause, p.CauseText))
        .OrderBy(g => g.Key.Cause?.Code ?? (g.Key.CauseText is null ? "~~" : "~" + g.Key.CauseText), StringComparer.Ordinal)
        .Select(g => new CauseRow(g.Key.Cause, g.Key.CauseText, g.Count(), g.Where(p => p.Forest > 0).Sum(p => p.Area), g.Where(p => p.Forest < 0).Sum(p => p.Area), g.Where(p => p.Forest == 0).Sum(p => p.Area)));

    /// <summary>森林 in the words of 森林法 art. 83.</summary>
    public static bool IsForest(LandClass c) => c.Stand is Stand.Arbour or Stand.Bamboo or Stand.SpecialShrub;

    /// <exception cref="EcoException">Epochs of different kinds or classifications, overlapping patches, or a matrix that does not balance.</exception>
    public static ForestChange Between(ForestLayer before, ForestLayer after, ForestBook book, ForestUnits units, Crs plane, CancellationToken cancellation)
    {
        if (before.Version.Kind.Id != after.Version.Kind.Id)
            throw new Fault(ForestFaults.OtherKind, Place.None, before.Version.Kind.Name, after.Version.Kind.Name).Raise();
        if (before.Classification.Id != after.Classification.Id)
            throw new Fault(ForestFaults.OtherClassification, Place.None, before.Classification.Name, after.Classification.Name).Raise();
        before.DemandDisjoint(plane, cancellation);
        after.DemandDisjoint(plane, cancellation);
        var overlay = PatchOverlay.Of(before, after, units, plane, cancellation);
        TransitionMatrix matrix = new();
        var byUnit = Enumerable.Range(0, units.All.Length + 1).Select(_ => new TransitionMatrix()).ToArray();
        List<ChangePatch> patches = [];
        foreach (var pair in overlay.Pairs)
        {
            ForestPatch a = before.Patches[pair.Before], b = after.Patches[pair.After];
            matrix.Add(a.Class.Code, b.Class.Code, pair.Area, pair.Certainty);
            byUnit[At(pair.Unit)].Add(a.Class.Code, b.Class.Code, pair.Area, pair.Certainty);
            if (a.Class.Code != b.Class.Code)
                patches.Add(Patch(patches.Count + 1, before, after, pair, book, pair.Unit == ForestDivision.Outside ? null : units.All[pair.Unit]));
        }

        Count(before, overlay.Before, overlay.BeforeLeft, earlier: true);
        Count(after, overlay.After, overlay.AfterLeft, earlier: false);
        matrix.DemandBalance(before, after);
        foreach (var unit in byUnit)
            unit.DemandBalance(before, after);
        return new ForestChange(before, after, units, plane, matrix,
            [.. byUnit.Select((m, i) => new UnitChange(i < units.All.Length ? units.All[i] : null, m)).Where(u => u.Unit is not null || u.Matrix.Classes.Length > 0)],
            [.. patches], StockOf(before, after, overlay));

        int At(int unit) => unit == ForestDivision.Outside ? units.All.Length : unit;

        // areas by class from the patches themselves, remainders from the overlay
        void Count(ForestLayer layer, DividedPatch[] divided, PatchPart[][] left, bool earlier)
        {
            foreach (var (i, patch) in layer.Patches.Index())
            {
                string code = patch.Class.Code;
                matrix.Inventory(earlier, code, patch.Area, left[i].Sum(p => p.Area), divided[i].Closure);
                foreach (var part in divided[i].Parts)
                    byUnit[At(part.Unit)].Inventory(earlier, code, part.Area, 0, 0);
                foreach (var part in left[i])
                    byUnit[At(part.Unit)].Inventory(earlier, code, 0, part.Area, divided[i].Closure);
            }
        }
    }

    /// <summary>The ground of a change in <see cref="Plane"/>, for maps and exports.</summary>
    public Shape GeometryOf(ChangePatch patch)
    {
        const double Whole = 1e-6; // of the area: then no boundary of units cuts the pair
        Shape shape = Shape.Trusted(After.Version.IndexIn(_plane).Shared(Site.Of(patch.Before.Zone.Shape, _plane, 0), patch.After.Zone.Number - 1), _plane);
        if (Math.Abs(shape.EllipsoidalArea - patch.Area) <= Whole * patch.Area)
            return shape;
        Site site = Site.Of(shape, _plane, 0);
        return Shape.Trusted(patch.Unit is { } unit ? _units.Value.Shared(site, Units.All.IndexOf(unit)) : _units.Value.Left(site), _plane);
    }

    private static ChangePatch Patch(int id, ForestLayer before, ForestLayer after, PatchPair pair, ForestBook book, ForestUnit? unit)
    {
        ForestPatch a = before.Patches[pair.Before], b = after.Patches[pair.After];
        string? text = b.Text(ForestFields.Cause);
        var cause = text is null ? null : book.Cause(text);
        return new ChangePatch(id, a, b, unit, pair.Area, pair.PlanarArea, pair.Width, pair.Certainty, cause, cause is null ? text : null,
            a.StockPerHa(before.StockFactor) * pair.Area / 10_000, b.StockPerHa(after.StockFactor) * pair.Area / 10_000);
    }

    private static StockChange? StockOf(ForestLayer before, ForestLayer after, PatchOverlay overlay)
    {
        if (!before.HasStock || !after.HasStock)
            return null;
        double lost = 0, gained = 0, stayedBefore = 0, stayedAfter = 0;
        foreach (var pair in overlay.Pairs)
        {
            ForestPatch a = before.Patches[pair.Before], b = after.Patches[pair.After];
            double was = IsForest(a.Class) ? (a.StockPerHa(before.StockFactor) ?? 0) * pair.Area / 10_000 : 0;
            double became = IsForest(b.Class) ? (b.StockPerHa(after.StockFactor) ?? 0) * pair.Area / 10_000 : 0;
            if (IsForest(a.Class) && IsForest(b.Class))
                (stayedBefore, stayedAfter) = (stayedBefore + was, stayedAfter + became);
            else
                (lost, gained) = (lost + was, gained + became);
        }

        lost += Alone(before, overlay.BeforeLeft);
        gained += Alone(after, overlay.AfterLeft);
        return new StockChange(lost + stayedBefore, gained + stayedAfter, lost, gained, stayedBefore, stayedAfter);

        static double Alone(ForestLayer layer, PatchPart[][] left) =>
            layer.Patches.Index().Where(p => IsForest(p.Item.Class)).Sum(p => (p.Item.StockPerHa(layer.StockFactor) ?? 0) * left[p.Index].Sum(q => q.Area) / 10_000);
    }
}
