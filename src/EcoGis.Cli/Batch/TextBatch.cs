namespace EcoGis;

/// <summary>A batch into JSON Lines.</summary>
internal sealed class LinesBatch : BatchOutput
{
    private readonly PartialText _file;

    public LinesBatch(PartialText file, RunIdentity run, BatchHeader header)
        : base(run, file)
    {
        _file = file;
        if (file.State is null)
        {
            file.Append(stream => LineBlock.WriteHeader(stream, header));
            Record();
        }
    }

    protected override long Length => _file.Length;

    public override ResultBlock NewBlock() => new LineBlock();

    protected override void Write(ResultBlock block) => _file.Append(stream => ((LineBlock)block).WriteTo(stream, Lists));
}

/// <summary>A batch into CSV.</summary>
internal sealed class CsvBatch : BatchOutput
{
    private readonly PartialText _file;
    private readonly Language _language;

    public CsvBatch(PartialText file, RunIdentity run, BatchHeader header, Language language)
        : base(run, file)
    {
        _file = file;
        _language = language;
        if (file.State is null)
        {
            file.Append(stream => CsvBlock.WriteHeader(stream, header.AreasOnly));
            Record();
        }
    }

    protected override long Length => _file.Length;

    public override ResultBlock NewBlock() => new CsvBlock(_language);

    protected override void Write(ResultBlock block) => _file.Append(((CsvBlock)block).WriteTo);
}
