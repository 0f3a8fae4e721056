using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary>A comparison for people: per pair the verdicts, what differs, and what each input that differs has to do with it.</summary>
internal sealed class ComparisonView(Session session, Comparison comparison)
{
    public void Print()
    {
        foreach (var pair in comparison.Pairs)
            Print(pair);
        foreach (var (file, ids) in new[] { (comparison.A.Label, comparison.OnlyA.ToList()), (comparison.B.Label, comparison.OnlyB.ToList()) }.Where(o => o.Item2.Count > 0))
            Line(new($"只在 {file} 中、未比较：{string.Join("、", ids)}", $"only in {file} and not compared: {string.Join(", ", ids)}"));
        if (comparison.Pairs.Any(p => p.Study is null))
            Line(new("两边都是证据包时，才能逐项替换输入、说明原因。", "Only of two evidence packages can inputs be swapped to say what caused the difference."));
    }

    private void Print(ComparedPair pair)
    {
        string name = pair.A.Name.Length > 0 ? pair.A.Name : pair.A.Id;
        session.Out.MarkupLineInterpolated($"\n[bold]{Fault.Clean(name)}[/]  {Fault.Clean(pair.A.Id)}{(pair.A.Id == pair.B.Id ? "" : $" / {Fault.Clean(pair.B.Id)}")}");
        session.Out.Write(new Columns(
            new Text($"A {Fault.Clean(comparison.A.Label)}"), SummaryTable.Word(session, pair.A.Gist.Verdict), new Text("→"), new Text($"B {Fault.Clean(comparison.B.Label)}"), SummaryTable.Word(session, pair.B.Gist.Verdict))
        { Expand = false });
        if (pair.Study is { } study)
            Causes(pair, study);
        else
            Inputs(pair.Change);
        Contents(pair.Change);
        Areas(pair.Change);
    }

    private void Inputs(ScreeningChange change)
    {
        Line(change.Inputs.IsEmpty ? new("两边的输入相同。", "The inputs are the same.") : new("不同的输入：", "Inputs that differ:"));
        foreach (var input in change.Inputs)
            Line(new("  " + input.Text.Zh, "  " + input.Text.En));
    }

    private void Causes(ComparedPair pair, SwapStudy study)
    {
        foreach (var (side, recorded, again, same) in new[] { ("A", pair.A.Gist, study.Before, pair.ReproducedA), ("B", pair.B.Gist, study.After, pair.ReproducedB) })
        {
            if (same == false)
            {
                Line(new($"程序：{side} 由 {recorded.Program} 版得出“{Word(recorded).Zh}”，本程序重新筛查得“{Word(again).Zh}”，内容不同；以下按本程序的结果比较。",
                    $"Program: version {recorded.Program} made {side} '{Word(recorded).En}'; this one makes it '{Word(again).En}', and other contents. What follows compares what this program makes."));
            }
        }

        if (study.Swaps.IsEmpty)
        {
            Line(new("两边的输入相同。", "The inputs are the same."));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            session.Text("不同的输入", "input that differs"), session.Text("A 换入 B 的这一项", "A with this one of B"), session.Text("B 换回 A 的这一项", "B with this one of A"), session.Text("作用", "its part"));
        foreach (var swap in study.Swaps)
            table.AddRow(new Text(Fault.Clean(session.Text(swap.Input.Text))), Cell(swap.Forward), Cell(swap.Backward), new Text(session.Text(Role(swap.Role, study.VerdictChanged))));
        session.Out.Write(table);
        Line(Conclusion(study));
        foreach (var refused in study.Swaps.SelectMany(s => new[] { s.Forward.Refused, s.Backward.Refused }).OfType<EcoException>().Select(e => e.In(session.Language)).Distinct())
            Line(Bilingual.Same("  " + refused));
        if (study.Swaps.Any(s => s.Input.Cause == ChangeCause.Date))
            Line(new("  只换日期时，图层仍是包内的版本。", "  With the day alone swapped, the layers stay the packed versions."));
    }

