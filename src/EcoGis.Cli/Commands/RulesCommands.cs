using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis rules lint|list|show|facts|industries|explain</c>.</summary>
internal static class RulesCommands
{
    public static Command Build(CommandLine line)
    {
        var law = new Option<string?>("--law") { Description = line.Text("官方文本文件夹：核对所引条款是否存在；不写则用图层库中的法规库", "folder of official texts: check that every cited clause exists; default the library of the catalog") };
        var notes = new Option<bool>("--notes") { Description = line.Text("也列出提示（重复的规则、没有规则提到的类别等）", "list notes too (rules that repeat others, classes that no rule names)") };
        var day = new Option<string?>("--date") { Description = line.Text("判断文件是否失效的日期，默认今天", "the day for which an instrument is said to have ended, default today") };
        var lint = new Command("lint", line.Text("检查规则数据", "check the rule data")) { law, notes, day };
        line.Act(lint, (session, parsed, cancellation) =>
            LintCommand.Run(session, parsed.GetValue(law), DayOption.Parse("--date", parsed.GetValue(day)) ?? DayOption.Today, parsed.GetValue(notes), cancellation));
        var gaps = new Option<bool>("--not-modelled") { Description = line.Text("改为列出看过而没有编成规则的条款及理由", "list instead the clauses looked at that no rule carries, with the reason") };
        var list = new Command("list", line.Text("列出规则", "list the rules")) { gaps };
        line.Act(list, (session, parsed, _) => parsed.GetValue(gaps) ? NotModelledClauses.List(session) : List(session));
        var id = new Argument<string>("ID") { Description = line.Text("规则或法律文件的编号", "id of a rule or instrument") };
        var show = new Command("show", line.Text("显示一条规则或一部法律文件", "show one rule or instrument")) { id };
        line.Act(show, (session, parsed, _) => Show(session, parsed.GetValue(id)!));
        var facts = new Command("facts", line.Text("列出可以陈述的事实", "list the facts that can be stated"));
        line.Act(facts, (session, _, _) => Facts(session));
        return new Command("rules", line.Text("规则库", "the rule base")) { lint, list, show, facts, IndustriesCommand.Build(line), ExplainCommand.Build(line) };
    }

    private static int List(Session session)
    {
        if (session.Json)
        {
            JsonOut.Write(w => { w.WriteStartArray(); foreach (var r in session.Rules.Rules) RuleWriting.Write(w, r, session); w.WriteEndArray(); });
            return 0;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("规则", "rule"), session.Text("名称", "name"), session.Text("区类", "kind"), session.Text("关系", "relation"), session.Text("要求", "effect"), session.Text("依据", "cites"));
        foreach (var r in session.Rules.Rules)
        {
            table.AddRow(r.Id, Markup.Escape(session.Text(r.Name)), r.Zones?.Kind ?? "—", Markup.Escape(session.Text(r.Relation.Text)), r.Effect.ToString().ToLowerInvariant(),
                Markup.Escape($"{session.Text(r.Instrument.Title)} {string.Join("、", r.Clauses.Select(c => c.Article))}{(r.Verified ? "" : session.Text("（条款待核）", " (unverified)"))}"));
        }

        session.Out.Write(table);
        return 0;
    }

    private static int Show(Session session, string id)
    {
        var rules = session.Rules.Rules.Where(r => r.Id == id || r.Instrument.Id == id).ToList();
        if (rules.Count == 0)
            throw new Fault(ScreeningFaults.UnknownRule, Place.None, id).Raise();
        if (session.Json)
        {
            JsonOut.Write(w => { w.WriteStartArray(); foreach (var r in rules) RuleWriting.Write(w, r, session); w.WriteEndArray(); });
            return 0;
        }

        foreach (var r in rules)
        {
            session.Out.MarkupLineInterpolated($"[bold]{r.Id}[/]  {session.Text(r.Name)}");
            foreach (var c in r.Clauses)
                session.Out.MarkupLineInterpolated($"  {session.Text(c.Instrument.Title)} {c.Article}：{session.Text(c.Summary)}{(r.Verified && c.Verified ? "" : session.Text("  ⚠ 条款待核", "  ⚠ unverified"))}");
            session.Out.MarkupLineInterpolated($"  {session.Text("区类", "zones")}: {r.Zones?.Kind ?? "—"} {string.Join(", ", (r.Zones?.Classes ?? []).Concat((r.Zones?.Fields ?? []).Select(f => $"{f.Field.Id} = {string.Join('|', f.Values)}")))}   {session.Text("关系", "relation")}: {session.Text(r.Relation.Text)}   {session.Text("要求", "effect")}: {r.Effect}");
            session.Out.MarkupLineInterpolated($"  {session.Text("施行", "in force")}: {r.From ?? r.Instrument.From:yyyy-MM-dd} – {r.To ?? r.Instrument.To:yyyy-MM-dd}   {session.Text("适用地域", "territory")}: {string.Join("、", r.Instrument.Territories.Select(t => session.Text(t.Name)))}");
            if (r.Instrument.SupersededBy is { } other)
                session.Out.MarkupLineInterpolated($"  ⚠ {session.Text($"{other.From:yyyy-MM-dd} 起{(other.Verified ? "已" : "可能已")}由《{other.Title.Zh}》替代", $"{(other.Verified ? "superseded" : "may have been superseded")} from {other.From:yyyy-MM-dd} by {other.Title.En}")}");
            session.Out.MarkupLineInterpolated($"  {session.Text("活动", "activity")}: {RuleWriting.Describe(r.Activity)}");
            foreach (var e in r.Except)
                session.Out.MarkupLineInterpolated($"  {session.Text("除外", "except")}: {RuleWriting.Describe(e)}");
            if (r.Remedy is { } remedy)
                session.Out.MarkupLineInterpolated($"  {session.Text("出路", "what would clear it")}: {session.Text(remedy)}");
            session.Out.WriteLine();
        }

        return 0;
    }

    private static int Facts(Session session)
    {
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartArray();
                foreach (var f in session.Rules.Facts.Values)
                {
                    w.WriteStartObject();
                    w.WriteString("id", f.Id);
                    w.WriteString("name", f.Name.Zh);
                    w.WriteString("name_en", f.Name.En);
                    w.WriteString("type", f.Type.ToString().ToLowerInvariant());
                    w.WriteString("unit", f.Unit);
                    w.WriteString("question", f.Question.Zh);
                    w.WriteString("question_en", f.Question.En);
                    w.WriteStartArray("values");
                    foreach (var (value, name) in f.Values)
                    {
                        w.WriteStartObject();
                        w.WriteString("id", value);
                        w.WriteString("name", name.Zh);
                        w.WriteString("name_en", name.En);
                        w.WriteEndObject();
                    }

                    w.WriteEndArray();
                    w.WriteEndObject();
                }

                w.WriteEndArray();
            });
            return 0;
        }

        foreach (var f in session.Rules.Facts.Values)
        {
            session.Out.MarkupLineInterpolated($"[bold]{f.Id}[/]  {session.Text(f.Name)}");
            session.Out.MarkupLineInterpolated($"  {session.Text(f.Question)}");
            session.Out.MarkupLineInterpolated($"  {session.Text(f.Expected)}");
        }

        return 0;
    }
}
