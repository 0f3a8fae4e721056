using System.Text;

namespace EcoGis;

/// <summary>A batch into related tables of a GeoPackage.</summary>
internal sealed class TableBatch : BatchOutput
{
    private readonly PartialGeoPackage _file;
    private readonly Language _language;

    public TableBatch(PartialGeoPackage file, RunIdentity run, BatchHeader header, Language language)
        : base(run, file)
    {
        _file = file;
        _language = language;
        if (file.State is null)
        {
            using MemoryStream text = new();
            LineBlock.WriteHeader(text, header);
            file.Know("header", Encoding.UTF8.GetString(text.ToArray()).TrimEnd());
            Record();
        }
    }

    protected override long Length => 0;

    public static IReadOnlyList<ResultTable> Tables(bool areasOnly, Language language) =>
    [
        .. TableBlock.Tables(areasOnly).Select((t, i) => new ResultTable(t.Name, t.Description.In(language), HasGeometry: i == 0,
            [.. t.Columns.Select(c => (c.Name, c.Type switch { RowType.Integer => "INTEGER", RowType.Real => "DOUBLE", _ => "TEXT" }))])),
    ];

    public override ResultBlock NewBlock() => new TableBlock<ResultGeometry>(shape => ResultGeometry.Of(shape, _file.Srs), site => ResultGeometry.Of(site, _file.Srs), _language);

    protected override void Write(ResultBlock block) =>
        _file.Append(((TableBlock<ResultGeometry>)block).Rows(Lists).Select(r => new ResultRow(r.Table, r.Shape, r.Values)));
}
