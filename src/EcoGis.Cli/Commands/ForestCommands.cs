using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis forest stats|change|check</c>: cover and stock of one epoch, the change between two, and the check of every change.</summary>
internal static class ForestCommands
{
    private const int MostPatches = 30;

    public static Command Build(CommandLine line) => new("forest", line.Text("森林覆盖率、蓄积和变化", "forest cover, stock and change")) { Stats(line), Change(line), ForestCheckCommand.Build(line) };

    private static Command Stats(CommandLine line)
    {
        var layer = new Argument<string?>("LAYER") { Description = line.Text("小班图层（名称、名称@版本或矢量文件）；不写则用目录库中唯一的小班图层", "layer of forest patches (NAME, NAME@VERSION or a vector file); default the only one of the catalog"), Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = line.Text(".xlsx 文件；已有的会被替换", ".xlsx file; an existing one is replaced") };
        var command = new Command("stats", line.Text("一期小班的覆盖率（两种口径）和蓄积，分乡镇、地类、起源、类别、等级、龄组、树种", "cover (by both definitions) and stock of one epoch, by township, class, origin, category, grade, age and species")) { layer, output };
        var input = new ForestInput(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
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
                ForestOutput.Workbook(session, path, [.. sheets, ForestOutput.About(session, input.Day(parsed), ForestSheets.Adjusted, epoch)]);
            if (session.Json)
            {
                JsonOut.Write(w => ForestJson.Write(w, statistics, targets, input.Day(parsed), session.Language));
                return 0;
            }

            session.Out.MarkupLineInterpolated($"[bold]{epoch.Label}[/]  {session.Text(epoch.Version.Kind.Name)}  {session.Text(epoch.Classification.Name)}  {session.Text("统计单位", "units")}: {(statistics.Units.Label.Length > 0 ? statistics.Units.Label : session.Text("无", "none"))}");
            foreach (var sheet in sheets.Where(s => s.Rows.Count > 0))
                SheetTable.Print(session, sheet);
            session.Out.WriteLine(session.Text(ForestSheets.Adjusted));
            return 0;
        });
        return command;
    }

    private static Command Change(CommandLine line)
    {
        var before = new Argument<string>("A") { Description = line.Text("前期：图层（名称、名称@版本）或矢量文件", "the earlier epoch: layer (NAME, NAME@VERSION) or vector file") };
        var after = new Argument<string>("B") { Description = line.Text("后期", "the later epoch") };
        var output = new Option<string?>("--out") { Description = line.Text(".gpkg（变化图斑图层）或 .xlsx；已有的会被替换", ".gpkg (patches of change as a layer) or .xlsx; an existing one is replaced") };
        var command = new Command("change", line.Text("两期小班或地类图斑的转移矩阵、变化图斑、变化原因和蓄积变化", "transition matrix, patches, causes and stock change between two epochs")) { before, after, output };
        var input = new ForestInput(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
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
