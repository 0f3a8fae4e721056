using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary>The check of a layer, and what a repair did, as a person reads it: the word first, then the messages, heaviest first; what was not checked is said.</summary>
internal static class CheckPrint
{
    private const int MostLines = 20;

    public static void Result(Session session, LayerCheckResult check)
    {
        string counts = string.Join(session.Text("，", ", "), new[] { CheckSeverity.Error, CheckSeverity.Warning, CheckSeverity.Notice }
            .Select(s => (Severity: s, Count: check.Items.Count(i => i.Severity == s))).Where(c => c.Count > 0).Select(c => $"{session.Text(Word(c.Severity))} {c.Count}"));
        session.Out.MarkupLineInterpolated($"{session.Text("整层检查", "check of the whole")}: {session.Text(LayerCheckResult.Words(check.Word))} {counts}");
        session.Out.MarkupLineInterpolated($"  {session.Text("已查", "checked")}: {(check.Made.Count == 0 ? "—" : string.Join(session.Text("；", "; "), check.Made.Select(session.Text)))}");
        foreach (var not in check.NotMade)
            session.Out.MarkupLineInterpolated($"  {session.Text("未查", "not checked")}: {session.Text(not.Check)} ({session.Text(not.Why)})");
        Lines(session, [.. check.Items.Select(i => $"[{session.Text(Word(i.Severity))}] {i.Fault.In(session.Language)}")], check.Items.Count);
    }

    public static void Lines(Session session, IReadOnlyList<string> lines, int all)
    {
        foreach (string text in lines.Take(MostLines))
            session.Out.WriteLine($"  {text}");
        if (all > MostLines)
            session.Out.WriteLine(session.Text($"  … 共 {all} 条；全部见 --json 或 layer check --out 文件.gpkg", $"  … {all} in all; see --json or layer check --out FILE.gpkg"));
    }

    public static void Repair(Session session, LayerRepair repair)
    {
        session.Out.MarkupLineInterpolated($"--repair={repair.Request.Text}: {session.Text($"改动 {repair.Features.Count} 个要素", $"{repair.Features.Count} features changed")}");
        if (repair.Features.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("要素", "feature"), session.Text("修复前 m²", "before m²"), session.Text("修复后 m²", "after m²"), session.Text("变化 m²", "change m²"),
            session.Text("移动或新增顶点", "vertices moved or new"), session.Text("最大位移 m", "largest move m"));
        foreach (var f in repair.Features.OrderByDescending(f => Math.Abs(f.AreaAfter - f.AreaBefore)).Take(MostLines))
            table.AddRow(Markup.Escape(f.Feature), Area(f.AreaBefore), Area(f.AreaAfter), Area(f.AreaAfter - f.AreaBefore), $"{f.VerticesMoved}", f.Displacement.ToString("0.######", CultureInfo.InvariantCulture));
        session.Out.Write(table);
        if (repair.Features.Count > MostLines)
            session.Out.WriteLine(session.Text("  … 全部见 layer show --json", "  … all of them: layer show --json"));

        static string Area(double area) => area.ToString("#,0.0000", CultureInfo.InvariantCulture);
    }

    public static void WriteRepair(Utf8JsonWriter w, LayerRepair repair)
    {
        w.WriteStartObject("repair");
        w.WriteString("request", repair.Request.Text);
        w.WriteNumber("most_percent", repair.Request.MostPercent);
        w.WriteStartArray("features");
        foreach (var f in repair.Features)
        {
            w.WriteStartObject();
            w.WriteString("feature", f.Feature);
            w.WriteNumber("area_before", f.AreaBefore);
            w.WriteNumber("area_after", f.AreaAfter);
            w.WriteNumber("vertices_moved", f.VerticesMoved);
            w.WriteNumber("displacement", f.Displacement);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static Bilingual Word(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Error => new("错误", "error"),
        CheckSeverity.Warning => new("疑点", "warning"),
        _ => new("提示", "notice"),
    };
}
