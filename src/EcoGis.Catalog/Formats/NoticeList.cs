namespace EcoGis;

/// <summary>
/// Collects what a reader normalised, ignored or guessed. The same remark about many features becomes one line with a count and the
/// first place. Text from files is shortened and cleaned.
/// </summary>
internal sealed class NoticeList
{
    private readonly List<Func<Bilingual>> lines = [];
    private readonly Dictionary<Bilingual, Tally> tallies = [];

    public void Add(Bilingual text, params object?[] arguments)
    {
        Bilingual line = Clean(text.Format(arguments));
        lines.Add(() => line);
    }

    /// <summary>In <paramref name="text"/> {0} is the count and {1} the first place.</summary>
    public void Count(Bilingual text, Place first, int by = 1)
    {
        if (!tallies.TryGetValue(text, out Tally? tally))
        {
            tallies.Add(text, tally = new Tally(first));
            lines.Add(() => Clean(text.Format(tally.Count, tally.First.Text)));
        }

        tally.Count += by;
    }

    public IReadOnlyList<Bilingual> ToList() => [.. lines.Select(l => l())];

    /// <summary>Text of unknown length from a file, made fit for a message.</summary>
    public static string Sample(string text, int length = 60) => Fault.Clean(text.Length <= length ? text : text[..length] + "…");

    private static Bilingual Clean(Bilingual text) => new(Fault.Clean(text.Zh), Fault.Clean(text.En));

    private sealed class Tally(Place first)
    {
        public Place First { get; } = first;

        public int Count { get; set; }
    }
}
