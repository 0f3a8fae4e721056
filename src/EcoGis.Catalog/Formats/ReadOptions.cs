namespace EcoGis;

/// <summary>What the person who runs the command adds to what the file says.</summary>
public sealed record ReadOptions
{
    /// <summary><c>--layer</c>: the layer inside a file that has several.</summary>
    public string? Layer { get; init; }

    /// <summary><c>--crs</c>: used instead of what the file states; a contradiction with the coordinates is still refused.</summary>
    public Crs? Crs { get; init; }

    /// <summary><c>--encoding</c>: a name or code page, used instead of every guess.</summary>
    public string? Encoding { get; init; }

    /// <summary><c>--swap-axes</c>: the file holds latitude before longitude (or northing before easting).</summary>
    public bool SwapAxes { get; init; }

    /// <summary><c>--x</c>: of a table, the column of eastings or longitudes.</summary>
    public string? XColumn { get; init; }

    /// <summary><c>--y</c>: of a table, the column of northings or latitudes.</summary>
    public string? YColumn { get; init; }

    /// <summary><c>--close</c>: of a drawing, lines whose ends are at most so far apart, in its units, are closed to polygons; null: none.</summary>
    public double? CloseGap { get; init; }

    /// <summary><c>--isolated</c>: the file is read in a process of its own; null: in this one.</summary>
    public Isolation? Isolation { get; init; }

    /// <summary><c>--crs</c> naming a system on an old datum; usable with <see cref="DatumShift"/> alone.</summary>
    public OldDatumCrs? OldCrs { get; init; }

    /// <summary><c>--datum-shift</c>: how to get from the file's old datum to CGCS2000.</summary>
    public DatumShift? DatumShift { get; init; }

    /// <summary><c>--from</c>: the web-map offset that the coordinates have, to be undone.</summary>
    public MapOffset? From { get; init; }

    /// <summary><c>--accept-crs-guess</c>: where the file leaves its CRS open, an explanation that clearly wins may be taken.</summary>
    public bool AcceptGuess { get; init; }

    /// <exception cref="EcoException">Lines of what is no drawing are to be closed.</exception>
    internal void DemandNoClosing(Place where)
    {
        if (CloseGap is not null)
            throw new Fault(FormatFaults.OnlyDrawingsClose, where).Raise();
    }

    /// <summary>Something is to be done to the coordinates, or their CRS to be guessed: the file must be held whole for it.</summary>
    internal bool Corrects => From is not null || DatumShift is not null || OldCrs is not null || AcceptGuess;

    /// <summary>The ground that places are held against, fetched when first needed; null, or a null answer: nothing is known of places.</summary>
    public Func<PlaceReference?>? Reference { get; init; }

    /// <summary>Only shapes are wanted (a coverage file): a shapefile may then lack its .dbf.</summary>
    public bool GeometryOnly { get; init; }

    public ReadLimits Limits { get; init; } = new();
}

/// <summary>How much a reader takes in before it refuses. Each message names the limit, the value met and the setting.</summary>
public sealed record ReadLimits
{
    /// <summary><c>read.max-file-bytes</c>.</summary>
    public long MaxFileBytes { get; init; } = 8L << 30;

    /// <summary><c>read.max-stream-bytes</c>: a file that is read block by block (<see cref="FeatureStream"/>), of any number of features.</summary>
    public long MaxStreamBytes { get; init; } = 1L << 40;

    /// <summary><c>read.max-text-bytes</c>: GeoJSON, which is held in memory whole.</summary>
    public long MaxTextBytes { get; init; } = 256L << 20;

    /// <summary><c>read.max-boundary-text-bytes</c>: 界址点 TXT, held whole and decoded; near two million points.</summary>
    public long MaxBoundaryTextBytes { get; init; } = 64L << 20;

    /// <summary><c>read.max-line-characters</c>: one line of a 界址点 TXT.</summary>
    public int MaxLineCharacters { get; init; } = 100_000;

    /// <summary><c>read.max-fields</c>: columns of a layer, or header entries of a 界址点 TXT.</summary>
    public int MaxFields { get; init; } = 10_000;

    /// <summary><c>read.max-features</c>.</summary>
    public int MaxFeatures { get; init; } = 2_000_000;

    /// <summary><c>read.max-vertices</c>, of one feature.</summary>
    public int MaxVertices { get; init; } = 4_000_000;

    /// <summary><c>read.max-blob-bytes</c>: one stored geometry or attribute value.</summary>
    public int MaxBlobBytes { get; init; } = 64 << 20;

    /// <summary><c>read.max-query-seconds</c>: one SQL statement on a GeoPackage.</summary>
    public int MaxQuerySeconds { get; init; } = 120;

    /// <summary><c>read.max-entries</c>: files in a ZIP.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary><c>read.max-unpacked-bytes</c>: what is unpacked of a ZIP.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L << 30;

    /// <summary><c>read.max-unpack-ratio</c>: unpacked to packed, after the first 10 MB of an entry.</summary>
    public long MaxUnpackRatio { get; init; } = 200;

    private bool Streamed { get; init; }

    /// <summary>For a file of which one block is held at a time: its size and its number of features are no matter of memory.</summary>
    internal ReadLimits ForStream() => this with { Streamed = true, MaxFileBytes = MaxStreamBytes, MaxFeatures = int.MaxValue };

    /// <summary>For statements that go through a whole file: a second more for every 16 MB of it, when it is a stream.</summary>
    internal ReadLimits ForWhole(long bytes) => Streamed ? this with { MaxQuerySeconds = MaxQuerySeconds + (int)(Math.Min(bytes, 1L << 50) >> 24) } : this;

    internal void CheckFile(long bytes, Place where) => Check(bytes, MaxFileBytes, Streamed ? "read.max-stream-bytes" : "read.max-file-bytes", where);

    internal void CheckText(long bytes, Place where) => Check(bytes, Math.Min(MaxTextBytes, Array.MaxLength), "read.max-text-bytes", where);

    internal void CheckBoundaryText(long bytes, Place where) => Check(bytes, MaxBoundaryTextBytes, "read.max-boundary-text-bytes", where);

    internal void CheckLine(long characters, Place where) => Check(characters, MaxLineCharacters, "read.max-line-characters", where);

    internal void CheckFields(long count, Place where) => Check(count, MaxFields, "read.max-fields", where);

    internal void CheckEntries(long count, Place where) => Check(count, MaxEntries, "read.max-entries", where);

    internal void CheckFeatures(long count, Place where) => Check(count, MaxFeatures, "read.max-features", where);

    internal void CheckVertices(long count, Place where) => Check(count, MaxVertices, "read.max-vertices", where);

    internal void CheckBlob(long bytes, Place where) => Check(bytes, MaxBlobBytes, "read.max-blob-bytes", where);

    private static void Check(long actual, long limit, string setting, Place where)
    {
        if (actual > limit)
            throw new Fault(FormatFaults.LimitExceeded, where, setting, limit, actual).Raise();
    }
}
