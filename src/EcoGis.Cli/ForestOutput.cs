using System.Text;

namespace EcoGis;

/// <summary>Files of the forest commands: a workbook of all tables, a folder with a page and its charts, or the patches of change as a GeoPackage layer. Complete or absent.</summary>
internal static class ForestOutput
{
    public static Sheet About(Session session, DateOnly day, Bilingual note, params ForestLayer[] epochs) => new("about", new("说明", "about"),
    [
        new SheetColumn("what", new("项目", "what"), RowType.Text, 24), new SheetColumn("value", new("内容", "value"), RowType.Text, 90),
    ], [
        .. epochs.SelectMany(e => new object?[][]
        {
            [session.Text("图层", "layer"), e.Label], [session.Text("摘要", "digest"), e.Version.Digest], [session.Text("来源", "source"), e.Version.Source],
            [session.Text("地类分类标准", "land classification"), $"{session.Text(e.Classification.Name)} {e.Classification.Standard}{(e.Classification.IsVerified ? "" : session.Text("（代码表待核）", " (table unverified)"))}"],
        }),
        [session.Text("截至日", "date"), JsonOut.Day(day)], [session.Text("程序版本", "program"), Installation.Version], [session.Text("取整", "rounding"), session.Text(note)],
    ]);

    /// <summary>.xlsx, or a folder where the path has no extension.</summary>
    public static void Write(Session session, string path, IReadOnlyList<Sheet> sheets, ForestPage page)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".xlsx":
                Workbook(session, path, sheets);
                break;
            case "":
                Written(path, () => Folder(session, path, page));
                session.Notice(new($"已写入 {Path.Combine(path, PageName)}", $"wrote {Path.Combine(path, PageName)}"));
                break;
            default:
                throw new Fault(ForestFaults.OutputFormat, Place.None, Path.GetFileName(path), session.Text(".xlsx，或文件夹（网页和图表）", ".xlsx, or a folder (page and charts)")).Raise();
        }
    }

    private const string PageName = "forest.html";

    private static void Folder(Session session, string folder, ForestPage page)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, svg) in page.Charts)
            OutputFile.Replace(Path.Combine(folder, name), stream => stream.Write(Encoding.UTF8.GetBytes(svg)));
        OutputFile.Replace(Path.Combine(folder, PageName), stream => stream.Write(Encoding.UTF8.GetBytes(page.Html(Installation.Version))));
        try
        {
            using var fonts = DrawingFonts.Open(Installation.Font);
            foreach (var (name, png) in page.Pictures(fonts))
                OutputFile.Replace(Path.Combine(folder, name), stream => stream.Write(png));
        }
        catch (EcoException e) when (e.Class == FaultClass.System)
        {
            // page and SVG need no font, so they are there all the same
            session.Notice(new($"没有生成 PNG：{e.In(Language.Zh)}", $"no PNG was made: {e.In(Language.En)}"));
        }
    }

    private static void Workbook(Session session, string path, IReadOnlyList<Sheet> sheets)
    {
        Written(path, () =>
        {
            if (sheets.FirstOrDefault(s => s.Rows.Count > WorkbookWriter.MostRows) is { } large)
                throw new Fault(CliFaults.TooManyRows, Place.None, large.Title, large.Rows.Count, WorkbookWriter.MostRows).Raise();
            OutputFile.Replace(path, stream => WorkbookWriter.Write(stream, sheets, session.Language));
        });
        session.Notice(new($"已写入 {path}", $"wrote {path}"));
    }

    public static void Change(Session session, string path, ForestChange change, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".gpkg":
                Written(path, () => Layer(session, path, change, sheets, cancellation));
                session.Notice(new($"已写入 {path}：{change.Patches.Length} 个变化图斑", $"wrote {path}: {change.Patches.Length} patches of change"));
                break;
            case "" or ".xlsx":
                Write(session, path, sheets, ForestPage.Of(change, sheets, session.Language));
                break;
            default:
                throw new Fault(ForestFaults.OutputFormat, Place.None, Path.GetFileName(path), session.Text(".gpkg、.xlsx，或文件夹（网页和图表）", ".gpkg, .xlsx, or a folder (page and charts)")).Raise();
        }
    }

    /// <summary>The patches with their ground in the plane of the overlay, the other sheets as tables beside them.</summary>
    private static void Layer(Session session, string path, ForestChange change, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        RunIdentity run = new([KeyValuePair.Create("export", "forest-change"), KeyValuePair.Create("before", change.Before.Version.Digest), KeyValuePair.Create("after", change.After.Version.Digest)]);
        Sheet[] order = [.. sheets.Where(s => s.Key == "changes"), .. sheets.Where(s => s.Key != "changes")];
        using PartialGeoPackage file = new(path, run, restart: true,
            [.. order.Select((s, i) => new ResultTable(s.Key, session.Text(s.Title), HasGeometry: i == 0, [.. s.Columns.Select(c => (c.Key, c.Type switch { RowType.Integer => "INTEGER", RowType.Real => "DOUBLE", _ => "TEXT" }))]))], change.Plane);
        foreach (var (i, sheet) in order.Index())
        {
            file.Append(sheet.Rows.Select((row, r) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return new ResultRow(i, i == 0 ? ResultGeometry.Of(change.GeometryOf(change.Patches[r]), file.Srs) : null, row);
            }));
        }

        file.Complete(new RunState(run, 1, change.Patches.Length, 0, ""));
    }

    private static void Written(string path, Action write)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = path }, e.Message).Raise(e);
        }
    }
}
