using System.Text.Json;

namespace EcoGis;

/// <summary>A FeatureCollection by ranges of bytes, which one pass over the file has found. Threads share the index and the open file.</summary>
internal sealed class GeoJsonSource : FeatureSource
{
    private readonly FileStream file;
    private readonly GeoJsonIndex index;
    private readonly ReadLimits limits;

    private GeoJsonSource(FileStream file, GeoJsonIndex index, string path, ReadLimits limits)
    {
        this.file = file;
        this.index = index;
        this.limits = limits;
        Header = GeoJsonReader.Header(path, index.Scan);
    }

    public override FileDraft Header { get; }

    public override int Count => index.Starts.Count;

    /// <summary>A single feature or geometry, or a text in another encoding, is read whole, within its limit.</summary>
    public static FeatureSource Open(string path, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        if (!GeoJsonReader.IsUtf8(options, where))
            return new WholeSource(GeoJsonReader.Read(path, options, ct));
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        try
        {
            if (GeoJsonIndex.Of(file, where, options.Limits, new NoticeList(), ct) is { } index)
                return new GeoJsonSource(file, index, path, options.Limits);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return new WholeSource(GeoJsonReader.Read(path, options, ct));
    }

    public override IReadOnlyList<FeatureBlock> Blocks(int size) =>
        [.. Even(Count, size, place => index.Starts[place]).Select(b => b with { To = b.First - 1 + b.Count < Count ? index.Starts[b.First - 1 + b.Count] : index.End })];

    public override void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct)
    {
        GeoJsonScan scan = new(index.Scan.File, limits, notices, ct) { Position = block.First - 1 };
        limits.CheckText(block.To - block.From, scan.File);
        using FileWindow window = new(file.SafeFileHandle);
        ReadOnlySpan<byte> bytes = window.At(block.From, (int)(block.To - block.From));
        for (int i = 0; i < block.Count; i++)
        {
            scan.Origin = index.Starts[block.First - 1 + i];
            Read(bytes[(int)(scan.Origin - block.From)..], scan);
        }

        scan.RaiseCollected();
        scan.Features.ForEach(visit);
    }

    public override void Dispose() => file.Dispose();

    /// <summary>One feature; that the text around it is well formed was seen by the index.</summary>
    private static void Read(ReadOnlySpan<byte> bytes, GeoJsonScan scan)
    {
        Utf8JsonReader reader = new(bytes, GeoJsonReader.Strict);
        try
        {
            reader.Read();
            GeoJsonFeatures.Read(ref reader, scan);
        }
        catch (InvalidOperationException e)
        {
            throw GeoJsonSyntax.NoText(e, scan.Origin + reader.TokenStartIndex, scan);
        }
        catch (JsonException e)
        {
            throw new Fault(FormatFaults.Changed, scan.File).Raise(e);
        }
    }
}
