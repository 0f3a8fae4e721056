using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis forest stats|change|check</c>: cover and stock of one epoch, the change between two, and the check of every change.</summary>
internal static class ForestCommands
{
    private const int MostPatches = 30;

    public static Command Build(CommandLine line) => new("forest", line.Text("森林覆盖率、蓄积和变化", "forest cover, stock and change")) { Stats(line), Change(line), Trend(line), ForestCheckCommand.Build(line) };

    private static Command Stats(CommandLine line)
    {
        var layer = new Argument<string?>("LAYER") { Description = line.Text("小班图层（名称、名称@版本或矢量文件）或分类栅格；不写则用目录库中唯一的小班图层", "layer of forest patches (NAME, NAME@VERSION or a vector file) or a raster of classes; default the only layer of the catalog"), Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = line.Text(".xlsx 文件，或文件夹（网页和图表）；已有的会被替换", ".xlsx file, or a folder (page and charts); existing ones are replaced") };
        var command = new Command("stats", line.Text("一期小班的覆盖率（两种口径）和蓄积，分乡镇、地类、起源、类别、等级、龄组、树种", "cover (by both definitions) and stock of one epoch, by township, class, origin, category, grade, age and species")) { layer, output };
        var input = new ForestInput(line, command);
        var rasters = new RasterInput(line, command, input, change: false);
        line.Act(command, (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(layer) is { } file && rasters.Is(parsed, file))
                return RasterCommands.Stats(session, parsed, file, input, rasters, parsed.GetValue(output), cancellation);
            if (parsed.GetValue(output) is { } target)
                OutputFile.DemandOther(target, session.CatalogPath);
            var book = session.Forest;
            var epoch = input.Epoch(session, parsed, parsed.GetValue(layer), book, cancellation);
            var plane = epoch.Plane();
            var statistics = ForestStatistics.Of(epoch, book, input.Units(session, parsed, plane, cancellation), plane, cancellation);
            var targets = ForestTarget.Of(statistics, session.Targets, session.Rules.District(session.District).Adcodes);
            var sheets = ForestSheets.Of(statistics, targets, session.Language);
            foreach (var remark in Remarks(statistics))
                session.Notice(remark);
            if (parsed.GetValue(output) is { } path)
                ForestOutput.Write(session, path, [.. sheets, ForestOutput.About(session, input.Day(parsed), ForestSheets.Adjusted, epoch)], ForestPage.Of(statistics, targets, sheets, session.Language));
            if (session.Json)
            {
                JsonOut.Write(w => ForestJson.Write(w, statistics, targets, input.Day(parsed), session.Language));
                return 0;
            }

            session.Out.MarkupLineInterpolated($"[bold]{epoch.Label}[/]  {session.Text(epoch.Version.Kind.Name)}  {session.Text(epoch.Classification.Name)}  {session.Text("统计单位", "units")}: {(statistics.Units.Label.Length > 0 ? statistics.Units.Label : session.Text("无", "none"))}");
            foreach (var sheet in sheets.Where(s => s.Rows.Count > 0))
                SheetTable.Print(session, sheet);
            foreach (var cover in book.Covers.Where(_ => !statistics.Units.All.IsEmpty))
            {
                UnitBars.Print(session, new($"森林覆盖率（{cover.Name.Zh}）", $"forest cover ({cover.Name.En})"), statistics.ByUnit.Where(r => r.Unit is not null).Select(r =>
                    (r.Unit!.Name, r.Cover(cover), statistics.CoverAtMost(r, cover), ForestWords.Cover(statistics, r, cover, session.Language))));
            }

            session.Out.WriteLine(session.Text(ForestSheets.Adjusted));
            return 0;
        });
        return command;
    }

    private static Command Trend(CommandLine line)
    {
        var layers = new Argument<string[]>("EPOCHS") { Description = line.Text("各期小班：图层（名称、名称@版本）或矢量文件；只写一个名称则取其全部版本", "the epochs: layers (NAME, NAME@VERSION) or vector files; a single NAME stands for all its versions"), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = line.Text(".xlsx 文件，或文件夹（网页和图表）；已有的会被替换", ".xlsx file, or a folder (page and charts); existing ones are replaced") };
        var command = new Command("trend", line.Text("各期覆盖率（两种口径）和蓄积，合计及分乡镇，对照指标", "cover (by both definitions) and stock of several epochs, in all and by township, beside the targets")) { layers, output };
        var input = new ForestInput(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(output) is { } target)
                OutputFile.DemandOther(target, [session.CatalogPath, .. parsed.GetValue(layers)!]);
            var book = session.Forest;
            ForestLayer[] epochs = [.. input.Epochs(session, parsed, parsed.GetValue(layers)!, book, cancellation)];
            var plane = epochs[0].Plane();
            var units = input.Units(session, parsed, plane, cancellation);
            ForestStatistics[] all = [.. epochs.Select(e => ForestStatistics.Of(e, book, units, plane, cancellation))];
            var trend = ForestTrend.Of(all, ForestTarget.Of(all[^1], session.Targets, session.Rules.District(session.District).Adcodes));
            var sheets = TrendSheets.Of(trend, session.Language);
            if (parsed.GetValue(output) is { } path)
                ForestOutput.Write(session, path, [.. sheets, ForestOutput.About(session, input.Day(parsed), TrendSheets.Note, epochs)], ForestPage.Of(trend, sheets, session.Language));
            if (session.Json)
            {
                JsonOut.Write(w => ForestJson.Write(w, trend, session.Language));
                return 0;
            }

            foreach (var sheet in sheets)
                SheetTable.Print(session, sheet);
            session.Out.WriteLine(session.Text(TrendSheets.Note));
            return 0;
        });
        return command;
    }

    private static Command Change(CommandLine line)
    {
        var before = new Argument<string>("A") { Description = line.Text("前期：图层（名称、名称@版本）、矢量文件或分类栅格", "the earlier epoch: layer (NAME, NAME@VERSION), vector file or raster of classes") };
        var after = new Argument<string>("B") { Description = line.Text("后期", "the later epoch") };
        var output = new Option<string?>("--out") { Description = line.Text(".gpkg（变化图斑图层）、.xlsx，或文件夹（网页和图表）；已有的会被替换", ".gpkg (patches of change as a layer), .xlsx, or a folder (page and charts); existing ones are replaced") };
        var command = new Command("change", line.Text("两期小班、地类图斑或分类栅格的转移矩阵，小班还有变化图斑、变化原因和蓄积变化", "transition matrix between two epochs of patches or rasters; of patches also changes, causes and stock")) { before, after, output };
        var input = new ForestInput(line, command);
        var rasters = new RasterInput(line, command, input, change: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            if (rasters.Is(parsed, parsed.GetValue(before)!, parsed.GetValue(after)!))
                return RasterCommands.Change(session, parsed, parsed.GetValue(before)!, parsed.GetValue(after)!, input, rasters, parsed.GetValue(output), cancellation);
            if (parsed.GetValue(output) is { } target)
                OutputFile.DemandOther(target, session.CatalogPath, parsed.GetValue(before)!, parsed.GetValue(after)!);
            var book = session.Forest;
            var a = input.Epoch(session, parsed, parsed.GetValue(before), book, cancellation);
            var b = input.Epoch(session, parsed, parsed.GetValue(after), book, cancellation);
            var plane = a.Plane();
            var change = ForestChange.Between(a, b, book, input.Units(session, parsed, plane, cancellation), plane, cancellation);
            var sheets = ChangeSheets.Of(change, session.Language);
            if (parsed.GetValue(output) is { } path)
                ForestOutput.Change(session, path, change, [.. sheets, ForestOutput.About(session, input.Day(parsed), ChangeSheets.Adjusted, a, b)], cancellation);
            if (session.Json)
            {
                JsonOut.Write(w => ChangeJson.Write(w, change, session.Language));
                return 0;
            }

            session.Out.MarkupLineInterpolated($"[bold]{a.Label} → {b.Label}[/]  {session.Text(a.Classification.Name)}  {session.Text($"合并精度 {change.Accuracy:0.###} m，更窄的变化计为边界噪声", $"combined accuracy {change.Accuracy:0.###} m: narrower change is border noise")}");
            foreach (var sheet in sheets.Where(s => s.Rows.Count > 0 && s.Key != "changes"))
                SheetTable.Print(session, sheet);
            SheetTable.Print(session, ChangeSheets.Largest(change, session.Language), MostPatches, "from_name", "to_name", "certainty", "certainty_name", "forest");
            session.Out.WriteLine(session.Text(ChangeSheets.Adjusted));
            return 0;
        });
        return command;
    }

    private static IEnumerable<Bilingual> Remarks(ForestStatistics s)
    {
        if (s.Units.All.IsEmpty)
            yield return new("没有行政区界（--zones 或目录库的行政区图层）：不算覆盖率", "no administrative boundary (--zones, or a layer of the catalog): no cover is computed");
        foreach (var unit in s.Silent)
            yield return new($"{unit.Name} 没有小班：不掌握，不等于没有森林", $"{unit.Name} has no patches: not known, which is not the same as no forest");
        if (s.Units.Whole is { } whole && whole.Uncovered > 1)
            yield return new($"{whole.Area.Name} 有 {whole.Uncovered / 10_000:#,0.0000} 公顷不在任何统计单位内", $"{whole.Uncovered / 10_000:#,0.0000} ha of {whole.Area.Name} lie in no unit");
        if (s.ByUnit.FirstOrDefault(r => r.Unit is null) is { } outside && !s.Units.All.IsEmpty)
            yield return new($"{outside.Tally.Area / 10_000:#,0.0000} 公顷小班在统计单位之外，不计入覆盖率", $"{outside.Tally.Area / 10_000:#,0.0000} ha of patches lie outside the units and count in no cover");
        if (s.Layer.Slivers > 0)
            yield return new($"同期图斑之间有细碎重叠 {s.Layer.Slivers:#,0.00} m²（窄于精度），重复计入", $"thin overlaps between patches of the epoch, {s.Layer.Slivers:#,0.00} m² (narrower than the accuracy), count twice");
        if (s.Layer.HasStock && s.Total.WithoutStock > 0)
            yield return new($"{s.Total.WithoutStock / 10_000:#,0.0000} 公顷乔木林没有公顷蓄积：蓄积不含这部分", $"{s.Total.WithoutStock / 10_000:#,0.0000} ha of arbour forest state no stock: it is not in the sums");
    }
}
