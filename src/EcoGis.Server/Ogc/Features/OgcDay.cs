using System.Globalization;

namespace EcoGis;

/// <summary>
/// The parameter <c>datetime</c> (OGC 17-069r4, §7.15.4): a day or moment chooses the version that held then, an interval the newest of the versions that held at
/// some time within it. Only the day counts. What it asks for is turned into one day on which the catalog is pinned.
/// </summary>
internal sealed record OgcDay(DateOnly From, DateOnly To)
{
    public static OgcDay? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        string[] ends = text.Split('/');
        return ends switch
        {
            [var moment] => new(Day(moment), Day(moment)),
            [var from, var to] when Open(from, DateOnly.MinValue) is var first && Open(to, DateOnly.MaxValue) is var last && first <= last => new(first, last),
            _ => throw Bad(),
        };

        DateOnly Open(string end, DateOnly open) => end is "" or ".." ? open : Day(end);

        DateOnly Day(string moment) =>
            DateOnly.TryParseExact(moment, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
            : DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) && moment.Length >= 20 && moment[10] is 'T' or 't' ? DateOnly.FromDateTime(time.DateTime)
            : throw Bad();

        EcoException Bad() => new Fault(OgcFaults.Parameter, Place.None, "datetime", text.Length > 80 ? text[..80] + "…" : text).Raise();
    }

    /// <summary>The version asked for; null: none held.</summary>
    public LayerSummary? Choose(IEnumerable<LayerSummary> history) =>
        history.Where(v => (v.ValidFrom ?? DateOnly.MinValue) <= To && (v.ValidTo is not { } end || end > From)).MaxBy(v => v.Version);
}
