using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>How one row of a layer becomes a feature, for a file read whole and for a stream. Coordinates stay in the layer's CRS.</summary>
internal sealed class GeoPackageRows(GeoPackageLayer layer, bool degrees, ReadLimits limits, Place where)
{
    private static readonly Bilingual BinaryCell = new("{0} 个二进制属性值未读取（第一个：{1}）", "{0} binary attribute value(s) were not read (first: {1})");

    private readonly string columns = string.Concat(layer.Columns.Select(c => ", " + HardenedSqlite.Quote(c)));

    public GeoPackageLayer Layer => layer;

    public Place Where { get; } = where;

    public string Key { get; } = layer.Key is null ? "rowid" : HardenedSqlite.Quote(layer.Key);

    public string Table { get; } = HardenedSqlite.Quote(layer.Table);

    /// <summary>Key, geometry, columns, in the order of the key.</summary>
    public string Select => SelectWhere("");

    public string SelectWhere(string condition) => $"SELECT {Key}, {HardenedSqlite.Quote(layer.GeometryColumn)}{columns} FROM {Table} {condition} ORDER BY 1";

    public string SelectKeys => $"SELECT {Key} FROM {Table} ORDER BY 1";

    public Place Feature(string id) => Where with { Feature = NoticeList.Sample(id) };

    public FeatureRecord Record(SqliteDataReader row, int position, NoticeList notices)
    {
        string id = row.IsDBNull(0) ? $"#{position}" : Text(row, 0)!;
        Place here = Feature(id);
        Dictionary<string, string?> attributes = new(layer.Columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < layer.Columns.Count; i++)
            attributes[layer.Columns[i]] = Value(row, i + 2, here with { Field = NoticeList.Sample(layer.Columns[i]) }, notices);
        RawShape? shape = null;
        if (!row.IsDBNull(1))
            shape = row.GetFieldType(1) == typeof(byte[]) ? Shape((byte[])row.GetValue(1), here, notices) : throw NotABlob(here);
        return new FeatureRecord(position, id, shape, attributes, null, here);
    }

    /// <summary>The text of one cell of a row whose key is an integer; as <see cref="Record"/> has it.</summary>
    public string? Cell(in SqliteRecord row, in StoredValue value, long key, string name, NoticeList notices)
    {
        if (SqliteRecord.IsBlob(value.Found.Type))
        {
            notices.Count(BinaryCell, Feature(Text(key)!) with { Field = NoticeList.Sample(name) });
            return null;
        }

        return row.Value(value.Found, value.Real) is { } cell ? Text(cell) : null;
    }

    // chord tolerance is metres in a projected CRS; in degrees the metre of latitude, the longer one, decides
    public RawShape? Shape(ReadOnlySpan<byte> blob, Place here, NoticeList notices) => GeoPackageGeometry.Read(blob, new WkbCurves(degrees), here, limits, notices);

    public static EcoException NotABlob(Place here) => new Fault(GeoPackageFaults.BadBlob, here, "not a BLOB").Raise();

    private static string? Value(SqliteDataReader row, int column, Place where, NoticeList notices)
    {
        if (row.IsDBNull(column))
            return null;
        if (row.GetFieldType(column) == typeof(byte[]))
        {
            notices.Count(BinaryCell, where);
            return null;
        }

        return Text(row, column);
    }

    private static string? Text(SqliteDataReader row, int column) => Text(row.GetValue(column));

    private static string? Text(object value) => value switch
    {
        double d => double.IsFinite(d) ? NumberText.Canonical(d) : null,
        long l => l.ToString(CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}
