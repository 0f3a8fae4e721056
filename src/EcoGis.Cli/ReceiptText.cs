using System.Globalization;

namespace EcoGis;

/// <summary>The words of a receipt that the terminal and the short form share.</summary>
internal static class ReceiptText
{
    private static readonly Dictionary<string, Bilingual> s_formats = new()
    {
        ["txt"] = new("界址点坐标 TXT", "boundary coordinate TXT"),
        ["geojson"] = Bilingual.Same("GeoJSON"),
        ["geopackage"] = Bilingual.Same("GeoPackage"),
        ["shapefile"] = Bilingual.Same("Shapefile"),
    };

    public static Bilingual Format(string format) => s_formats.GetValueOrDefault(format) ?? Bilingual.Same(format);

    public static string Shapes(Language language, IEnumerable<(ShapeKind? Kind, int Count)> shapes) => string.Join(language == Language.Zh ? "、" : ", ", shapes.Select(s => (s.Kind switch
    {
        ShapeKind.Polygon => new Bilingual($"面 {s.Count}", $"{s.Count} polygon(s)"),
        ShapeKind.Line => new Bilingual($"线 {s.Count}", $"{s.Count} line(s)"),
        ShapeKind.Point => new Bilingual($"点 {s.Count}", $"{s.Count} point(s)"),
        _ => new Bilingual($"无图形 {s.Count}", $"{s.Count} without geometry"),
    }).In(language)));

    public static string Bytes(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:#,0.#} MB");

    public static string Area(double? area) => area is { } a ? string.Create(CultureInfo.InvariantCulture, $"{a:#,0.00} m²") : "—";

    /// <summary>The same of a layer that may be streamed: then what is known before its features were read, and what was not looked at.</summary>
    public static void Brief(Session session, ImportSource source, CancellationToken cancellation)
    {
        if (source.File is { } file)
            Brief(session, file, source.Path, cancellation);
        else if (!session.Json)
        {
            session.Line(new Bilingual("收据：{0}（{1}），{2} 个要素，逐块读取；坐标系 {3}", "receipt: {0} ({1}), {2} features, read block by block; CRS {3}")
                .Format(Path.GetFileName(source.Path), Bytes(new FileInfo(source.Path).Length), source.Count, source.Crs?.Code ?? "—"));
            session.Line(new("      坐标系的其他可能解释未排列；仍与行政区界比对位置", "         other explanations of the CRS were not ranked; its place is still held against the administrative boundary"));
        }
    }

    /// <summary>The first step of import and screening, in a few lines on stderr: what the file was taken for.</summary>
    public static void Brief(Session session, FeatureFile file, string path, CancellationToken cancellation, IReadOnlyDictionary<string, string>? feeds = null)
    {
        if (session.Json)
            return;
        IReadOnlyList<FileFact> facts = ReceiptReader.Facts(path, cancellation);
        string where = file.Layer is null ? "" : session.Text($"，图层 {file.Layer}", $", layer {file.Layer}");
        session.Line(facts is [var first, ..]
            ? new Bilingual("收据：{0}（{1}，SHA-256 {2}…），{3}{4}", "receipt: {0} ({1}, SHA-256 {2}…), {3}{4}").Format(first.Name, Bytes(facts.Sum(f => f.Bytes)), first.Sha256[..12], Format(file.Format), where)
            : new Bilingual("收据：{0}，{1}{2}", "receipt: {0}, {1}{2}").Format(file.Path, Format(file.Format), where));
        session.Line(new Bilingual("      {0} 个要素（{1}）；坐标系 {2}，{3}{4}", "         {0} feature(s) ({1}); CRS {2}, {3}{4}").Format(
            file.Features.Count, Shapes(session.Language, file.Features.GroupBy(f => f.Shape is { IsEmpty: false } s ? (ShapeKind?)s.Kind : null).OrderBy(g => g.Key ?? (ShapeKind)int.MaxValue).Select(g => (g.Key, g.Count()))),
            file.Crs?.Code ?? "—", file.CrsReason, file.Encoding is null ? Bilingual.Same("") : new Bilingual("；编码 {0}，{1}", "; encoding {0}, {1}").Format(file.Encoding, file.EncodingReason ?? Bilingual.Same("-"))));
        if (feeds is { Count: > 0 })
            session.Line(new Bilingual("      字段：{0}", "         fields: {0}").Format(string.Join(session.Text("，", ", "), feeds.Select(f => $"{f.Key} ← {f.Value}"))));
    }
}
