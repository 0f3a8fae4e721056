using System.Globalization;

namespace EcoGis;

/// <summary>
/// The columns of a layer and the text of their cells: numbers in the invariant shortest form, dates and times ISO 8601, lists as GDAL writes them.
/// Two columns of one name get a number, so that none hides the other; binary cells are counted, not read.
/// </summary>
internal sealed class GdalFields
{
    private const int Integer = 0, Real = 2, Binary = 8, Date = 9, Time = 10, DateTime = 11, Integer64 = 12;

    private static readonly Bilingual BinaryCell = new("{0} 个二进制属性值未读取（第一个：{1}）", "{0} binary attribute value(s) were not read (first: {1})");

    private readonly int[] types;
    private readonly ReadOptions options;

    private GdalFields(string[] names, int[] types, ReadOptions options) => (Names, this.types, this.options) = (names, types, options);

    public IReadOnlyList<string> Names { get; }

    public static GdalFields Of(nint layer, ReadOptions options, Place where, NoticeList notices)
    {
        nint definition = GdalNative.OGR_L_GetLayerDefn(layer);
        int count = GdalNative.OGR_FD_GetFieldCount(definition);
        options.Limits.CheckFields(count, where);
        nint[] fields = [.. Enumerable.Range(0, count).Select(i => GdalNative.OGR_FD_GetFieldDefn(definition, i))];
        string[] given = [.. fields.Select(f => GdalText.OfFile(GdalNative.OGR_Fld_GetNameRef(f), options, where) ?? "")];
        return new(Distinct(given, notices), [.. fields.Select(GdalNative.OGR_Fld_GetType)], options);
    }

    public Dictionary<string, string?> Read(GdalFeatureHandle feature, Place where, NoticeList notices)
    {
        Dictionary<string, string?> cells = new(Names.Count, StringComparer.Ordinal);
        for (int i = 0; i < types.Length; i++)
            cells[Names[i]] = GdalNative.OGR_F_IsFieldSetAndNotNull(feature, i) == 0 ? null : Text(feature, i, where with { Field = NoticeList.Sample(Names[i]) }, notices);
        return cells;
    }

    /// <summary>Names that all differ: the second of two alike becomes <c>name (2)</c>; an empty one is named by its place.</summary>
    public static string[] Distinct(IReadOnlyList<string> given, NoticeList notices)
    {
        string[] names = new string[given.Count];
        HashSet<string> taken = new(given, StringComparer.Ordinal), used = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string name = string.IsNullOrWhiteSpace(given[i]) ? $"Field{i + 1}" : given[i];
            for (int n = 2; !used.Add(name) || (name != given[i] && taken.Contains(name)); n++)
                name = $"{(string.IsNullOrWhiteSpace(given[i]) ? $"Field{i + 1}" : given[i])} ({n})";
            names[i] = name;
            if (name != given[i])
                notices.Add(new("第 {0} 列的名称“{1}”为空或重复，称为“{2}”", "the name '{1}' of column {0} is empty or stands twice; it is called '{2}'"), i + 1, NoticeList.Sample(given[i]), NoticeList.Sample(name));
        }

        return names;
    }

    private string? Text(GdalFeatureHandle feature, int field, Place where, NoticeList notices)
    {
        switch (types[field])
        {
            case Integer or Integer64:
                return GdalNative.OGR_F_GetFieldAsInteger64(feature, field).ToString(CultureInfo.InvariantCulture);
            case Real:
                return GdalNative.OGR_F_GetFieldAsDouble(feature, field) is var value && double.IsFinite(value) ? NumberText.Canonical(value) : null;
            case Binary:
                notices.Count(BinaryCell, where);
                return null;
            case Date or Time or DateTime when Moment(feature, field, types[field]) is { } moment:
                return moment;
            default:
                return GdalText.OfFile(GdalNative.OGR_F_GetFieldAsString(feature, field), options, where);
        }
    }

    /// <summary>GDAL's zone flag: 0 unknown, 1 local, 100 UTC, one step a quarter of an hour.</summary>
    private static string? Moment(GdalFeatureHandle feature, int field, int type)
    {
        if (GdalNative.OGR_F_GetFieldAsDateTimeEx(feature, field, out int year, out int month, out int day, out int hour, out int minute, out float second, out int flag) == 0)
            return null;
        string date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        if (type == Date)
            return date;
        string time = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}:{Math.Round(second, 3):00.###}");
        int quarters = flag - 100;
        string zone = flag <= 1 ? "" : quarters == 0 ? "Z"
            : string.Create(CultureInfo.InvariantCulture, $"{(quarters < 0 ? '-' : '+')}{Math.Abs(quarters) / 4:00}:{Math.Abs(quarters) % 4 * 15:00}");
        return (type == Time ? time : $"{date}T{time}") + zone;
    }
}
