using System.Globalization;
using System.Runtime.ExceptionServices;

namespace EcoGis;

/// <summary>
/// A vector file of any size, read block by block in bounded memory: the same features, refusals and notices as <see cref="FeatureReader"/>,
/// which holds a file whole. Blocks may be read in any order, by any thread, more than once. A refusal refuses the file: whoever gets one keeps
/// nothing of what the blocks before gave. Coordinates stay in the file's CRS. It judges nothing.
/// </summary>
public sealed class FeatureStream : IDisposable
{
    private readonly FeatureSource source;
    private readonly StreamCrs crs;
    private readonly IReadOnlyList<FileStamp> stamps;
    private readonly StreamTally tally;
    private readonly ZipInput? zip;

    private FeatureStream(string path, ZipInput? zip, FeatureSource source, IReadOnlyList<FileStamp> stamps, ReadOptions options, CancellationToken ct)
    {
        Path = path;
        this.zip = zip;
        this.source = source;
        this.stamps = stamps;
        crs = StreamCrs.Settle(source, options, ct);
        tally = new StreamTally(source, crs);
    }

    /// <summary>The file asked for; of a ZIP the ZIP.</summary>
    public string Path { get; }

    /// <summary>As in <see cref="FeatureFile.Format"/>.</summary>
    public string Format => source.Header.Format;

    /// <summary>The layer's name inside the file, where the format has layers.</summary>
    public string? Layer => source.Header.Layer;

    /// <summary>A file that states none and holds coordinates is refused; one without any coordinate counts as CGCS 2000.</summary>
    public Crs Crs => crs.Crs;

    /// <summary>What the file says about its CRS, for people.</summary>
    public string DeclaredCrs => source.Header.DeclaredCrs;

    /// <summary>What was done to the coordinates as the user asked; null: nothing.</summary>
    public Correction? Correction { get; private init; }

    /// <summary>Column names in file order.</summary>
    public IReadOnlyList<string> Fields => source.Header.Fields;

    /// <summary>Places for features; a few may turn out to hold none (deleted records of a shapefile).</summary>
    public long Count => source.Count;

    /// <summary>
    /// What was normalised, ignored or guessed in the blocks read so far, in file order whatever the order of reading. Blocks of one size
    /// are assumed.
    /// </summary>
    public IReadOnlyList<Bilingual> Notices => zip is null ? tally.Notices() : [zip.Notice, .. tally.Notices()];

    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public static FeatureStream Open(string path, ReadOptions options, CancellationToken ct) => FeatureReader.Readable(path, () =>
    {
        if (PostGisSource.Is(path))
            throw new Fault(PostGisFaults.NoStream, PostGisSource.Where(path)).Raise();
        if (options.Isolation is not null || options.Corrects)
            return Taken(path, options, ct);
        ReadLimits whole = options.Limits;
        options = options with { Limits = options.Limits.ForStream() };
        ZipInput? zip = ZipInput.Open(path, options, ct);
        FeatureSource? source = null;
        try
        {
            (string plain, options) = zip is null ? (path, options) : (zip.Path, zip.Options);
            FileKind kind = FileKind.Of(plain, options);
            IReadOnlyList<FileStamp> stamps = FileStamp.Of(plain, kind);
            source = SourceOf(kind, plain, options, whole, ct);
            return new FeatureStream(path, zip, source, stamps, options, ct);
        }
        catch
        {
            source?.Dispose();
            zip?.Dispose();
            throw;
        }
    });

    /// <summary>What a process of its own read, or what is to be corrected: held whole, with its CRS, axes and coordinates settled.</summary>
    private static FeatureStream Taken(string path, ReadOptions options, CancellationToken ct)
    {
        IReadOnlyList<FileStamp> stamps = FileStamp.Of(path, Directory.Exists(path) ? FileKind.FileGdb : FileKind.BoundaryText);
        FeatureFile file = FeatureReader.Read(path, options, ct);
        return new FeatureStream(path, null, new WholeSource(IsolatedReader.Draft(file)), stamps, new ReadOptions { Limits = options.Limits }, ct) { Correction = file.Correction };
    }

    /// <summary>The whole file in runs of <paramref name="size"/> places, for the same bytes always the same.</summary>
    public IReadOnlyList<FeatureBlock> Blocks(int size) => source.Blocks(size);

    /// <summary>The features of a block, in file order.</summary>
    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public IReadOnlyList<FeatureRecord> Read(FeatureBlock block, CancellationToken ct) => FeatureReader.Readable(Path, () =>
    {
        DemandSameFile();
        List<FeatureRecord> records = new(block.Count);
        BlockTally found = new(withAttributes: true);
        source.Read(block, found.Notices, feature =>
        {
            FeatureRecord turned = crs.Swaps ? feature with { Shape = CrsDecision.Swap(feature.Shape) } : feature;
            found.Add(turned.Shape);
            crs.Take(Extent.Of(turned.Shape), () => turned.Where, found.Degrees);
            records.Add(turned);
        }, ct);
        DemandSameFile();
        tally.Add(block, found);
        return records;
    });

