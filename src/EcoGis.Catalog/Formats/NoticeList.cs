namespace EcoGis;

/// <summary>
/// Collects what a reader normalised, ignored or guessed. The same remark about many features becomes one line with a count and the
/// first place. Text from files is shortened and cleaned.
/// </summary>
internal sealed class NoticeList
{
    private readonly List<(Bilingual Text, Tally? Tally)> lines = [];
    private readonly Dictionary<Bilingual, Tally> tallies = [];

    public bool IsEmpty => lines.Count == 0;

    public void Add(Bilingual text, params object?[] arguments) => lines.Add((Clean(text.Format(arguments)), null));

    /// <summary>In <paramref name="text"/> {0} is the count and {1} the first place.</summary>
    public void Count(Bilingual text, Place first, int by = 1)
    {
        if (!tallies.TryGetValue(text, out Tally? tally))
        {
            tallies.Add(text, tally = new Tally(first));
            lines.Add((text, tally));
        }

        tally.Count += by;
    }

    /// <summary>What another list has, as if it had been collected here, after what is here.</summary>
    public void AddAll(NoticeList other)
    {
        foreach ((Bilingual text, Tally? tally) in other.lines)
        {
            if (tally is null)
                lines.Add((text, null));
            else
                Count(text, tally.First, tally.Count);
        }
    }

    public IReadOnlyList<Bilingual> ToList() => [.. lines.Select(l => l.Tally is { } t ? Clean(l.Text.Format(t.Count, t.First.Text)) : l.Text)];

    /// <summary>Text of unknown length from a file, made fit for a message.</summary>
    public static string Sample(string text, int length = 60) => Fault.Clean(text.Length <= length ? text : text[..length] + "…");

    private static Bilingual Clean(Bilingual text) => new(Fault.Clean(text.Zh), Fault.Clean(text.En));

    private sealed class Tally(Place first)
    {
        public Place First { get; } = first;

        public int Count { get; set; }
    }
}
