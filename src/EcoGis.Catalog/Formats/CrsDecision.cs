namespace EcoGis;

/// <summary>
/// The last step of every reader: which CRS the coordinates are in, and whether they can be (RELIABILITY 7, 8, 19, 20, 33). Guesses
/// nothing: a missing CRS, a contradiction and swapped axes are refused with what the coordinates look like. Whether the place is the
/// right one (RELIABILITY 52) needs an administrative boundary and is asked later.
/// </summary>
internal static class CrsDecision
{
    public static readonly Bilingual OutsideGlobe = new(
        "{0} 个要素的经纬度超出 ±180°/±90°，不予采用，第一个：{1}", "{0} feature(s) outside ±180°/±90° will not pass, first: {1}");

    public static readonly Bilingual AxesSwappedAsAsked = new("按要求交换了两个坐标轴（--swap-axes）", "axes swapped as asked (--swap-axes)");

    public static readonly Bilingual LayerEmpty = new("图层为空：没有任何要素", "the layer is empty: it has no features");

    public static readonly Bilingual NoShapes = new("没有任何要素带有图形", "no feature has a geometry");

    public static FeatureFile Settle(FileDraft draft, ReadOptions options)
    {
        bool swap = options.SwapAxes && !draft.AxesSettled;
        IReadOnlyList<FeatureRecord> features = swap ? [.. draft.Features.Select(f => f with { Shape = Swap(f.Shape) })] : draft.Features;
        if (swap)
            draft.Notices.Add(AxesSwappedAsAsked);
        Extent? box = features.Aggregate((Extent?)null, (b, f) => Extent.Of(f.Shape, b));
        Crs? crs = Choose(draft, options, () => box);
        if (crs is not null && box is not null)
            Check(draft, crs, features, box, swap);
        if (features.All(f => f.Shape is null))
            draft.Notices.Add(features.Count == 0 ? LayerEmpty : NoShapes);
        return new FeatureFile(draft.Path, draft.Format, draft.Layer, crs, draft.DeclaredCrs, draft.Encoding, draft.Fields, features,
            draft.Notices.ToList());
    }

    /// <summary>The faults of a CRS parser know no file: they get this one.</summary>
    public static Crs InFile(Func<Crs> parse, Place where)
    {
        try
        {
            return parse();
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => f.Where == Place.None ? f with { Where = where } : f)], e);
        }
    }

    /// <summary>The name in a WKT text: its first quoted string.</summary>
    public static string NameIn(string wkt)
    {
        string[] parts = wkt.Split('"', 3);
        return NoticeList.Sample(parts.Length == 3 ? parts[1] : wkt, 120);
    }

    /// <param name="extent">All coordinates; asked only when nobody states a CRS.</param>
    public static Crs? Choose(FileDraft draft, ReadOptions options, Func<Extent?> extent)
    {
        if (options.Crs is { } asked)
        {
            DemandNoOldDatum(draft);
            if (draft.DeclaredCrs.Length > 0)
                draft.Notices.Add(new("按要求使用坐标系 {0}（文件说明为：{1}）", "CRS {0} used as asked (the file says: {1})"), asked.Code, NoticeList.Sample(draft.DeclaredCrs, 120));
            return draft.AdaptAsked(asked);
        }

        Crs? stated = draft.FileCrs();
        return stated is null && extent() is { } box
            ? throw new Fault(FormatFaults.CrsMissing, draft.Where, draft.CrsAbsence, box, CoordinateSense.Candidates(box)).Raise()
            : stated;
    }

    /// <summary>A file that says it is in Xian 1980 or Beijing 1954 is tens of metres off in any other name: naming another CRS is no transformation.</summary>
    private static void DemandNoOldDatum(FileDraft draft)
    {
        try
        {
            draft.FileCrs();
        }
        catch (EcoException e) when (e.Faults.Any(f => f.Kind == CrsFaults.NoDatumParameters))
        {
            throw;
        }
        catch (EcoException)
        {
            // what the file says is unknown or broken, which is why another CRS was named
        }
    }

    private static void Check(FileDraft draft, Crs crs, IReadOnlyList<FeatureRecord> features, Extent box, bool swapped)
    {
        if (crs.IsGeographic)
            CheckDegrees(draft, crs, features, box, swapped);
        else if (CoordinateSense.Allowed(crs) is { } allowed ? !box.Within(allowed) : CoordinateSense.LooksLikeDegrees(box))
            throw Contradiction(draft, crs, box, swapped);
    }

    /// <summary>The refusal of a box that cannot be in a projected CRS.</summary>
    public static EcoException Contradiction(FileDraft draft, Crs crs, Extent box, bool swapped)
    {
        Extent? expected = CoordinateSense.Allowed(crs);
        return expected is not null && !swapped && box.Swapped.Within(expected)
            ? new Fault(FormatFaults.AxesSwapped, draft.Where, crs.Code, box).Raise()
            : new Fault(FormatFaults.CrsContradiction, draft.Where, crs.Code,
                expected is null ? new Bilingual("米制坐标范围", "a range in metres") : expected, box, CoordinateSense.Candidates(box)).Raise();
    }

    private static void CheckDegrees(FileDraft draft, Crs crs, IReadOnlyList<FeatureRecord> features, Extent box, bool swapped)
    {
        DegreeTally tally = new();
        foreach (FeatureRecord feature in features)
            tally.Add(Extent.Of(feature.Shape), feature.Where);
        CheckDegrees(draft, crs, tally, tally.Boxes, box, swapped);
        if (tally.Outside > 0)
            draft.Notices.Count(OutsideGlobe, tally.FirstOutside!, tally.Outside);
    }

    /// <summary>More than one in a hundred swapped or off the globe refuses the file (RELIABILITY 19, 20).</summary>
    public static void CheckDegrees(FileDraft draft, Crs crs, DegreeTally tally, long of, Extent box, bool swapped)
    {
        if (!swapped && tally.Swapped * 100L > of)
            throw new Fault(FormatFaults.AxesSwapped, draft.Where, crs.Code, box).Raise();
        if (tally.Outside * 100L <= of)
            return;
        Bilingual candidates = CoordinateSense.Candidates(box);
        if (tally.Metres && draft.DeclaredCrs.Length > 0)
            throw new Fault(FormatFaults.CrsContradiction, draft.Where, crs.Code, CoordinateSense.Globe, box, candidates).Raise();
        throw new Fault(FormatFaults.OutOfRange, draft.Where, tally.Outside, of, tally.FirstOutside!.Text, candidates).Raise();
    }

    public static RawShape? Swap(RawShape? shape) => shape is null
        ? null
        : new(shape.Kind, shape.Roles, [.. shape.Parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(r => new RawPath(r.Ys, r.Xs))])]);
}
