using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis rules industries [WORD|CODE]</c>: GB/T 4754 classes by code, beginning of a code or part of a name, the policy words they fall under and the rules that use those.</summary>
internal static class IndustriesCommand
{
    public static Command Build(CommandLine line)
    {
        var word = new Argument<string?>("WORD|CODE") { Arity = ArgumentArity.ZeroOrOne, Description = line.Text("名称的一部分、政策用语、代码或代码开头；不写列出全部大类", "part of a Chinese name, a policy word, a code or its beginning; without it every division") };
        var industries = new Command("industries", line.Text("查行业代码和政策用语", "search industry codes and policy words")) { word };
        line.Act(industries, (session, parsed, _) => Show(session, parsed.GetValue(word)?.Trim() ?? ""));
        return industries;
    }

    private static int Show(Session session, string wanted)
    {
        var rules = session.Rules;
        var classes = wanted.Length == 0 ? [.. rules.Industries.All.Where(c => c.Code.Length == 3)] : rules.Industries.Search(wanted);
        List<IndustryGroup> words = [.. rules.IndustryGroups.Values.Where(g => wanted.Length > 0 && (g.Id == wanted || g.Name.Zh.Contains(wanted, StringComparison.Ordinal)))];
        if (classes.IsEmpty && words.Count == 0)
            throw new Fault(IndustryFaults.NothingFound, Place.None, wanted).Raise();
        if (session.Json)
        {
            JsonOut.Write(w => Write(w, rules, classes, words));
            return 0;
        }

        foreach (var group in words)
            Print(session, group);
        foreach (var c in classes)
            Print(session, c);
        if (classes.Any(c => !c.Verified))
            session.Notice(new("代码表与公开文本核对过，未与标准印刷本核对", "the table was held against public copies, not against the printed standard"));
        return 0;
    }

    private static void Print(Session session, IndustryGroup group)
    {
        session.Out.MarkupLineInterpolated($"[bold]{session.Text($"“{group.Name.Zh}”", $"“{group.Name.En}”")}[/]  {group.Id}  {group.Source}");
        foreach (var m in group.Members)
            session.Out.MarkupLineInterpolated($"  {session.Rules.Industries.Find(m.Code)?.Title.In(session.Language) ?? m.Code}  {Sure(session, m)}{(m.Note is { } note ? $"  {note}" : "")}");
        session.Out.MarkupLineInterpolated($"  {session.Text("规则", "rules")}: {Ids(session.Rules.RulesAbout(group))}");
        session.Out.WriteLine();
    }

    private static void Print(Session session, IndustryClass c)
    {
        session.Out.MarkupLineInterpolated($"[bold]{c.Code}[/] {session.Text(c.Name)}  {session.Text(c.Level)}");
        foreach (var group in session.Rules.IndustryGroups.Values)
        {
            if (group.MemberFor(c.Code) is { } m)
                session.Out.MarkupLineInterpolated($"  {session.Text($"属于“{group.Name.Zh}”", $"falls under “{group.Name.En}”")} ({m.Code}, {Sure(session, m)})  {session.Text("规则", "rules")}: {Ids(session.Rules.RulesAbout(group))}");
            else if (group.MembersWithin(c.Code).ToList() is { Count: > 0 } part)
                session.Out.MarkupLineInterpolated($"  {session.Text($"部分属于“{group.Name.Zh}”", $"partly under “{group.Name.En}”")} ({string.Join(' ', part.Select(p => p.Code))})");
        }
    }

    private static string Sure(Session session, IndustryMember m) =>
        session.Text("置信度 ", "confidence ") + session.Text(ConfidenceWords.Of(m.Confidence)) + (m.Verified ? "" : session.Text("，待核", ", not verified"));

    private static string Ids(IEnumerable<Rule> rules) => string.Join(", ", rules.Select(r => r.Id).DefaultIfEmpty("—"));

    private static void Write(Utf8JsonWriter w, RuleBase rules, IEnumerable<IndustryClass> classes, IEnumerable<IndustryGroup> words)
    {
        w.WriteStartObject();
        w.WriteStartArray("classes");
        foreach (var c in classes)
        {
            w.WriteStartObject();
            w.WriteString("code", c.Code);
            w.WriteString("name", c.Name.Zh);
            w.WriteString("name_en", c.Name.En);
            w.WriteString("level", c.Level.En);
            w.WriteBoolean("verified", c.Verified);
            w.WriteStartArray("groups");
            foreach (var group in rules.IndustryGroups.Values)
            {
                if (group.MemberFor(c.Code) is { } m)
                    Write(w, rules, group, [m], whole: true);
                else if (group.MembersWithin(c.Code).ToList() is { Count: > 0 } part)
                    Write(w, rules, group, part, whole: false);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("words");
        foreach (var group in words)
            Write(w, rules, group, group.Members, whole: true);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    /// <summary>A group with those of its rows that matter; whole: false when they are finer than the class asked about.</summary>
    private static void Write(Utf8JsonWriter w, RuleBase rules, IndustryGroup group, IEnumerable<IndustryMember> members, bool whole)
    {
        w.WriteStartObject();
        w.WriteString("id", group.Id);
        w.WriteString("name", group.Name.Zh);
        w.WriteString("name_en", group.Name.En);
        w.WriteBoolean("whole", whole);
        w.WriteStartArray("rows");
        foreach (var m in members)
        {
            w.WriteStartObject();
            w.WriteString("code", m.Code);
            w.WriteString("industry_name", rules.Industries.Find(m.Code)?.Name.Zh);
            w.WriteString("confidence", m.Confidence.ToString().ToLowerInvariant());
            w.WriteBoolean("verified", m.Verified);
            w.WriteString("note", m.Note);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("rules");
        foreach (var rule in rules.RulesAbout(group))
            w.WriteStringValue(rule.Id);
        w.WriteEndArray();
        w.WriteEndObject();
    }
}
