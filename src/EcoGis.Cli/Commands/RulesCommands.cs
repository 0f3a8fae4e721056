using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis rules lint|list|show|facts</c>.</summary>
internal static class RulesCommands
{
    public static Command Build(CommandLine line)
    {
        var law = new Option<string?>("--law") { Description = line.Text("官方文本文件夹：核对所引条款是否存在", "folder of official texts: check that every cited clause exists") };
        var lint = new Command("lint", line.Text("检查规则数据", "check the rule data")) { law };
        line.Act(lint, (session, parsed, _) => Lint(session, parsed.GetValue(law)));
        var list = new Command("list", line.Text("列出规则", "list the rules"));
        line.Act(list, (session, _, _) => List(session));
        var id = new Argument<string>("ID") { Description = line.Text("规则或法律文件的编号", "id of a rule or instrument") };
        var show = new Command("show", line.Text("显示一条规则或一部法律文件", "show one rule or instrument")) { id };
        line.Act(show, (session, parsed, _) => Show(session, parsed.GetValue(id)!));
        var facts = new Command("facts", line.Text("列出可以陈述的事实", "list the facts that can be stated"));
        line.Act(facts, (session, _, _) => Facts(session));
        return new Command("rules", line.Text("规则库", "the rule base")) { lint, list, show, facts };
    }

    private static int Lint(Session session, string? lawFolder)
    {
        var rules = session.Rules;
        _ = (session.Registers, session.Targets);
        var citations = lawFolder is null ? [] : CitationCheck.Run(rules, LawFolder.Read(lawFolder));
        var missing = citations.Where(c => c.State == CitationState.NotThere).ToList();
        foreach (var c in missing)
            Console.Error.WriteLine(new Fault(ScreeningFaults.ClauseNotInLaw, new Place { File = c.Text }, c.Clause.Instrument.Title, c.Clause.Article).In(session.Language));
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                w.WriteBoolean("ok", missing.Count == 0);
                w.WriteNumber("instruments", rules.Instruments.Length);
                w.WriteNumber("rules", rules.Rules.Length);
                w.WriteString("version", rules.Version);
                w.WriteString("digest", rules.Digest);
                foreach (var state in citations.CountBy(c => c.State))
                    w.WriteNumber($"clauses_{state.Key.ToString().ToLowerInvariant()}", state.Value);
                w.WriteEndObject();
            });
        }
        else if (missing.Count == 0)
        {
            session.Out.MarkupLineInterpolated($"[green]✓[/] {session.Text($"{rules.Instruments.Length} 部法律文件，{rules.Rules.Length} 条规则，无错误", $"{rules.Instruments.Length} instruments, {rules.Rules.Length} rules, no errors")}  {rules.Version} {rules.Digest}");
            if (lawFolder is not null)
                session.Out.WriteLine(session.Text(
                    $"  所引条款：与官方文本相符 {citations.Count(c => c.State == CitationState.Found)}，没有文本或无条号未核对 {citations.Count(c => c.State == CitationState.NotChecked)}",
                    $"  cited clauses: {citations.Count(c => c.State == CitationState.Found)} found in the texts, {citations.Count(c => c.State == CitationState.NotChecked)} not checked for want of a text or number"));
        }

        return missing.Count == 0 ? 0 : (int)FaultClass.System;
    }

    private static int List(Session session)
    {
        if (session.Json)
        {
            JsonOut.Write(w => { w.WriteStartArray(); foreach (var r in session.Rules.Rules) Write(w, r, session); w.WriteEndArray(); });
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
            JsonOut.Write(w => { w.WriteStartArray(); foreach (var r in rules) Write(w, r, session); w.WriteEndArray(); });
            return 0;
        }

        foreach (var r in rules)
        {
            session.Out.MarkupLineInterpolated($"[bold]{r.Id}[/]  {session.Text(r.Name)}");
            foreach (var c in r.Clauses)
                session.Out.MarkupLineInterpolated($"  {session.Text(c.Instrument.Title)} {c.Article}：{session.Text(c.Summary)}{(r.Verified && c.Verified ? "" : session.Text("  ⚠ 条款待核", "  ⚠ unverified"))}");
            session.Out.MarkupLineInterpolated($"  {session.Text("区类", "zones")}: {r.Zones?.Kind ?? "—"} {string.Join(", ", r.Zones?.Classes ?? [])}   {session.Text("关系", "relation")}: {session.Text(r.Relation.Text)}   {session.Text("要求", "effect")}: {r.Effect}");
            session.Out.MarkupLineInterpolated($"  {session.Text("施行", "in force")}: {r.From ?? r.Instrument.From:yyyy-MM-dd} – {r.To ?? r.Instrument.To:yyyy-MM-dd}   {session.Text("适用地域", "territory")}: {string.Join("、", r.Instrument.Territories.Select(t => session.Text(t.Name)))}");
            session.Out.MarkupLineInterpolated($"  {session.Text("活动", "activity")}: {Describe(r.Activity)}");
            foreach (var e in r.Except)
                session.Out.MarkupLineInterpolated($"  {session.Text("除外", "except")}: {Describe(e)}");
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

    private static string Describe(ActivityCondition c) => c == ActivityCondition.Any || (c.IndustryCodes.IsEmpty && c.Natures.IsEmpty && c.Facts.IsEmpty)
        ? "*"
        : string.Join("; ", new[]
        {
            c.IndustryCodes.IsEmpty ? null : $"industry {string.Join(' ', c.IndustryCodes)}",
            c.Natures.IsEmpty ? null : $"nature {string.Join(' ', c.Natures.Select(n => n.ToString().ToLowerInvariant()))}",
        }.Concat(c.Facts.Select(f => $"{f.Fact.Id} = {f.Bool?.ToString().ToLowerInvariant()}{string.Join('|', f.AnyOf)}{(f.AtLeast is { } a ? $"≥ {a} {f.Fact.Unit}" : "")}{(f.Below is { } b ? $"< {b} {f.Fact.Unit}" : "")}")).OfType<string>());

    private static void Write(Utf8JsonWriter w, Rule r, Session session)
    {
        w.WriteStartObject();
        w.WriteString("id", r.Id);
        w.WriteString("name", session.Text(r.Name));
        w.WriteString("instrument", r.Instrument.Id);
        w.WriteString("title", session.Text(r.Instrument.Title));
        w.WriteString("kind", r.Zones?.Kind);
        w.WriteStartArray("classes");
        foreach (string c in r.Zones?.Classes ?? [])
            w.WriteStringValue(c);
        w.WriteEndArray();
        w.WriteString("relation", r.Relation.Word.ToString().ToLowerInvariant());
        w.WriteNumber("metres", r.Relation.Metres);
        w.WriteString("activity", Describe(r.Activity));
        w.WriteString("effect", r.Effect.ToString().ToLowerInvariant());
        w.WriteBoolean("verified", r.Verified);
        w.WriteString("in_force_from", (r.From ?? r.Instrument.From)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        w.WriteString("in_force_to", (r.To ?? r.Instrument.To)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        w.WriteStartArray("clauses");
        foreach (var c in r.Clauses)
        {
            w.WriteStartObject();
            w.WriteString("id", c.Id);
            w.WriteString("article", c.Article);
            w.WriteString("summary", session.Text(c.Summary));
            w.WriteBoolean("verified", c.Verified);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }
}
