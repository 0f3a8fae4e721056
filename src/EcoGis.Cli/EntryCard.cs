using Spectre.Console;

namespace EcoGis;

/// <summary>One entry of a register with its whole history and its screenings, oldest first.</summary>
internal static class EntryCard
{
    public static void Print(Session session, Register register, RegisterEntry e)
    {
        if (session.Json)
        {
            Write(session, register, e);
            return;
        }

        session.Out.MarkupLineInterpolated($"[bold]{Fault.Clean(e.Code)}[/]  {Fault.Clean(e.Proposal.Name)}  {session.Text(register.Name)}{(register.Verified ? "" : session.Text("（状态次序待核）", " (order of statuses unverified)"))}");
        session.Out.MarkupLineInterpolated($"  {session.Text("状态", "status")}: {session.Text(register.Stored(e.Status).Name)} ({RegisterTable.Day(e.Since)})   {session.Text("责任单位", "unit")}: {Fault.Clean(e.Unit ?? "—")}");
        session.Out.MarkupLineInterpolated($"  {session.Text("行业", "industry")}: {e.Proposal.Activity.Industry ?? "—"}   {session.Text("建设性质", "nature")}: {e.Proposal.Activity.Nature?.ToString().ToLowerInvariant() ?? "—"}   {session.Text("项目情况", "facts")}: {Or(RegisterSheets.Facts(e.Proposal.Activity))}");
        foreach (var field in register.Fields.Where(f => e.Fields.ContainsKey(f.Id)))
            session.Out.MarkupLineInterpolated($"  {session.Text(field.Name)}: {Fault.Clean(e.Fields[field.Id])}");
        session.Out.MarkupLineInterpolated($"  {session.Text("边界", "boundary")}: {Fault.Clean(e.Proposal.SourceFile)}  {e.Proposal.Declared.Code}");
        var table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("日期", "day"), session.Text("记录", "line"), session.Text("说明", "remark"), session.Text("依据", "source"), session.Text("登记人", "by"), session.Text("登记时间 UTC", "entered UTC"));
        foreach (var v in e.Events)
            table.AddRow(RegisterTable.Day(v.Day), Cell(Line(session, register, v)), Cell(v.Remark), Cell(v.Source), Cell(v.By), v.Entered);
        session.Out.Write(table);
        if (e.Records.IsEmpty)
        {
            session.Out.MarkupLineInterpolated($"  {session.Text(RegisterTable.NotScreened)}");
            return;
        }

        var screenings = new Table().Border(TableBorder.Simple).AddColumns(session.Text("筛查日期", "screened"), session.Text("结论", "verdict"), session.Text("规则库", "rule base"), session.Text("图层数", "layers used"), session.Text("筛查人", "by"));
        foreach (var r in e.Records)
        {
            int used = ScreeningGist.Read(r.Json).Layers.Values.Count(l => l.EndsWith("used", StringComparison.Ordinal));
            screenings.AddRow(new Text(RegisterTable.Day(r.Day)), RegisterTable.VerdictCell(session, r), new Text($"{r.RuleBaseVersion} {r.RuleBaseDigest[..15]}…"), new Text($"{used}"), new Text(Fault.Clean(r.By)));
        }

        session.Out.Write(screenings);
    }

    private static void Write(Session session, Register register, RegisterEntry e) => JsonOut.Write(w =>
    {
        w.WriteStartObject();
        RegisterTable.WriteFields(w, session, register, e);
        RegisterTable.WriteFields(w, e.Fields);
        w.WriteString("facts", RegisterSheets.Facts(e.Proposal.Activity));
        w.WriteStartArray("history");
        foreach (var v in e.Events)
        {
            w.WriteStartObject();
            w.WriteString("date", RegisterTable.Day(v.Day));
            w.WriteString("status", v.Status);
            w.WriteString("unit", v.Unit);
            w.WriteString("facts", v.Activity is null ? null : RegisterSheets.Facts(v.Activity));
            RegisterTable.WriteFields(w, v.Fields);
            w.WriteString("remark", v.Remark);
            w.WriteBoolean("correction", v.IsCorrection);
            w.WriteString("source", v.Source);
            w.WriteString("by", v.By);
            w.WriteString("entered", v.Entered);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("screenings");
        foreach (var r in e.Records)
            w.WriteRawValue(r.Json);
        w.WriteEndArray();
        w.WriteEndObject();
    });

    private static string Line(Session session, Register register, EntryEvent v) => string.Join("  ", new[]
    {
        v.IsCorrection ? session.Text("更正", "correction") : null,
        v.Status is null ? null : session.Text(register.Stored(v.Status).Name),
        v.Unit is null ? null : session.Text($"责任单位：{v.Unit}", $"unit: {v.Unit}"),
        v.Activity is null ? null : $"{v.Activity.Industry} {v.Activity.Nature?.ToString().ToLowerInvariant()} {RegisterSheets.Facts(v.Activity)}".Trim(),
        v.Status is null && !v.Fields.IsEmpty ? RegisterSheets.Fields(register, v.Fields, session.Language) : null, // the first line's stand above
    }.Where(p => !string.IsNullOrEmpty(p)));

    private static string Or(string text) => text.Length > 0 ? text : "—";

    private static string Cell(string? text) => Markup.Escape(Fault.Clean(text ?? ""));
}
