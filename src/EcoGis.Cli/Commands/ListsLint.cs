using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis lists lint</c>: the lists that hold on a day, held against the words of the rule base, the layers of their units and each other. Errors end in status 4.</summary>
internal static class ListsLint
{
    public static Command Build(CommandLine line)
    {
        var date = new Option<string?>("--date") { Description = line.Text("日期，默认今天", "day, default today") };
        var command = new Command("lint", line.Text("检查清单：用语、编码、单元与清单的对应、上下级矛盾、重复", "check lists: words, codes, units against lists, contradictions between levels, duplicates")) { date };
        line.Act(command, (session, parsed, cancellation) =>
        {
            var day = DayOption.Parse("--date", parsed.GetValue(date)) ?? DayOption.Today;
            var lists = ListsCommands.Holding(session, day);
            var units = UnitLayers.All(session, day);
            var faults = new ListLint(session.Rules, lists, units).Run(cancellation);
            Report(session, lists, units.Count, faults);
            return faults.Any(IsError) ? (int)FaultClass.System : 0;
        });
        return command;
    }

    private static bool IsError(Fault fault) => fault.Kind.Class == FaultClass.System || fault.Kind == AccessListFaults.BadCondition;

    private static void Report(Session session, List<AccessListVersion> lists, int units, IReadOnlyList<Fault> faults)
    {
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                w.WriteBoolean("ok", !faults.Any(IsError));
                w.WriteNumber("lists", lists.Count);
                w.WriteNumber("lines", lists.Sum(l => l.Count));
                w.WriteNumber("units", units);
                w.WriteStartArray("findings");
                foreach (var fault in faults)
                {
                    w.WriteStartObject();
                    w.WriteString("level", IsError(fault) ? "error" : "warning");
                    w.WriteString("code", fault.Kind.Code);
                    w.WriteString("list", fault.Where.File);
                    if (fault.Where.Line is { } row)
                        w.WriteNumber("row", row);
                    else
                        w.WriteNull("row");
                    w.WriteString("layer", fault.Where.Layer);
                    w.WriteString("text", fault.In(session.Language));
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return;
        }

        foreach (var fault in faults.OrderBy(f => IsError(f) ? 0 : 1))
            session.Out.MarkupLineInterpolated($"{(IsError(fault) ? "✗" : "!")} {fault.In(session.Language)}");
        int errors = faults.Count(IsError);
        session.Out.MarkupLineInterpolated($"{(errors == 0 ? "✓" : "✗")} {session.Text(
            $"{lists.Count} 份清单，{lists.Sum(l => l.Count)} 条，{units} 个单元；错误 {errors}，提示 {faults.Count - errors}",
            $"{lists.Count} lists, {lists.Sum(l => l.Count)} lines, {units} units; {errors} errors, {faults.Count - errors} warnings")}");
    }
}
