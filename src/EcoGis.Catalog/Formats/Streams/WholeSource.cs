namespace EcoGis;

/// <summary>A small file behind a stream: held whole, as its reader gives it (界址点 TXT and tables, whose size has a limit of its own, and all that comes through GDAL).</summary>
internal sealed class WholeSource(FileDraft draft) : FeatureSource
{
    public override FileDraft Header => draft;

    public override int Count => draft.Features.Count;

    public override IReadOnlyList<FeatureBlock> Blocks(int size) => Even(Count, size, place => place);

    public override void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct)
    {
        for (int i = 0; i < block.Count; i++)
            visit(draft.Features[block.First - 1 + i]);
    }

    public override void Dispose()
    {
    }
}
