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
            var findings = new ListLint(session.Rules, lists, units).Run(cancellation);
            bool sound = findings.All(f => f.Level != LintLevel.Error);
            Report(session, lists, units.Count, findings, sound);
            return sound ? 0 : (int)FaultClass.System;
        });
        return command;
    }

    private static void Report(Session session, List<AccessListVersion> lists, int units, IReadOnlyList<LintFinding> findings, bool sound)
    {
        int lines = lists.Sum(l => l.Count);
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                w.WriteBoolean("ok", sound);
                w.WriteNumber("lists", lists.Count);
                w.WriteNumber("lines", lines);
                w.WriteNumber("units", units);
                LintFindings.Write(w, session, findings);
                w.WriteEndObject();
            });
            return;
        }

        session.Out.MarkupLineInterpolated($"{(sound ? "✓" : "✗")} {session.Text($"{lists.Count} 份清单，{lines} 条，{units} 个单元", $"{lists.Count} lists, {lines} lines, {units} units")}");
        LintFindings.Print(session, findings, notes: false);
    }
}
