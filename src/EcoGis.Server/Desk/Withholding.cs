using System.Collections.Immutable;
using System.Security.Claims;

namespace EcoGis;

/// <summary>
/// A screening as somebody may see it who must not see every layer: verdict and findings stay, a restricted layer's zones lose code, name, place and numbers, and
/// what could be reckoned back from sums goes too. What was taken away is said, never shown as clear.
/// </summary>
internal static class Withholding
{
    private static readonly Bilingual s_zone = new("受限图层的管控区，请数据管理人员研判", "a zone of a restricted layer: for a data steward to judge");
    private static readonly Bilingual s_open = new("涉及受限图层，详情不予显示", "it concerns a restricted layer; details are not shown");

    /// <summary>Layers that the screening was held against and the person may not see.</summary>
    public static ImmutableArray<string> Layers(Screening screening, LayerAccess access, ClaimsPrincipal person) =>
        [.. screening.Layers.Select(l => l.Name).Distinct(StringComparer.Ordinal).Where(l => !access.MaySee(person, l)).Order(StringComparer.Ordinal)];

    /// <exception cref="EcoException">The person may not see all of it, and it cannot be given in part.</exception>
    public static void Demand(Screening screening, LayerAccess access, ClaimsPrincipal person)
    {
        if (Layers(screening, access, person) is { IsEmpty: false } layers)
            throw new Fault(UploadFaults.Withheld, Place.None, string.Join(", ", layers)).Raise();
    }

    public static Screening Shown(Screening s, ImmutableArray<string> layers)
    {
        if (layers.IsEmpty)
            return s;
        HashSet<string> hidden = new(layers, StringComparer.OrdinalIgnoreCase);
        HashSet<string> kinds = new(s.Layers.Where(l => hidden.Contains(l.Name)).Select(l => l.Kind), StringComparer.Ordinal);
        bool deciding = s.Findings.Any(f => Hidden(f.Layer) && f.Effect != Effect.Advice);
        return s with
        {
            Layers = [.. s.Layers.Select(l => Hidden(l.Name) ? l with { Digest = null } : l)],
            Overlaps = [.. s.Overlaps.Where(o => !Hidden(o.Layer))],
            Proximities = [.. s.Proximities.Where(p => !Hidden(p.Layer))],
            Findings = [.. s.Findings.Select(f => Hidden(f.Layer) ? f with { ZoneNumber = null, ZoneCode = null, ZoneName = null, Numbers = ImmutableSortedDictionary<string, double>.Empty } : f)],
            Undetermined = [.. s.Undetermined.Select(q => q.Kind is { } kind && kinds.Contains(kind) && q.Needs != Need.Fact ? q with { What = s_open, Question = s_open } : q)],
            Review = [.. s.Review.Select(r => Hidden(r.Layer) ? r with { ZoneCode = "", Text = s_zone, Listed = null } : r)],
            Clear = [.. s.Clear.Select(c => Hidden(c.Layer) ? c with { NearestZone = null, NearestZoneName = null, Distance = null } : c)],
            Listed = [.. s.Listed.Where(l => !Hidden(l.Layer))],
            Conflict = deciding ? null : s.Conflict,
            Breakdown = Breakdown.None,
            Forest = null,
        };

        bool Hidden(string? layer) => layer is not null && hidden.Contains(layer);
    }
}
