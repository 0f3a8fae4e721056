using System.Text;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One layer version of the catalog, checked against its digest, → a file in a format other programs read. What the format cannot keep is told. The file is
/// complete or absent: it grows in a folder beside its place. A File Geodatabase that exists is never touched, other files are replaced.
/// </summary>
public static class LayerExport
{
    private static readonly Bilingual Renamed = new("字段改名以适应格式：{0}", "fields renamed to fit the format: {0}");
    private static readonly Bilingual Shortened = new("{0} 个文字值超过 {1} 字节，已截短（第一个：要素 {2}，字段 {3}）；不截短请用 .gpkg 或 .gdb", "{0} text value(s) over {1} bytes were cut short (first: feature {2}, field {3}); .gpkg and .gdb keep them");

    /// <returns>What to tell: losses, new names, cut texts, GDAL's warnings.</returns>
    /// <exception cref="EcoException">No such format, no GDAL, or the file cannot be written.</exception>
    public static IReadOnlyList<Bilingual> Write(LayerVersion version, IReadOnlyList<string> attributes, Crs crs, string path, CancellationToken ct)
    {
        ExportFormat format = ExportFormat.Of(path);
        path = Path.GetFullPath(path);
        if (Directory.Exists(path))
            throw new Fault(ExportFaults.FolderExists, Place.None, Path.GetFileName(path)).Raise();
        List<Bilingual> notices = format.Loss is { } loss ? [loss.Format(crs.Code)] : [];
        ExportTable table = Fitted(ExportTable.Of(version, attributes), format, notices);
        Crs target = format.Crs ?? crs;
        var features = version.Zones.Select((zone, i) => new GdalWriter.Feature(zone.Number, zone.Shape.In(target), table.Rows[i], zone.Class.Length > 0 ? zone.Class : version.Kind.Id));
        ShapeKind kind = version.Zones.Count > 0 ? version.Zones[0].Shape.Kind : version.Kind.Shapes[0];
        string folder = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.partial-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            notices.AddRange(GdalWriter.Write(Path.Combine(folder, Path.GetFileName(path)), format, version.Name, target, kind, table.Columns, features, ct));
            MoveAll(folder, Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(ExportFaults.Refused, Place.None, Path.GetFileName(path), e.Message).Raise(e);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        return notices;
    }

    private static ExportTable Fitted(ExportTable table, ExportFormat format, List<Bilingual> notices)
    {
        if (format.MostNameBytes is { } bytes)
        {
            IReadOnlyList<string> names = ExportTable.Distinct(table.Columns, bytes);
            string[] changed = [.. table.Columns.Zip(names).Where(n => n.First != n.Second).Select(n => $"{NoticeList.Sample(n.First)} → {n.Second}")];
            if (changed.Length > 0)
                notices.Add(Renamed.Format(string.Join(", ", changed)));
            table = table with { Columns = names };
        }

        if (format.MostTextBytes is not { } most)
            return table;
        int cut = 0;
        (int Row, int Column) first = default;
        IReadOnlyList<string?>[] rows = [.. table.Rows.Select((row, r) => (IReadOnlyList<string?>)[.. row.Select((text, c) =>
        {
            if (text is null || Encoding.UTF8.GetByteCount(text) <= most)
                return text;
            first = cut++ == 0 ? (r + 1, c) : first;
            return ExportTable.Cut(text, most);
        })])];
        if (cut > 0)
            notices.Add(Shortened.Format(cut, most, first.Row, table.Columns[first.Column]));
        return table with { Rows = rows };
    }

    private static void MoveAll(string from, string to)
    {
        foreach (string made in Directory.EnumerateFileSystemEntries(from))
        {
            string target = Path.Combine(to, Path.GetFileName(made));
            if (Directory.Exists(made))
                Directory.Move(made, target);
            else
                File.Move(made, target, overwrite: true);
        }
    }
}
