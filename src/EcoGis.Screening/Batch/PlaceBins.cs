namespace EcoGis;

/// <summary>A square of ground and its proposals by verdict.</summary>
/// <param name="Longitude">Of its middle, degrees.</param>
/// <param name="Latitude">Of its middle, degrees.</param>
public sealed record PlaceBin(double Longitude, double Latitude, IReadOnlyList<long> Proposals)
{
    public long Of(Verdict verdict) => Proposals[(int)verdict];
}

/// <summary>
/// Places counted in squares of degrees on lines that do not depend on the places: as small as keeps their number within a bound, so any number of places
/// takes the same memory, and their order changes nothing.
/// </summary>
public sealed class PlaceBins
{
    private const int MostHeld = 4096;
    private const double Finest = 1.0 / 4096; // degrees, some 25 m

    private Dictionary<(int Column, int Row), long[]> _bins = [];
    private int _doubled;

    public void Add(double longitude, double latitude, Verdict verdict)
    {
        (int, int) place = ((int)Math.Floor(longitude / Finest) >> _doubled, (int)Math.Floor(latitude / Finest) >> _doubled);
        if (!_bins.TryGetValue(place, out long[]? counts))
            _bins.Add(place, counts = new long[Enum.GetValues<Verdict>().Length]);
        counts[(int)verdict]++;
        while (_bins.Count > MostHeld)
        {
            _bins = Doubled(_bins);
            _doubled++;
        }
    }

    /// <summary>Squares so large that at most <paramref name="across"/> lie beside or above each other, from west to east and south to north, and their side in degrees.</summary>
    public (double Side, IReadOnlyList<PlaceBin> Bins) Within(int across)
    {
        var bins = _bins;
        double side = Math.ScaleB(Finest, _doubled);
        for (; bins.Count > 0 && Math.Max(Span(bins.Keys.Select(k => k.Column)), Span(bins.Keys.Select(k => k.Row))) > across; side *= 2)
            bins = Doubled(bins);
        return (side, [.. bins.OrderBy(b => b.Key).Select(b => new PlaceBin((b.Key.Column + 0.5) * side, (b.Key.Row + 0.5) * side, b.Value))]);

        static int Span(IEnumerable<int> places) => places.Max() - places.Min() + 1;
    }

    private static Dictionary<(int Column, int Row), long[]> Doubled(Dictionary<(int Column, int Row), long[]> bins)
    {
        Dictionary<(int, int), long[]> larger = [];
        foreach (var (place, counts) in bins)
        {
            if (!larger.TryGetValue((place.Column >> 1, place.Row >> 1), out long[]? sum))
                larger.Add((place.Column >> 1, place.Row >> 1), sum = new long[counts.Length]);
            for (int i = 0; i < counts.Length; i++)
                sum[i] += counts[i];
        }

        return larger;
    }
}
