namespace EcoGis;

/// <summary>
/// The finest industries that a statement can name: classes of the table, codes that rules name in divisions the table does not break down, and in such a division
/// whatever else there is (written as its shorter code). Sets of them are bits.
/// </summary>
internal sealed class IndustryLeaves
{
    private const int Digits = 10;

    private readonly string[] _leaves;
    private readonly Dictionary<ActivityCondition, ulong[]> _under = new(ReferenceEqualityComparer.Instance);

    public IndustryLeaves(IndustryTable table, IEnumerable<string> named)
    {
        var codes = new SortedSet<string>(table.All.Select(c => c.Code).Concat(named), StringComparer.Ordinal);
        var children = codes.Where(c => c.Length > 1).GroupBy(c => c[..^1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        string[] sorted = [.. codes];
        List<string> leaves = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            bool longer = i + 1 < sorted.Length && sorted[i + 1].StartsWith(sorted[i], StringComparison.Ordinal);
            if (!longer || (table.IsOpen(sorted[i]) && children.GetValueOrDefault(sorted[i]) < Digits))
                leaves.Add(sorted[i]);
        }

        _leaves = [.. leaves];
    }

    /// <summary>Those under any of the condition's codes; asked of one condition once.</summary>
    public ulong[] Under(ActivityCondition condition)
    {
        if (_under.TryGetValue(condition, out ulong[]? bits))
            return bits;
        bits = new ulong[(_leaves.Length + 63) / 64];
        for (int i = 0; i < _leaves.Length; i++)
        {
            if (condition.IndustryCodes.Any(c => _leaves[i].StartsWith(c, StringComparison.Ordinal)))
                bits[i >> 6] |= 1UL << (i & 63);
        }

        return _under[condition] = bits;
    }

    public string First(ulong[] bits)
    {
        int word = Array.FindIndex(bits, w => w != 0);
        return _leaves[(word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits[word])];
    }

    public ulong[] Everything()
    {
        ulong[] bits = new ulong[(_leaves.Length + 63) / 64];
        for (int i = 0; i < _leaves.Length; i++)
            bits[i >> 6] |= 1UL << (i & 63);
        return bits;
    }
}
