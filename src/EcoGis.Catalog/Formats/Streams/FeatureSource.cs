namespace EcoGis;

/// <summary>
/// One format behind <see cref="FeatureStream"/>: gives the features of a block as the file has them, before CRS and axes. Every method may be
/// called by any number of threads at once.
/// </summary>
internal abstract class FeatureSource : IDisposable
{
    /// <summary>Everything the file says outside its features; its notices are those of opening.</summary>
    public abstract FileDraft Header { get; }

    /// <summary>Places for features, those of deleted records counted.</summary>
    public abstract int Count { get; }

    public abstract IReadOnlyList<FeatureBlock> Blocks(int size);

    public abstract void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct);

    /// <summary>Shapes without attributes. A format without a faster way reads the records.</summary>
    public virtual void ReadShapes(FeatureBlock block, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct) =>
        Read(block, notices, f => visit(f.Position, f.Position, false, f.Shape, f.Where, null), ct);

    /// <summary>Shapes with the cells of some columns. A format without a faster way reads the records.</summary>
    /// <param name="cells">Takes the text of each column before a visit, unless the record is visited.</param>
    public virtual void ReadFeatures(
        FeatureBlock block, IReadOnlyList<string> columns, string?[] cells, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct) =>
        Read(block, notices, f => visit(f.Position, f.Position, false, f.Shape, f.Where, f), ct);

    /// <summary>Where messages about a visited shape point, when the source did not say it with the shape.</summary>
    public virtual Place Where(int position, long key) => Header.Where with { Feature = $"#{position}" };

    public abstract void Dispose();

    /// <summary>Blocks of equal numbers of places; <paramref name="at"/> tells where a place (from 0) is in the file.</summary>
    protected static IReadOnlyList<FeatureBlock> Even(int count, int size, Func<int, long> at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        List<FeatureBlock> blocks = new((count / size) + 1);
        for (int first = 0; first < count; first += Math.Min(size, count - first))
        {
            int places = Math.Min(size, count - first);
            blocks.Add(new(blocks.Count, first + 1, places, at(first), at(first + places - 1)));
        }

        return blocks;
    }
}

/// <summary>A shape from a source: plain means that the reader's polygon holds it.</summary>
internal delegate void SourceVisitor(int position, long key, bool plain, RawShape? shape, Place? where, FeatureRecord? record);