    /// <summary>One sentence: what made the difference.</summary>
    public static Bilingual Conclusion(SwapStudy study)
    {
        if (!study.VerdictChanged)
            return new("结论相同。", "The verdict is the same.");
        var decisive = study.Swaps.Where(s => s.Role is SwapRole.Decisive or SwapRole.Enough).ToList();
        if (decisive.Count > 0)
            return new($"结论的改变由下列输入单独造成：{string.Join("；", decisive.Select(s => s.Input.Text.Zh))}。", $"The verdict changed by this input alone: {string.Join("; or ", decisive.Select(s => s.Input.Text.En))}.");
        var needed = study.Swaps.Where(s => s.Role == SwapRole.Needed).ToList();
        return study.Interacts
            ? needed.Count > 0
                ? new($"没有哪一项单独造成结论的改变，是几项共同造成的；缺一不可的有：{string.Join("；", needed.Select(s => s.Input.Text.Zh))}。", $"No input alone changed the verdict: several did together, and not without: {string.Join("; ", needed.Select(s => s.Input.Text.En))}.")
                : new("没有哪一项单独造成或单独阻止结论的改变，是几项共同造成的。", "No input alone changed the verdict or kept it: several did together.")
            : new("有的输入无法替换，不能断定由哪一项造成。", "Some inputs could not be swapped: which one changed the verdict cannot be said.");
    }

    private static Bilingual Role(SwapRole role, bool verdictChanged) => role switch
    {
        SwapRole.Decisive => new("决定结论", "decides the verdict"),
        SwapRole.Enough => new("单独即可改变结论，但不止它一项", "enough alone, and so is another"),
        SwapRole.Needed => new("不可缺，但须与其他输入共同作用", "needed, together with others"),
        SwapRole.Contents => verdictChanged ? new("改变内容，不改变结论", "changes contents, not the verdict") : new("改变内容", "changes contents"),
        SwapRole.None => new("无影响", "no effect"),
        _ => new("无法重新筛查", "could not be screened"),
    };

    private Spectre.Console.Rendering.IRenderable Cell(SwapResult result) => result.Gist is { } gist ? SummaryTable.Word(session, gist.Verdict) : new Text("—");

    private void Contents(ScreeningChange change)
    {
        foreach (var (label, items) in new[]
        {
            (new Bilingual("B 新增的研判发现", "findings that only B has"), change.NewFindings), (new("B 不再有的研判发现", "findings that only A has"), change.GoneFindings),
            (new("B 新增的未决问题", "open questions that only B has"), change.NewQuestions), (new("B 不再有的未决问题", "open questions that only A has"), change.GoneQuestions),
        })
        {
            if (items.IsEmpty)
                continue;
            Line(new($"{label.Zh}（{items.Length}）：", $"{label.En} ({items.Length}):"));
            foreach (string item in items)
                Line(Bilingual.Same("  " + item));
        }

        if (change.ReviewDifference > 0)
            Line(new($"待研判条目有 {change.ReviewDifference} 条不同。", $"{change.ReviewDifference} review items differ."));
        if (change is { OutcomeChanged: false, Areas.IsEmpty: true })
            Line(new("结论、发现、未决问题、待研判条目和面积均相同。", "Verdict, findings, questions, review items and areas are the same."));
    }

    private void Areas(ScreeningChange change)
    {
        if (change.Areas.IsEmpty)
            return;
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            new TableColumn(session.Text("压占的管控区", "zone overlapped")), Right("A m²（椭球）", "A m² (ellipsoidal)"), Right("B m²（椭球）", "B m² (ellipsoidal)"), Right("差 m²", "difference m²"), Right("差 m²（平面）", "difference m² (planar)"), Right("线长差 m", "difference of length m"));
        foreach (var area in change.Areas)
        {
            SharedGist a = area.Before ?? new(0, 0, 0), b = area.After ?? new(0, 0, 0);
            table.AddRow(new Text(Fault.Clean(area.Zone)), Figure(area.Before?.EllipsoidalArea), Figure(area.After?.EllipsoidalArea),
                Figure(b.EllipsoidalArea - a.EllipsoidalArea, true), Figure(b.PlanarArea - a.PlanarArea, true), Figure(b.Length - a.Length, true));
        }

        session.Out.Write(table);
    }

    private TableColumn Right(string zh, string en) => new(session.Text(zh, en)) { Alignment = Justify.Right };

    private static Text Figure(double? value, bool signed = false) => new(value is { } v ? v.ToString(signed ? "+#,0.00;-#,0.00;0" : "#,0.00", CultureInfo.InvariantCulture) : "—");

    private static Bilingual Word(ScreeningGist gist) => VerdictWords.Of(gist.Verdict);

    private void Line(Bilingual text) => session.Out.WriteLine(Fault.Clean(session.Text(text)));
}