    /// <summary>The shapes of a block, in file order, without attributes; plain polygons without an object for each.</summary>
    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public void ReadShapes(FeatureBlock block, ShapeVisitor visit, CancellationToken ct) => Visited(block, null, visit, ct);

    /// <summary>The same with the cells of some columns, so that <see cref="Record"/> can say what the rest needs to know.</summary>
    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public void ReadFeatures(FeatureBlock block, IReadOnlyList<string> columns, ShapeVisitor visit, CancellationToken ct) => Visited(block, columns, visit, ct);

    /// <summary>A visited feature as <see cref="Read"/> gives it, but with the columns asked for alone.</summary>
    /// <param name="withShape">False: without its shape.</param>
    public FeatureRecord Record(in StreamedShape shape, IReadOnlyList<string> columns, bool withShape)
    {
        RawShape? raw = withShape ? shape.ToRaw() : null;
        if (shape.Record is { } record)
            return record with { Shape = raw };
        Dictionary<string, string?> attributes = new(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
            attributes[columns[i]] = shape.Cells[i];
        return new FeatureRecord(shape.Position, shape.Key.ToString(CultureInfo.InvariantCulture), raw, attributes, null, Where(shape));
    }

    private void Visited(FeatureBlock block, IReadOnlyList<string>? columns, ShapeVisitor visit, CancellationToken ct)
    {
        try
        {
            FeatureReader.Readable(Path, () => Shapes(block, columns, visit, ct));
        }
        catch (VisitorFailedException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    /// <summary>Where a message about a visited shape should point.</summary>
    public Place Where(in StreamedShape shape) => shape.Where ?? source.Where(shape.Position, shape.Key);

    public void Dispose()
    {
        source.Dispose();
        zip?.Dispose();
    }

    private static FeatureSource SourceOf(FileKind kind, string path, ReadOptions options, ReadLimits whole, CancellationToken ct) => kind.Format switch
    {
        "geopackage" => GeoPackageSource.Open(path, options, ct),
        "shapefile" => ShapefileSource.Open(path, options, ct),
        "geojson" => GeoJsonSource.Open(path, options, ct),
        _ => new WholeSource(FeatureReader.Whole(kind, path, options with { Limits = whole }, ct)),
    };

    private bool Shapes(FeatureBlock block, IReadOnlyList<string>? columns, ShapeVisitor visit, CancellationToken ct)
    {
        DemandSameFile();
        using FlatPolygonReader reader = new();
        BlockTally found = new(withAttributes: false);
        string?[] cells = columns is null ? [] : new string?[columns.Count];
        SourceVisitor each = (position, key, plain, shape, where, record) =>
        {
            if (plain)
                VisitPlain(position, key, reader, cells, found, visit);
            else
                VisitOther(position, key, shape, where, record, cells, found, visit);
        };
        if (columns is null)
            source.ReadShapes(block, reader, found.Notices, each, ct);
        else
            source.ReadFeatures(block, columns, cells, reader, found.Notices, each, ct);
        DemandSameFile();
        tally.Add(block, found);
        return true;
    }

    private void VisitPlain(int position, long key, FlatPolygonReader reader, string?[] cells, BlockTally found, ShapeVisitor visit)
    {
        if (crs.Swaps)
            reader.Swap();
        FlatPolygon polygon = reader.Polygon;
        found.AddShape();
        if (!crs.TakesPlain(polygon, found.Degrees))
            crs.Take(polygon.Box, Where(position, key), found.Degrees);
        Show(new StreamedShape { Position = position, Key = key, IsPlain = true, Polygon = polygon, Cells = cells }, visit);
    }

    private void VisitOther(int position, long key, RawShape? shape, Place? where, FeatureRecord? record, string?[] cells, BlockTally found, ShapeVisitor visit)
    {
        RawShape? turned = crs.Swaps ? CrsDecision.Swap(shape) : shape;
        found.Add(turned);
        if (turned is not null)
            crs.Take(Extent.Of(turned), where is null ? Where(position, key) : () => where, found.Degrees);
        Show(new StreamedShape { Position = position, Key = key, Shape = turned, Where = where, Record = record, Cells = cells }, visit);
    }

    private void DemandSameFile()
    {
        foreach (FileStamp stamp in stamps)
            stamp.Demand();
    }

    /// <summary>What the visitor throws is its own, even where the same exception from a reader would be a fault of the file.</summary>
    private static void Show(in StreamedShape shape, ShapeVisitor visit)
    {
        try
        {
            visit(shape);
        }
        catch (Exception e)
        {
            throw new VisitorFailedException(e);
        }
    }

    /// <summary>Apart, so that a feature of which there is nothing to say costs no closure.</summary>
    private Func<Place> Where(int position, long key) => () => source.Where(position, key);

    private sealed class VisitorFailedException(Exception cause) : Exception(cause.Message, cause);
}
