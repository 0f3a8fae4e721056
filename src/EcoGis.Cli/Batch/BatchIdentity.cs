using System.Globalization;

namespace EcoGis;

/// <summary>Everything that can change a row of a batch, by the name a person knows it by. The number of threads and the place of the result cannot.</summary>
internal static class BatchIdentity
{
    private const string Date = "--date";

    public static RunIdentity Of(
        string digest, DateOnly date, Session session, ReadOptions reading, FeatureStream stream, ProposalRequest request, ScreenOptions options, bool areasOnly, Snapshot snapshot)
    {
        List<KeyValuePair<string, string>> parts = [];
        Add("FILE", digest);
        Add("--layer", stream.Layer);
        Add("--crs", reading.Crs?.Code);
        Add("--from", reading.From?.Id);
        Add("--datum-shift", reading.DatumShift is { } shift ? string.Create(CultureInfo.InvariantCulture, $"{DatumShiftText.Describe(shift).En} {shift.Accuracy} {reading.OldCrs?.Title.En}") : null);
        Add("--accept-crs-guess", reading.AcceptGuess ? stream.Crs.Code : null);
        Add("--close", reading.CloseGap?.ToString(CultureInfo.InvariantCulture));
        Add("--encoding", reading.Encoding);
        Add("--swap-axes", reading.SwapAxes.ToString());
        Add("--x", reading.XColumn);
        Add("--y", reading.YColumn);
        Add("--industry", request.Industry);
        Add("--nature", request.Nature);
        foreach (var (fact, value) in request.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
            Add("--fact", $"{fact}={value}");
        foreach (var (field, column) in request.Columns.OrderBy(f => f.Key, StringComparer.Ordinal))
            Add("--field", $"{field}={column}");
        Add("--accuracy", options.Accuracy?.ToString(CultureInfo.InvariantCulture));
        Add("--planar-crs", options.PlanarCrs?.Code);
        Add("--repair", options.Repair.ToString());
        Add("--width", request.Corridor.Width?.ToString(CultureInfo.InvariantCulture));
        Add("--radius", request.Corridor.Radius?.ToString(CultureInfo.InvariantCulture));
        Add("--areas", areasOnly.ToString());
        Add("--district", session.District);
        Add("--lang", session.Language.ToString());
        Add(Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("ecogis", Installation.Version);
        Add("data/", session.Rules.Digest);
        foreach (var layer in snapshot.Layers)
            Add("--catalog", $"{layer.Name}@{layer.Version?.Version} {layer.Version?.Digest} {layer.Expired}");
        foreach (var list in snapshot.Lists)
            Add("--catalog", $"{list.Name}@{list.Version?.Version} {list.Version?.Digest}");
        return new RunIdentity(parts);

        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add(new(name, value));
        }
    }

    /// <summary>The screening date of an unfinished result, null when there is none.</summary>
    public static DateOnly? DateOf(string target)
    {
        var state = Path.GetExtension(target).Equals(".gpkg", StringComparison.OrdinalIgnoreCase) ? PartialGeoPackage.Peek(target) : PartialText.Peek(target);
        string? text = state?.Run.Parts.FirstOrDefault(p => p.Key == Date).Value;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
