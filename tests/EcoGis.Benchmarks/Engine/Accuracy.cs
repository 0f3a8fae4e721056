using EcoGis.Tests;

namespace EcoGis.Benchmarks.Engine;

/// <summary>
/// Areas of boundary pairs against exact rational arithmetic: the largest error, as a share of the candidate.
/// </summary>
internal static class Accuracy
{
    /// <summary>Evenly spaced candidates until so many boundary pairs are done.</summary>
    public static void Run(string zonesFile, string candidatesFile, int wanted, Action<string, double> say)
    {
        Zones zones = Zones.Load(zonesFile);
        using GridIndex index = zones.Index(Environment.ProcessorCount);
        List<FlatPaths> candidates = [.. FeatureBlocks.Load(candidatesFile).SelectMany(Split)];
        using GridOverlay overlay = new(index);
        double worst = 0;
        int pairs = 0, step = Math.Max(1, candidates.Count / 101 | 1);
        for (int i = 0, at = 0; i < candidates.Count && pairs < wanted; i++, at = (at + step) % candidates.Count)
        {
            FlatPaths candidate = candidates[at];
            foreach (GridHit hit in overlay.Areas(candidate.Rings).ToArray().Where(h => h.Relation == GridRelation.Boundary))
            {
                double exact = ExactSum.Shared(candidate, zones.Paths[hit.Feature]);
                worst = Math.Max(worst, Math.Abs(hit.Area - exact) / overlay.CandidateArea);
                pairs++;
            }
        }

        say("pairs", pairs);
        say("worst", worst);
    }

    private static IEnumerable<FlatPaths> Split(byte[] block)
    {
        for (int i = 0, length; i < block.Length; i += 8 + length)
        {
            length = BitConverter.ToInt32(block, i + 4);
            yield return Zones.Flat(block.AsSpan(i + 8, length));
        }
    }
}
