using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis rules list --not-modelled</c>: the clauses that were looked at and are no rule, each with its reason.</summary>
internal static class NotModelledClauses
{
    public static int List(Session session)
    {
        if (session.Json)
            Write(session);
        else
            Print(session);
        return 0;
    }

    private static void Print(Session session)
    {
        foreach (var byInstrument in session.Rules.NotModelled.GroupBy(n => session.Text(n.Instrument)))
        {
            session.Out.MarkupLineInterpolated($"[bold]{byInstrument.Key}[/]");
            foreach (var n in byInstrument)
            {
                session.Out.MarkupLineInterpolated($"  {n.Article}：{session.Text(n.Summary)}{(n.Verified ? "" : session.Text("（条款待核）", " (unverified)"))}");
                session.Out.MarkupLineInterpolated($"    → {session.Text(Reason(n.Why))}{(n.CoveredBy.IsEmpty ? "" : session.Text("：", ": ") + string.Join(", ", n.CoveredBy))}");
                if (n.Note is { } note)
                    session.Out.MarkupLineInterpolated($"    {session.Text(note)}");
            }

            session.Out.WriteLine();
        }
    }

    private static void Write(Session session) => JsonOut.Write(w =>
    {
        w.WriteStartArray();
        foreach (var n in session.Rules.NotModelled)
        {
            w.WriteStartObject();
            w.WriteString("instrument", session.Text(n.Instrument));
            w.WriteString("article", n.Article);
            w.WriteString("summary", session.Text(n.Summary));
            w.WriteString("why", session.Text(Reason(n.Why)));
            w.WriteStartArray("covered_by");
            foreach (string rule in n.CoveredBy)
                w.WriteStringValue(rule);
            w.WriteEndArray();
            w.WriteString("note", n.Note is { } note ? session.Text(note) : null);
            w.WriteBoolean("verified", n.Verified);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    private static Bilingual Reason(WhyNot why) => why switch
    {
        WhyNot.Covered => new("别的规则已作同样或者更严的规定", "other rules say the same or more"),
        WhyNot.Definition => new("定义", "a definition"),
        WhyNot.Duty => new("对主管机关的要求", "binds authorities"),
        WhyNot.NoList => new("所需的规划、名录未取得", "needs a plan or list that is not held"),
        WhyNot.NoLayer => new("没有可用的图层", "no layer for it"),
        WhyNot.Operation => new("管怎样建设、运行，不管选址", "about how, not where"),
        WhyNot.NoMeasure => new("条文没有可以测量的距离", "names nothing that can be measured"),
        _ => new("罚则", "a penalty"),
    };
}
