namespace EcoGis;

/// <summary>What the blocks of a stream have shown so far, put together in file order. Thread-safe; a block read again changes nothing.</summary>
internal sealed class StreamTally(FeatureSource source, StreamCrs crs)
{
    private readonly SortedDictionary<int, BlockTally> blocks = [];
    private readonly DegreeTally degrees = new();
    private readonly Lock gate = new();
    private int places;
    private int records;
    private int shapes;

    public void Add(FeatureBlock block, BlockTally found)
    {
        lock (gate)
        {
            if (!blocks.TryGetValue(block.First, out BlockTally? before))
            {
                places += block.Count;
                records += found.Records;
                shapes += found.Shapes;
                degrees.Add(found.Degrees);
            }

            if (before is null || (found.WithAttributes && !before.WithAttributes))
                blocks[block.First] = found;
            crs.CheckShares(degrees, source.Count - (places - degrees.Boxes));
        }
    }

    public IReadOnlyList<Bilingual> Notices()
    {
        lock (gate)
        {
            NoticeList all = new();
            all.AddAll(source.Header.Notices);
            DegreeTally ordered = new();
            foreach (BlockTally block in blocks.Values)
            {
                all.AddAll(block.Notices);
                ordered.Add(block.Degrees);
            }

            if (ordered.Outside > 0)
                all.Count(CrsDecision.OutsideGlobe, ordered.FirstOutside!, ordered.Outside);
            if (shapes == 0 && places >= source.Count)
                all.Add(records == 0 ? CrsDecision.LayerEmpty : CrsDecision.NoShapes);
            return all.ToList();
        }
    }
}

/// <summary>What one reading of one block has shown.</summary>
internal sealed class BlockTally(bool withAttributes)
{
    public bool WithAttributes { get; } = withAttributes;

    public NoticeList Notices { get; } = new();

    public DegreeTally Degrees { get; } = new();

    public int Records { get; private set; }

    public int Shapes { get; private set; }

    public void Add(RawShape? shape)
    {
        Records++;
        Shapes += shape is null ? 0 : 1;
    }

    public void AddShape()
    {
        Records++;
        Shapes++;
    }
}
