using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary>A receipt for a planner at a terminal: what the file is, where it lies, what is wrong with it, what must be answered. Everything is also in <c>--json</c>.</summary>
internal sealed class ReceiptView(Session session)
{
    private const int MostFeatures = 12, MostProblems = 20;

    public void Print(Receipt r)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (key, value) in Facts(r))
            grid.AddRow(Markup.Escape(key), Markup.Escape(Fault.Clean(value)));
        session.Out.Write(grid);
        if (r.Fields.Count > 0)
            session.Out.Write(Fields(r));
        if (r.Features.Any(f => f.EllipsoidalArea is not null || f.DeclaredArea is not null))
            session.Out.Write(Areas(r));
        Problems(r);
        if (r.Ranking is { } ranking)
            Ranking(ranking);
        List(session.Text("需要回答", "to be answered"), "yellow", r.Questions.Select(session.Text));
        List(session.Text("提示", "notices"), "yellow", r.Notices.Select(session.Text));
        List(session.Text("不能按此读入", "would be refused"), "red", r.Refusals.Select(f => f.In(session.Language)));
        if (r.Locator is { } map)
        {
            session.Out.WriteLine();
            session.Out.WriteLine(session.Text("位置（● 本文件，点线为行政区界，上北）", "place (● this file, dots the administrative boundary, north up)"));
            foreach (string line in BrailleMap.Lines(map))
                session.Out.WriteLine("  " + line);
        }

        session.Out.WriteLine();
        session.Out.MarkupLineInterpolated(r.IsUsable
            ? (FormattableString)$"[green]✓[/] {session.Text("可以读入；未存入任何内容", "can be read; nothing was stored")}"
            : (FormattableString)$"[red]✗[/] {session.Text("现在不能读入；未存入任何内容", "cannot be read as it is; nothing was stored")}");
    }

    private IEnumerable<(string Key, string Value)> Facts(Receipt r)
    {
        foreach (FileFact file in r.Files)
            yield return (session.Text("文件", "file"), $"{file.Name}  {ReceiptText.Bytes(file.Bytes)}  SHA-256 {file.Sha256}");
        yield return (session.Text("内容", "content"), session.Text(ReceiptText.Format(r.Format)) + (r.Layer is null ? "" : session.Text($"，图层 {r.Layer}", $", layer {r.Layer}")));
        yield return (session.Text("要素", "features"), session.Text($"{r.FeatureCount}（{ReceiptText.Shapes(session, r.Shapes)}）", $"{r.FeatureCount} ({ReceiptText.Shapes(session, r.Shapes)})"));
        if (r.Encoding is { } encoding)
            yield return (session.Text("编码", "encoding"), $"{encoding} — {session.Text(r.EncodingReason ?? Bilingual.Same("-"))}");
        yield return (session.Text("坐标系", "CRS"), $"{(r.Crs is { } crs ? $"{crs.Code} {crs.Name}" : session.Text("未知", "not known"))} — {session.Text(r.CrsReason)}");
        if (r.Correction is { } correction)
            yield return (session.Text("坐标处理", "correction"), session.Text(correction.What));
        if (r.Box is { } b)
            yield return (session.Text("坐标范围", "extent"), string.Create(CultureInfo.InvariantCulture, $"x {b.MinX:0.######} … {b.MaxX:0.######}  y {b.MinY:0.######} … {b.MaxY:0.######}"));
        if (r.LonLat is { } e && r.Crs is { IsGeographic: false })
            yield return (session.Text("经纬度范围", "lon/lat"), string.Create(CultureInfo.InvariantCulture, $"{e.MinX:0.######}° … {e.MaxX:0.######}° E  {e.MinY:0.######}° … {e.MaxY:0.######}° N"));
        yield return (session.Text("行政区", "district"), r.Within switch
        {
            null => session.Text("未知（图层库中没有行政区界，或坐标系未知）", "not known (no administrative boundary in the catalog, or no CRS)"),
            { Count: 0 } => session.Text("在行政区界之外", "outside the administrative boundary"),
            var shares => string.Join(session.Text("、", ", "), shares.Take(6).Select(s => $"{s.Area} {CrsExplanation.Percent(s.Share)}")),
        });
        yield return (session.Text("面积合计", "total area"), session.Text(
            $"椭球 {ReceiptText.Area(r.Features.Any(f => f.EllipsoidalArea is not null) ? r.EllipsoidalArea : null)}；平面 {Planes(r)}；文件所载 {ReceiptText.Area(r.DeclaredArea)}",
            $"ellipsoidal {ReceiptText.Area(r.Features.Any(f => f.EllipsoidalArea is not null) ? r.EllipsoidalArea : null)}; planar {Planes(r)}; stated by the file {ReceiptText.Area(r.DeclaredArea)}"));
    }

    private static string Planes(Receipt r) => r.PlanarAreas.Count == 0 ? "—" : string.Join(" + ", r.PlanarAreas.Select(p => $"{ReceiptText.Area(p.Area)} ({p.Plane})"));

    private Table Fields(Receipt r)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("列", "column"), session.Text("类型", "type"), session.Text("有值", "filled"), session.Text("示例", "samples"), session.Text("对应字段", "feeds"));
        foreach (ReceiptField f in r.Fields)
            table.AddRow(Cell(f.Name), Cell(Type(f.Type)), Cell($"{f.Filled}/{r.FeatureCount}"), Cell(string.Join(" / ", f.Samples)), Cell(f.Feeds ?? "—"));
        foreach (var (field, name, required) in r.Unfed)
            table.AddRow(Cell("—"), Cell("—"), Cell("—"), Cell(required ? session.Text("必填，没有对应的列", "required, no column feeds it") : session.Text("没有对应的列", "no column feeds it")), Cell(session.Text($"{field}（{name.Zh}）", $"{field} ({name.En})")));
        return table;
    }

    private string Type(string type) => type switch
    {
        "integer" => session.Text("整数", "integer"),
        "decimal" => session.Text("小数", "decimal"),
        "date" => session.Text("日期", "date"),
        "empty" => session.Text("空", "empty"),
        _ => session.Text("文字", "text"),
    };

    private Table Areas(Receipt r)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("要素", "feature"), session.Text("椭球面积", "ellipsoidal"), session.Text("平面面积", "planar"), session.Text("平面", "plane"), session.Text("文件所载", "stated"), session.Text("核对", "check"));
        ReceiptFeature[] shown = [.. r.Features.OrderBy(f => f.AreaDiffers ? 0 : 1).ThenBy(f => f.Position).Take(MostFeatures)];
        foreach (ReceiptFeature f in shown.OrderBy(f => f.Position))
        {
            table.AddRow(Cell(Name(f)), Cell(ReceiptText.Area(f.EllipsoidalArea)), Cell(ReceiptText.Area(f.PlanarArea)), Cell(f.Plane ?? "—"), Cell(ReceiptText.Area(f.DeclaredArea)),
                f.AreaDiffers ? new Markup($"[red]{session.Text("不符", "differs")}[/]") : Cell(f.DeclaredArea is null ? session.Text("未载", "not stated") : f.EllipsoidalArea is null ? session.Text("未量算", "not measured") : session.Text("相符", "agrees")));
        }

        if (r.Features.Count > shown.Length)
            table.AddRow(Cell(session.Text($"另 {r.Features.Count - shown.Length} 个见 --json", $"{r.Features.Count - shown.Length} more in --json")), Cell(""), Cell(""), Cell(""), Cell(""), Cell(""));
        return table;
    }

    private void Problems(Receipt r)
    {
        List<string> lines = [];
        foreach (ReceiptFeature f in r.Features)
        {
            if (f.Refused is { } refused)
                lines.Add($"{Name(f)}：{session.Text(refused)}");
            lines.AddRange(f.Problems.Where(p => p.IsFatal).Select(p => session.Text(
                $"{Name(f)}：{ProblemWords.Of(p.Kind).Zh}，{At(p)}",
                $"{Name(f)}: {ProblemWords.Of(p.Kind).En}, {At(p)}")));
            lines.AddRange(f.Problems.Where(p => !p.IsFatal).GroupBy(p => p.Kind).Select(g => session.Text(
                $"{Name(f)}：{ProblemWords.Of(g.Key).Zh} {g.Count()} 处（可读入），首处 {At(g.First())}",
                $"{Name(f)}: {ProblemWords.Of(g.Key).En}, {g.Count()} (accepted), first {At(g.First())}")));
            if (f.Unlisted > 0)
                lines.Add(session.Text($"{Name(f)}：另有 {f.Unlisted} 处未列出", $"{Name(f)}: {f.Unlisted} more are not listed"));
        }

        List(session.Text("图形问题", "geometry problems"), "red", lines.Take(MostProblems).Concat(lines.Count > MostProblems ? [session.Text($"另 {lines.Count - MostProblems} 处见 --json", $"{lines.Count - MostProblems} more in --json")] : []));
    }

    private string At(GeometryProblem p)
    {
        string ring = p.Ring > 0 ? session.Text($"环 {p.Ring}，", $"ring {p.Ring}, ") : "";
        return ring + string.Create(CultureInfo.InvariantCulture, $"({p.X:0.########}, {p.Y:0.########})");
    }

    private void Ranking(CrsRanking ranking)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("坐标系的可能解释", "explanations of the CRS"), session.Text("文件的差错", "what the file got wrong"), session.Text("区内", "inside"), session.Text("轮廓偏差 m", "outlines m"), session.Text("面积比", "area ratio"));
        foreach (CrsExplanation e in ranking.Explanations.Take(8))
        {
            table.AddRow(
                Cell((e == ranking.Winner ? "★ " : "") + session.Text(e.Name)),
                Cell(e.AsStated ? session.Text("无（如文件所述）", "nothing (as stated)") : e.Mistakes.IsEmpty ? session.Text("未说明坐标系", "states no CRS") : string.Join(session.Text("、", ", "), e.Mistakes.Select(m => session.Text(CrsExplanation.Word(m))))),
                Cell(e.Inside is 0 && e.Distance is { } d ? session.Text($"区外约 {d / 1000:0} km", $"about {d / 1000:0} km off") : e.Inside is { } inside ? CrsExplanation.Percent(inside) : "—"),
                Cell(e.Mismatch is { } m ? m.ToString("0", CultureInfo.InvariantCulture) : "—"),
                Cell(e.AreaRatio is { } ratio ? ratio.ToString("0.####", CultureInfo.InvariantCulture) : "—"));
        }

        session.Out.Write(table);
        session.Out.WriteLine(session.Text(ranking.Outcome));
    }

    private void List(string title, string colour, IEnumerable<string> lines)
    {
        bool first = true;
        foreach (string line in lines)
        {
            if (first)
                session.Out.MarkupLine($"[{colour}]{Markup.Escape(title)}[/]");
            first = false;
            session.Out.MarkupLineInterpolated($"  · {Fault.Clean(line)}");
        }
    }

    private static string Name(ReceiptFeature f) => f.Id ?? $"#{f.Position}";

    private static Markup Cell(string text) => new(Markup.Escape(Fault.Clean(text)));
}
