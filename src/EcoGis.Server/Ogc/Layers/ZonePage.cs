namespace EcoGis;

/// <summary>The zones of one answer, with their shapes, and whether more follow.</summary>
/// <param name="Matched">How many zones the request selects in all; null: finding out would read too many shapes.</param>
internal sealed record ZonePage(IReadOnlyList<Zone> Zones, IReadOnlyList<Shape> Shapes, int? Matched, bool More)
{
    /// <summary>Shapes read in one go.</summary>
    private const int Block = 500;

    /// <summary>Shapes that are read only to say how many there are.</summary>
    private const int MostRead = 2_000;

    /// <param name="after">Number of the zone that the page follows.</param>
    public static ZonePage Of(ShelvedLayer layer, ItemsQuery query, int after, CancellationToken cancellation)
    {
        int matched = 0;
        IReadOnlyList<Zone> candidates = query.Within is { } box ? layer.Meeting(box) : layer.Zones;
        bool countAll = !query.AsksForShape || candidates.Count <= MostRead;
        if (!countAll)
            candidates = [.. candidates.Where(z => z.Number > after)];
        List<Zone> page = [];
        bool more = false;
        foreach (Zone[] block in candidates.Chunk(Block))
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<Shape>? shapes = query.AsksForShape ? layer.Shapes(block) : null;
            for (int i = 0; i < block.Length; i++)
            {
                int at = i;
                if (query.Condition is { } condition && condition.Holds(block[i], () => shapes![at]) != true)
                    continue;
                matched++;
                if (block[i].Number <= after)
                    continue;
                if (page.Count < query.Limit)
                    page.Add(block[i]);
                else
                    more = true;
            }

            if (more && !countAll)
                break;
        }

        return new(page, layer.Shapes(page), countAll ? matched : null, more);
    }
}
