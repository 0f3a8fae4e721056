using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The form of <c>data/districts/*.yaml</c>; the file's name is the profile's id.</summary>
internal sealed record DistrictFile(
    Words Name,
    IReadOnlyDictionary<string, Metres> SiteAccuracy,
    Place Where,
    string? District = null,
    IReadOnlyList<string>? Adcodes = null,
    string? Plane = null,
    IReadOnlyList<double>? PlaneExtent = null,
    IReadOnlyList<ExpectedEntry>? Expects = null,
    IReadOnlyList<string>? Optional = null,
    IReadOnlyList<AbsentEntry>? Absent = null)
{
    public DistrictProfile ToProfile(string id)
    {
        if (PlaneExtent is { Count: not 4 })
            throw new Fault(ScreeningFaults.WrongValue, Where, "plane_extent", new Bilingual("[西, 南, 东, 北]（度）", "[west, south, east, north] in degrees")).Raise();
        if (PlaneExtent is [var left, var bottom, var right, var top] && !(left < right && bottom < top && left >= -180 && right <= 180 && bottom >= -90 && top <= 90))
            throw new Fault(DataFileFaults.OutOfRange, Where, $"plane_extent [{left}, {bottom}, {right}, {top}]", "[-180…180, -90…90]").Raise();
        string[] kinds = [.. (Expects ?? []).Select(x => x.Kind), .. Optional ?? [], .. (Absent ?? []).Select(a => a.Kind)];
        if (kinds.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new Fault(ScreeningFaults.Duplicate, Where, new Bilingual("行政区配置中的区类", "zone kind of the profile"), twice.Key).Raise();
        return new DistrictProfile(
            id,
            Name.Text,
            [.. Adcodes ?? []],
            Plane is null ? null : PlaneOf(Plane),
            PlaneExtent is [var west, var south, var east, var north] ? new Envelope(west, east, south, north) : null,
            SiteAccuracy.ToImmutableSortedDictionary(a => a.Key, a => a.Value.Value, StringComparer.Ordinal),
            (Expects ?? []).ToImmutableSortedDictionary(e => e.Kind, e => e.Layers.ToImmutableArray(), StringComparer.Ordinal),
            [.. Optional ?? []],
            (Absent ?? []).ToImmutableSortedDictionary(a => a.Kind, a => new DeclaredAbsence(a.Source.Text, a.On), StringComparer.Ordinal));
    }

    private Crs PlaneOf(string code)
    {
        try
        {
            return Crs.Parse(code);
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => f with { Where = Where })], e);
        }
    }
}

internal sealed record ExpectedEntry(string Kind, IReadOnlyList<string> Layers);

internal sealed record AbsentEntry(string Kind, Words Source, DateOnly On);

/// <summary>"No such zone in this district", said by whom and when.</summary>
public sealed record DeclaredAbsence(Bilingual Source, DateOnly On);

/// <summary>
/// 行政区配置: which layers must be there before a site can be called clear, what may be absent and who says so, the plane, and how accurate boundaries are by format.
/// The profile <c>none</c> expects nothing by name: every kind that a rule names is then required.
/// </summary>
public sealed record DistrictProfile(
    string Id,
    Bilingual Name,
    ImmutableArray<string> Adcodes,
    Crs? Plane,
    Envelope? PlaneExtent,
    ImmutableSortedDictionary<string, double> SiteAccuracy,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Expects,
    ImmutableArray<string> Optional,
    ImmutableSortedDictionary<string, DeclaredAbsence> Absent)
{
    /// <summary>How accurate a boundary in a format is held to be where nobody says, m.</summary>
    public double AccuracyOf(string format) => SiteAccuracy.GetValueOrDefault(format, SiteAccuracy.Values.DefaultIfEmpty(0).Max());

    /// <summary>Whether an administrative zone is (part of) this district.</summary>
    public bool IsHome(string adcode) => Adcodes.Any(a => adcode.StartsWith(a, StringComparison.Ordinal));
}
