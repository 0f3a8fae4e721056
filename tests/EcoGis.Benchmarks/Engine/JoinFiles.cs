namespace EcoGis.Benchmarks.Engine;

/// <summary>Pairs of a join as all programs write them: int32 candidate, int32 zone, float64 area, without a header.</summary>
internal static class JoinFiles
{
    public static void Write(string path, IEnumerable<JoinPair> pairs)
    {
        using BinaryWriter writer = new(new BufferedStream(File.Create(path), 1 << 20));
        foreach (JoinPair pair in pairs)
        {
            writer.Write(pair.Candidate);
            writer.Write(pair.Zone);
            writer.Write(pair.Area);
        }
    }

    /// <summary>In words: whether two files name the same pairs, and how far their areas are apart.</summary>
    public static string Compare(string ours, string theirs)
    {
        Dictionary<(int, int), double> a = Read(ours), b = Read(theirs);
        var (onlyA, onlyB) = (a.Where(p => !b.ContainsKey(p.Key)).ToList(), b.Where(p => !a.ContainsKey(p.Key)).ToList());
        double worst = a.Where(p => b.ContainsKey(p.Key)).Select(p => Math.Abs(p.Value - b[p.Key]) / Math.Max(p.Value, b[p.Key])).DefaultIfEmpty(0).Max();
        string pairs = onlyA.Count + onlyB.Count == 0 ? $"yes, {a.Count}"
            : FormattableString.Invariant($"no: {onlyA.Count} ours only (≤ {Most(onlyA):E1} m²), {onlyB.Count} theirs only (≤ {Most(onlyB):E1} m²)");
        return pairs + FormattableString.Invariant($", areas within {worst:E1} of each other");

        static double Most(List<KeyValuePair<(int, int), double>> pairs) => pairs.Select(p => p.Value).DefaultIfEmpty(0).Max();
    }

    private static Dictionary<(int Candidate, int Zone), double> Read(string path)
    {
        using BinaryReader reader = new(new BufferedStream(File.OpenRead(path), 1 << 20));
        Dictionary<(int, int), double> pairs = new((int)(new FileInfo(path).Length / 16));
        for (long i = new FileInfo(path).Length / 16; i > 0; i--)
            pairs[(reader.ReadInt32(), reader.ReadInt32())] = reader.ReadDouble();
        return pairs;
    }
}
