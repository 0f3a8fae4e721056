using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Ranks the explanations of coordinates whose CRS is missing, or contradicted by their values, by the place or by the declared areas (RELIABILITY 7, 8, 19,
/// 20, 32, 33, 50–52). It only weighs: a person chooses, or says beforehand that a clear winner may be taken. An explanation wins when three
/// quarters of the ground lie inside the boundary and every other place is set apart by one of
/// <list type="number">
/// <item>place: its share inside is smaller by a half of the whole ground or more;</item>
/// <item>outlines: they are at least three times as far from those of the boundary, and at least 30 m;</item>
/// <item>declared area: it misses the areas three times as far as their rounding allows, while the winner keeps within it;</item>
/// <item>mistakes: it needs more of them than the winner, and fits neither outlines nor areas clearly better; packed degrees that all ordinates could be
/// are no mistake in this sense, since chance seldom makes them so.</item>
/// </list>
/// Places within a metre of each other are one. What outlines cannot show (an old datum, GCJ-02 in parcels) is not seen here, and never claimed absent.
/// </summary>
internal static class CrsDetective
{
    private const double Inside = 0.75, PlaceMargin = 0.5, OutlineRatio = 3, OutlineFloor = 10, AreaRatio = 3, SamePlace = 1;

    /// <summary>DOMAIN §5.2: tens of metres to somewhat more than a hundred; further off is no datum.</summary>
    private const double LeastDatumShift = 20, MostDatumShift = 250;

    /// <summary>RELIABILITY 51: a shift this near to the offset of a web map is that offset.</summary>
    private const double NearOffset = 150;

    /// <summary>A file that does not state its datum may be on an old one: 50–100 m (DOMAIN §5.2), unless its outlines say more.</summary>
    private const double UnknownDatum = 100;

    /// <summary>Measured and declared area further apart than this contradict each other whatever the measure and the rounding.</summary>
    private const double AreasContradict = 0.01;

    private const int MostListed = 12;

    /// <summary>The refusals that a ranking answers.</summary>
    public static bool Answers(EcoException refusal) => refusal.Faults.Any(f => f.Kind == FormatFaults.CrsMissing || f.Kind == FormatFaults.CrsContradiction || f.Kind == FormatFaults.OutOfRange
        || f.Kind == FormatFaults.AxesSwapped || f.Kind == BoundaryTextFaults.ZoneMismatch || f.Kind == BoundaryTextFaults.AxesAmbiguous || f.Kind == BoundaryTextFaults.Degrees);

    /// <summary>
    /// The ranking for a file that could be read as it states; null when the statement is not in doubt: half the ground inside, and areas as declared.
    /// <paramref name="outlines"/> also holds its outlines against the boundary, which takes longer.
    /// </summary>
    public static CrsRanking? Doubt(FileDraft draft, ReadOptions options, PlaceReference reference, bool outlines, CancellationToken cancellation)
    {
        if (PlacedFile.Of(draft, options) is not { Stated: not null } file)
            return null;
        Evidence evidence = new(file, reference, cancellation);
        CrsExplanation stated = evidence.Areas(evidence.Place(AsStated(file)));
        bool doubtful = stated.Inside < PlaceMargin || Math.Abs((stated.AreaRatio ?? 1) - 1) > Math.Max(AreasContradict, 2 * stated.AreaTolerance)
            || (file.Stated.IsGeographic && PackedDegrees.Fits(file.Features));
        if (!doubtful && !outlines)
            return null;
        CrsRanking ranking = Rank(file, reference, cancellation);
        return ranking.Explanations is [{ AsStated: true } first, .. var rivals] && first.Inside >= PlaceMargin && rivals.All(r => IsApart(first, r)) ? null : ranking;
    }

    /// <summary>Null when there is no coordinate to rank by.</summary>
    public static CrsRanking? Rank(FileDraft draft, ReadOptions options, PlaceReference reference, CancellationToken cancellation) =>
        PlacedFile.Of(draft, options) is { } file ? Rank(file, reference, cancellation) : null;

    /// <summary>Also where the numbers are not such as the stated system has.</summary>
    private static CrsExplanation AsStated(PlacedFile file) => new()
    {
        Name = new($"{file.Stated!.Code} {file.Stated.Name}", $"{file.Stated.Code} {file.Stated.Name}"),
        Crs = file.Stated,
        Mistakes = [],
        Stated = true,
        DatumKnown = true,
    };

    private static CrsRanking Rank(PlacedFile file, PlaceReference reference, CancellationToken cancellation)
    {
        Evidence evidence = new(file, reference, cancellation);
        List<CrsExplanation> all = [.. Readings.Of(file).Select(evidence.Place)];
        if (file.Stated is not null && !all.Any(e => e.AsStated))
            all.Add(evidence.Place(AsStated(file)));
        List<CrsExplanation> here = [.. all.Where(e => e.Inside >= PlaceMargin).Select(evidence.Areas).SelectMany(e => WithOffsets(e, file, evidence))];
        double unpaired = here.Any(e => e.Mismatch is not null) ? double.PositiveInfinity : 0;
        CrsExplanation[] ranked =
        [
            .. here.OrderByDescending(e => Math.Min(Math.Round(e.Inside!.Value, 2), Inside)).ThenBy(e => e.Mismatch is { } m ? Math.Round(m / OutlineFloor) : unpaired)
                .ThenBy(e => e.AreaRatio is { } r && Math.Abs(r - 1) > AreaRatio * e.AreaTolerance ? 1 : 0).ThenBy(e => e.Mistakes.Length).ThenBy(e => e.Mismatch ?? 0).ThenBy(e => e.Readable ? 0 : 1),
            .. all.Where(e => !(e.Inside >= PlaceMargin)).OrderByDescending(e => e.Inside).ThenBy(e => e.Mistakes.Length).ThenBy(e => e.Distance ?? double.PositiveInfinity),
        ];
        CrsExplanation? winner = ranked.FirstOrDefault();
        if (winner is not null && !(winner.Inside >= Inside && ranked.Skip(1).All(r => IsApart(winner, r))))
            winner = null;
        return new([.. ranked.Take(MostListed)], winner, reference.Name);
    }

    /// <summary>
    /// The explanation with its outlines weighed, and with it what lies a few hundred metres off: the web maps' offsets where degrees or Web Mercator make them
    /// likely or outlines can tell, an old datum where a constant shift brings the outlines onto the boundary.
    /// </summary>
    private static IEnumerable<CrsExplanation> WithOffsets(CrsExplanation e, PlacedFile file, Evidence evidence)
    {
        OutlineShift? fit = evidence.Fit(e);
        bool datumUnknown = !file.DatumKnown;
        CrsExplanation plain = e with { Mismatch = fit?.MismatchBefore, Error = datumUnknown ? Math.Min(UnknownDatum, fit?.MismatchBefore ?? UnknownDatum) : 0 };
        yield return plain;
        bool webLike = e.Crs.IsGeographic || e.Crs.Equals(Crs.WebMercator3857);
        if (fit is null && !(webLike && datumUnknown))
            yield break;
        List<CrsExplanation> undone = [.. MapOffset.All.Select(o => Undone(plain, o, datumUnknown && webLike, evidence))];
        foreach (CrsExplanation offset in undone)
            yield return offset;
        if (fit is not null && Shifted(plain, fit, undone) is { } shifted)
            yield return shifted;
    }

    private static CrsExplanation Undone(CrsExplanation e, MapOffset offset, bool likely, Evidence evidence)
    {
        CrsTransform toDegrees = CrsTransform.Between(e.Crs, Crs.Wgs84), back = CrsTransform.Between(Crs.Wgs84, e.Crs);
        CrsExplanation undone = evidence.Place(e with
        {
            Name = new($"{e.Name.Zh}，{offset.Id.ToUpperInvariant()[..^2]}-{offset.Id[^2..]}", $"{e.Name.En}, {offset.Id.ToUpperInvariant()[..^2]}-{offset.Id[^2..]}"),
            Mistakes = likely ? e.Mistakes : e.Mistakes.Add(offset == MapOffset.Gcj02 ? CrsMistake.Gcj02 : CrsMistake.Bd09),
            Error = offset.Error,
            ToCrs = (x, y) =>
            {
                (double cx, double cy) = e.ToCrs(x, y);
                (double lon, double lat) = toDegrees.Apply(cx, cy);
                (lon, lat) = double.IsFinite(lon) ? offset.ToWgs84(lon, lat) : (double.NaN, double.NaN);
                return double.IsFinite(lon) ? back.Apply(lon, lat) : (double.NaN, double.NaN);
            },
        });
        return e.Mismatch is null ? undone : undone with { Mismatch = evidence.Apart(undone) };
    }

    private static CrsExplanation? Shifted(CrsExplanation plain, OutlineShift fit, List<CrsExplanation> undone)
    {
        double size = Length(fit.East, fit.North);
        bool helps = fit.MismatchBefore >= OutlineRatio * Math.Max(fit.MismatchAfter, OutlineFloor);
        bool webMap = undone.Any(u => u.Mismatch is { } m && m < OutlineRatio * Math.Max(fit.MismatchAfter, OutlineFloor)) || Length(fit.East + fit.GcjEast, fit.North + fit.GcjNorth) <= NearOffset;
        return !helps || webMap || size is < LeastDatumShift or > MostDatumShift ? null : plain with
        {
            Name = new($"{plain.Name.Zh}，但基准面为西安 1980 或北京 1954", $"{plain.Name.En}, but on Xian 1980 or Beijing 1954"),
            Mistakes = plain.Mistakes.Add(CrsMistake.OldDatum),
            Mismatch = fit.MismatchAfter,
            Shift = (fit.East, fit.North),
            Readable = false,
        };
    }

    private static bool IsApart(CrsExplanation winner, CrsExplanation rival) =>
        rival.Inside <= winner.Inside - PlaceMargin
        || (rival.Readable == winner.Readable && Displacement(winner, rival) <= SamePlace)
        || IsBetter(winner, rival)
        || (Needed(rival) > Needed(winner) && !IsBetter(rival, winner));

    private static int Needed(CrsExplanation e) => e.Mistakes.Count(m => m != CrsMistake.PackedDegrees);

    /// <summary>By outlines or by declared areas.</summary>
    private static bool IsBetter(CrsExplanation one, CrsExplanation other) =>
        (one.Mismatch is { } fit && (other.Mismatch ?? double.PositiveInfinity) >= OutlineRatio * Math.Max(fit, OutlineFloor))
        || (one.AreaRatio is { } ratio && Math.Abs(ratio - 1) <= one.AreaTolerance && Math.Abs((other.AreaRatio ?? double.PositiveInfinity) - 1) >= AreaRatio * one.AreaTolerance);

    /// <summary>Mean distance between the two places of the sample, m; infinite when one was not near enough to be sampled.</summary>
    private static double Displacement(CrsExplanation a, CrsExplanation b)
    {
        int count = a.Sample.Lon.Length;
        if (count == 0 || b.Sample.Lon.Length != count)
            return double.PositiveInfinity;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            (double east, double north) = GeodeticMetres(a.Sample.Lat[i]);
            sum += Length((a.Sample.Lon[i] - b.Sample.Lon[i]) * east, (a.Sample.Lat[i] - b.Sample.Lat[i]) * north);
        }

        return sum / count;
    }

    /// <summary>Metres per degree, to a per cent: places are a metre or hundreds apart.</summary>
    private static (double East, double North) GeodeticMetres(double latitude) => (111_320 * Math.Cos(latitude * Math.PI / 180), 111_000);

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
