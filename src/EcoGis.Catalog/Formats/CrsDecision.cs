namespace EcoGis;

/// <summary>
/// The last step of every reader: which CRS the coordinates are in, and whether they can be (RELIABILITY 7, 8, 19, 20, 33). Guesses
/// nothing: a missing CRS, a contradiction and swapped axes are refused with what the coordinates look like; with an administrative boundary at hand
/// <see cref="CrsGuess"/> adds the ranked explanations. Offsets and old datums are corrected here when the user asked for it.
/// </summary>
internal static class CrsDecision
{
    public static readonly Bilingual OutsideGlobe = new(
        "{0} 个要素的经纬度超出 ±180°/±90°，不予采用，第一个：{1}", "{0} feature(s) outside ±180°/±90° will not pass, first: {1}");

    public static readonly Bilingual AxesSwappedAsAsked = new("按要求交换了两个坐标轴（--swap-axes）", "axes swapped as asked (--swap-axes)");

    public static readonly Bilingual LayerEmpty = new("图层为空：没有任何要素", "the layer is empty: it has no features");

    public static readonly Bilingual NoShapes = new("没有任何要素带有图形", "no feature has a geometry");

    public static FeatureFile Settle(FileDraft draft, ReadOptions options, CancellationToken ct)
    {
        try
        {
            return CrsGuess.Weighed(AsStated(draft, options), draft, options, ct);
        }
        catch (EcoException refusal) when (CrsDetective.Answers(refusal))
        {
            return CrsGuess.Instead(refusal, draft, options, ct);
        }
    }

    /// <summary>The file in the CRS it states, or that the user does.</summary>
    private static FeatureFile AsStated(FileDraft draft, ReadOptions options)
    {
        bool swap = options.SwapAxes && !draft.AxesSettled;
        IReadOnlyList<FeatureRecord> features = swap ? [.. draft.Features.Select(f => f with { Shape = Swap(f.Shape) })] : draft.Features;
        if (swap)
            draft.Notices.Add(AxesSwappedAsAsked);
        Extent? box = features.Aggregate((Extent?)null, (b, f) => Extent.Of(f.Shape, b));
        OldDatumCrs? old = options.DatumShift is null ? null : OldDatum(draft, options);
        Crs? crs = old?.Modern ?? Choose(draft, options, () => box);
        if (crs is not null && box is not null)
            Check(draft, crs, features, box, swap);
        Correction? done = null;
        if (crs is not null && old is not null)
            (features, done) = CoordinateCorrection.Shift(draft, features, old, options.DatumShift!);
        else if (crs is not null && options.From is { } offset)
            (features, done) = CoordinateCorrection.Undo(draft, features, crs, offset);
        if (done is not null)
            draft.Notices.Add(done.What);
        return File(draft, features, crs, Reason(draft, options, old), done);
    }

    /// <summary>What a draft becomes once its coordinates are settled, or known not to be (no <paramref name="crs"/>).</summary>
    public static FeatureFile File(FileDraft draft, IReadOnlyList<FeatureRecord> features, Crs? crs, Bilingual reason, Correction? done)
    {
        if (features.All(f => f.Shape is null))
            draft.Notices.Add(features.Count == 0 ? LayerEmpty : NoShapes);
        return new FeatureFile(draft.Path, draft.Format, draft.Layer, crs, draft.DeclaredCrs, draft.Encoding, draft.Fields, features, draft.Notices.ToList())
        {
            CrsReason = reason,
            EncodingReason = draft.EncodingReason,
            Correction = done,
        };
    }

    /// <summary>A shift is for a file on an old datum, and for no other.</summary>
    private static OldDatumCrs OldDatum(FileDraft draft, ReadOptions options) =>
        (options.OldCrs is { } asked ? asked.In(draft.AdaptAsked(asked.Modern)) : options.Crs is null ? draft.FileOldCrs() : null)
        ?? throw new Fault(PlacingFaults.ShiftNotNeeded, draft.Where, options.Crs?.Code ?? (draft.DeclaredCrs.Length > 0 ? NoticeList.Sample(draft.DeclaredCrs, 120) : "-")).Raise();

    private static Bilingual Reason(FileDraft draft, ReadOptions options, OldDatumCrs? old)
    {
        if (draft.CrsReason is { } settled)
            return settled;
        string declared = NoticeList.Sample(draft.DeclaredCrs, 120);
        Bilingual stated = declared.Length == 0 ? draft.CrsAbsence : new($"{draft.CrsSource.Zh}：{declared}", $"{draft.CrsSource.En}: {declared}");
        return old is not null ? new Bilingual("{0}；{1}，按用户给出的参数转换", "{0}; {1}, led out of by the user's parameters").Format(stated, options.OldCrs is null ? old.Title : new Bilingual($"--crs {old.Title.Zh}", $"--crs {old.Title.En}"))
            : options.Crs is null ? stated
            : new Bilingual("用户指明（--crs）；{0}", "named by the user (--crs); {0}").Format(stated);
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
        if (draft.CoordinateFault is { } unclear)
            throw unclear;
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
