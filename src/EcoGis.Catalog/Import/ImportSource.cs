namespace EcoGis;

/// <summary>
/// A layer file as an import reads it: what holds for the whole, and the features block by block, in any order, by any thread. Held whole, or
/// streamed, when it is larger than memory should hold: the same features, and therefore the same layer.
/// </summary>
public abstract class ImportSource : IDisposable
{
    /// <summary>Files of more bytes are streamed where their format allows it; smaller ones are held, and then their CRS can be weighed and repaired too.</summary>
    private const long MostHeld = 64 << 20;

    private static readonly string[] s_streamed = [".gpkg", ".shp", ".geojson"];

    private ImportSource()
    {
    }

    /// <summary>The file, when it is held whole; null: it is streamed.</summary>
    public virtual FeatureFile? File => null;

    public abstract string Path { get; }

    /// <summary>The layer's name inside the file, where the format has layers.</summary>
    public abstract string? Layer { get; }

    /// <summary>Null only when the file states none and holds no coordinate.</summary>
    public abstract Crs? Crs { get; }

    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>Places for features; a few may turn out to hold none.</summary>
    public abstract long Count { get; }

    /// <summary>What was done to the coordinates as the user asked; null: nothing.</summary>
    public abstract Correction? Correction { get; }

    /// <summary>The explanations of the CRS where there is a doubt; of a stream nobody has looked.</summary>
    public abstract CrsRanking? Ranking { get; }

    /// <summary>What was normalised, ignored or guessed; all of it once every block was read.</summary>
    public abstract IReadOnlyList<Bilingual> Notices { get; }

    /// <summary>Shapes and texts of its features are to be put aside on the disk until they are published.</summary>
    internal abstract bool Shelved { get; }

    internal abstract IReadOnlyList<FeatureBlock> Blocks(int size);

    internal abstract IReadOnlyList<FeatureRecord> Read(FeatureBlock block, CancellationToken cancellation);

    /// <summary>Streamed when it is large, its format can be, and nothing is asked that needs all features at once; else held.</summary>
    /// <param name="mostHeld">Bytes of a file that is held; null: 64 MB.</param>
    /// <exception cref="EcoException">Every refusal, with a stable code; also when memory would not hold it.</exception>
    public static ImportSource Open(string path, ReadOptions options, RepairRequest? repair, CancellationToken cancellation, long? mostHeld = null)
    {
        bool large = System.IO.File.Exists(path) && s_streamed.Contains(System.IO.Path.GetExtension(path).ToLowerInvariant()) && new FileInfo(path).Length > (mostHeld ?? MostHeld);
        if (!large || repair is not null || options.Isolation is not null || options.Corrects)
        {
            ImportMemory.Demand(path);
            return Of(FeatureReader.Read(path, options, cancellation));
        }

        FeatureStream stream = FeatureStream.Open(path, options, cancellation);
        try
        {
            ImportMemory.DemandFor(stream.Count, Place.InFile(path));
            return Of(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public abstract void Dispose();

    public static ImportSource Of(FeatureFile file) => new Whole(file);

    /// <param name="stream">Goes with the source.</param>
    public static ImportSource Of(FeatureStream stream) => new Streamed(stream);

    private sealed class Whole(FeatureFile file) : ImportSource
    {
        public override FeatureFile File => file;

        public override string Path => file.Path;

        public override string? Layer => file.Layer;

        public override Crs? Crs => file.Crs;

        public override IReadOnlyList<string> Fields => file.Fields;

        public override long Count => file.Features.Count;

        public override Correction? Correction => file.Correction;

        public override CrsRanking? Ranking => file.Ranking;

        public override IReadOnlyList<Bilingual> Notices => file.Notices;

        public override void Dispose()
        {
        }

        internal override bool Shelved => false;

        internal override IReadOnlyList<FeatureBlock> Blocks(int size) =>
            [.. Enumerable.Range(0, (file.Features.Count + size - 1) / size).Select(n => new FeatureBlock(n, (n * size) + 1, Math.Min(size, file.Features.Count - (n * size)), 0, 0))];

        internal override IReadOnlyList<FeatureRecord> Read(FeatureBlock block, CancellationToken cancellation) =>
            [.. Enumerable.Range(block.First - 1, block.Count).Select(i => file.Features[i])];
    }

    private sealed class Streamed(FeatureStream stream) : ImportSource
    {
        public override string Path => stream.Path;

        public override string? Layer => stream.Layer;

        public override Crs? Crs => stream.Crs;

        public override IReadOnlyList<string> Fields => stream.Fields;

        public override long Count => stream.Count;

        public override Correction? Correction => stream.Correction;

        public override CrsRanking? Ranking => null;

        public override IReadOnlyList<Bilingual> Notices => stream.Notices;

        internal override bool Shelved => true;

        public override void Dispose() => stream.Dispose();

        internal override IReadOnlyList<FeatureBlock> Blocks(int size) => stream.Blocks(size);

        internal override IReadOnlyList<FeatureRecord> Read(FeatureBlock block, CancellationToken cancellation) => stream.Read(block, cancellation);
    }
}
