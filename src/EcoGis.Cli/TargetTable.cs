using Spectre.Console;

namespace EcoGis;

/// <summary>Targets on the terminal: value, bar, word and number. The bar is of blocks on a terminal and of plain signs elsewhere; colours only help.</summary>
internal static class TargetTable
{
    private const int Bar = 20;

    public static void Print(Session session, IReadOnlyList<TargetStanding> targets)
    {
        if (session.Json)
        {
            Write(session, targets);
            return;
        }

        foreach (var set in targets.GroupBy(t => t.Set))
        {
            session.Out.MarkupLineInterpolated($"[bold]{session.Text(set.Key.Name)}[/]");
            session.Out.MarkupLineInterpolated($"{session.Text("出处", "source")}: {session.Text(set.Key.Source)}{(set.All(t => t.Target.Verified) ? "" : session.Text("（待核）", " (unverified)"))}");
            var table = new Table().Border(TableBorder.Rounded).AddColumns(
                session.Text("指标", "target"), session.Text("目标", "goal"), session.Text("现值", "value"), session.Text("进度", "progress"), session.Text("结论", "standing"), session.Text("数据来源", "where from"));
            foreach (var t in set)
            {
                table.AddRow(
                    new Markup($"{Markup.Escape(session.Text(t.Target.Name))}\n[grey]{t.Target.Id}[/]"),
                    new Text($"{session.Text(t.Target.Goal.Text)}\n{session.Text(StandingWords.Period(t.Target.Period))}"),
                    new Text(StandingWords.Value(t, session.Language)),
                    new Markup(t.Done is { } done ? BarOf(session, t.Standing, done) : "—"),
                    new Markup($"[{Colour(t.Standing)}]{StandingWords.Icon(t.Standing)} {session.Text(StandingWords.Of(t))}[/]"),
                    new Text($"{session.Text(StandingWords.Origin(t.Origin))}{session.Text("：", ": ")}{Fault.Clean(session.Text(t.How))}"));
            }

            session.Out.Write(table);
        }

        session.Out.MarkupLineInterpolated($"{string.Join("  ", targets.CountBy(t => t.Standing).OrderBy(c => c.Key).Select(c => $"{StandingWords.Icon(c.Key)} {session.Text(StandingWords.Of(c.Key))} {c.Value}"))}");
    }

    private static string BarOf(Session session, Standing standing, double done)
    {
        int full = (int)Math.Floor(done * Bar + 1e-9);
        bool terminal = session.Out.Profile.Out.IsTerminal;
        string bar = terminal ? $"[{Colour(standing)}]{new string('█', full)}[/][grey]{new string('░', Bar - full)}[/]" : Markup.Escape($"[{new string('#', full)}{new string('-', Bar - full)}]");
        return $"{bar} {StandingWords.Done(done)}";
    }

    private static string Colour(Standing standing) => standing switch { Standing.Met => "blue", Standing.Short => "red", Standing.Judge => "yellow", _ => "fuchsia" };

    private static void Write(Session session, IReadOnlyList<TargetStanding> targets) => JsonOut.Write(w =>
    {
        w.WriteStartArray();
        foreach (var t in targets)
        {
            w.WriteStartObject();
            w.WriteString("set", t.Set.Id);
            w.WriteString("id", t.Target.Id);
            w.WriteString("name", session.Text(t.Target.Name));
            w.WriteString("unit", session.Text(t.Target.Unit));
            w.WriteStartObject("goal");
            Number("at_least", t.Target.Goal.AtLeast);
            Number("at_most", t.Target.Goal.AtMost);
            w.WriteString("text", session.Text(t.Target.Goal.Text));
            w.WriteEndObject();
            w.WriteString("by", RegisterTable.Day(t.Target.Period.By));
            w.WriteString("each", t.Target.Period.Each?.ToString().ToLowerInvariant());
            w.WriteString("sentence", session.Text(t.Target.Sentence));
            w.WriteString("source", session.Text(t.Set.Source));
            w.WriteBoolean("verified", t.Target.Verified);
            Number("value", t.Value);
            w.WriteString("origin", t.Origin switch { ValueOrigin.Computed => "computed", ValueOrigin.Entered => "entered", _ => "not_known" });
            w.WriteString("value_date", t.ValueDay is { } day ? RegisterTable.Day(day) : null);
            w.WriteString("standing", StandingWords.Key(t.Standing));
            Number("done", t.Done);
            w.WriteBoolean("overdue", t.Overdue);
            w.WriteString("how", session.Text(t.How));
            w.WriteStartArray("history");
            foreach (var v in t.History)
            {
                w.WriteStartObject();
                w.WriteNumber("value", v.Value);
                w.WriteString("date", RegisterTable.Day(v.Day));
                w.WriteString("source", v.Source);
                w.WriteString("by", v.By);
                w.WriteString("remark", v.Remark);
                w.WriteString("entered", v.Entered);
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();

        void Number(string key, double? value)
        {
            if (value is { } v)
                w.WriteNumber(key, v);
            else
                w.WriteNull(key);
        }
    });
}
