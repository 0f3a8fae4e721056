using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis forest stats|change</c> on rasters of classes.</summary>
internal static class RasterCommands
{
    private const int MostRows = 60;

    public static int Stats(Session session, ParseResult parsed, string path, ForestInput input, RasterInput rasters, string? output, CancellationToken cancellation)
    {
        if (output is not null)
            OutputFile.DemandOther(output, session.CatalogPath, path);
        var epoch = rasters.Epoch(session, parsed, path, null, cancellation);
        var statistics = RasterStatistics.Of(epoch, input.Units(session, parsed, epoch.Plane(), cancellation), Environment.ProcessorCount, cancellation);
        var estimate = rasters.Estimate(parsed, statistics);
        foreach (var row in statistics.ByUnit.Where(r => r.Unit is not null && r.Tally.Outside.SquareMetres > 0))
            session.Notice(new($"{row.Unit!.Name} 有 {row.Tally.Outside.SquareMetres:#,0.##} m² 在栅格之外：不掌握", $"{row.Tally.Outside.SquareMetres:#,0.##} m² of {row.Unit.Name} lie outside the raster: not known"));
        var sheets = RasterSheets.Of(statistics, estimate, session.Language);
        if (output is not null)
            ForestOutput.Write(session, output, [.. sheets, About(session, input.Day(parsed), RasterSheets.Note(epoch), epoch)], ForestPage.Of(statistics, sheets, session.Language));
        if (session.Json)
        {
            JsonOut.Write(w => RasterJson.Write(w, statistics, estimate, session.Language));
            return 0;
        }

        Head(session, statistics.Units, epoch);
        foreach (var sheet in sheets)
            SheetTable.Print(session, sheet, MostRows);
        if (epoch.Legend.SaysForest)
        {
            UnitBars.Print(session, new("森林占比（按栅格类别）", "forest share (classes of the raster)"), statistics.ByUnit.Where(r => r.Unit is not null).Select(r =>
                (r.Unit!.Name, r.Tally.CoverAtLeast(epoch.Legend), r.Tally.CoverAtMost(epoch.Legend), ForestWords.Cover(r.Tally.CoverAtLeast(epoch.Legend), r.Tally.CoverAtMost(epoch.Legend), session.Language))));
        }

        session.Out.WriteLine(session.Text(RasterSheets.Note(epoch)));
        return 0;
    }

    public static int Change(Session session, ParseResult parsed, string before, string after, ForestInput input, RasterInput rasters, string? output, CancellationToken cancellation)
    {
        if (output is not null)
            OutputFile.DemandOther(output, session.CatalogPath, before, after);
        var a = rasters.Epoch(session, parsed, before, null, cancellation);
        var b = rasters.Epoch(session, parsed, after, a, cancellation);
        var change = RasterChange.Between(a, b, input.Units(session, parsed, a.Plane(), cancellation), Environment.ProcessorCount, cancellation);
        var sheets = RasterChangeSheets.Of(change, session.Language);
        if (output is not null)
            ForestOutput.Write(session, output, [.. sheets, About(session, input.Day(parsed), RasterChangeSheets.Note(change), a, b)], ForestPage.Of(change, sheets, session.Language));
        if (session.Json)
        {
            JsonOut.Write(w => RasterJson.Write(w, change, session.Language));
            return 0;
        }

        Head(session, change.Units, a, b);
        foreach (var sheet in sheets.Where(s => s.Rows.Count > 0))
            SheetTable.Print(session, sheet, MostRows);
        session.Out.WriteLine(session.Text(RasterChangeSheets.Note(change)));
        return 0;
    }

    private static void Head(Session session, ForestUnits units, params RasterEpoch[] epochs)
    {
        foreach (var e in epochs)
            session.Out.MarkupLineInterpolated($"[bold]{e.Label}[/]  {Words(session, e)}");
        session.Out.WriteLine($"{session.Text("统计单位", "units")}: {(units.Label.Length > 0 ? units.Label : session.Text("无", "none"))}");
    }

    private static string Words(Session session, RasterEpoch e) =>
        $"{e.Format}  {e.Frame.Crs.Code}  {session.Text($"{e.Frame.Columns} 列 × {e.Frame.Rows} 行，像元 {e.Frame.CellWidth:0.######} × {Math.Abs(e.Frame.CellHeight):0.######}", $"{e.Frame.Columns} columns × {e.Frame.Rows} rows, cells {e.Frame.CellWidth:0.######} × {Math.Abs(e.Frame.CellHeight):0.######}")}  {session.Text(e.Legend.Source)}";

    private static Sheet About(Session session, DateOnly day, Bilingual note, params RasterEpoch[] epochs) => new("about", new("说明", "about"),
    [
        new SheetColumn("what", new("项目", "what"), RowType.Text, 24), new SheetColumn("value", new("内容", "value"), RowType.Text, 90),
    ], [
        .. epochs.SelectMany(e => new object?[][]
        {
            [session.Text("栅格", "raster"), e.Label], [session.Text("摘要", "digest"), e.Digest], [session.Text("格网", "grid"), Words(session, e)], [session.Text("读取", "read by"), e.Reader],
            [session.Text("重采样", "resampled"), e.Resampled is { } resampled ? session.Text(resampled) : session.Text("没有", "no")],
        }),
        [session.Text("截至日", "date"), JsonOut.Day(day)], [session.Text("程序版本", "program"), Installation.Version], [session.Text("说明", "note"), session.Text(note)],
    ]);
}
