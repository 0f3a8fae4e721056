using System.CommandLine;
using System.Text;

namespace EcoGis;

/// <summary><c>ecogis targets</c>: where every target stands; <c>--set</c> adds a value to its history.</summary>
internal static class TargetsCommand
{
    public static Command Build(CommandLine line)
    {
        var set = new Option<string[]>("--set") { Description = line.Text("填报：指标=值（须有 --source）", "enter a value: ID=VALUE (needs --source)") };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹：targets.html", "output folder: targets.html") };
        var command = new Command("targets", line.Text("指标进展；--date 是截至日，填报时是数据日期", "where the targets stand; --date is the day it is asked for, with --set the day of the value")) { set, output };
        var author = new AuthorOptions(line, command);
        line.Act(command, (session, parsed, _) =>
        {
            var step = author.Step(parsed);
            var values = CommandLine.Pairs("--set", parsed.GetValue(set));
            if (values.Count > 0)
                Enter(session, values, step, author.Author(parsed));
            var standings = Standings(session, values.Count > 0 ? step.Today : step.Day);
            if (parsed.GetValue(output) is { } folder)
                Write(session, folder, standings, values.Count > 0 ? step.Today : step.Day);
            TargetTable.Print(session, standings);
            return 0;
        });
        return command;
    }

    private static void Enter(Session session, Dictionary<string, string> values, EntryStep step, EntryAuthor author)
    {
        if (string.IsNullOrWhiteSpace(author.Source))
            throw new Fault(CliFaults.NeedsSource, Place.None).Raise();
        if (step.Day > step.Today)
            throw new Fault(RegisterFaults.FutureDay, Place.None, RegisterTable.Day(step.Day), RegisterTable.Day(step.Today)).Raise();
        var book = session.Targets;
        RegisterStore.At(session.CatalogPath).Enter(
            [.. values.Select(v => (Found: book.Find(v.Key), v.Value)).Select(v => new NewValue(v.Found.Set.Id, v.Found.Target.Id, v.Found.Target.Parse(v.Value), v.Found.Target.Unit.Zh))], step, author);
    }

    private static List<TargetStanding> Standings(Session session, DateOnly day)
    {
        var store = RegisterStore.At(session.CatalogPath);
        var entered = store.EnteredValues().ToLookup(v => (v.TargetSet, v.Target), v => new StatedValue(v.Value, v.Day, v.Source, v.By, v.Remark, v.Entered));
        var snapshot = File.Exists(session.CatalogPath) ? GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice).Pin(day) : null;
        return [.. session.Targets.Sets.SelectMany(s => s.Targets.Select(t => TargetStanding.On(day, s, t, snapshot, entered[(s.Id, t.Id)])))];
    }

    private static void Write(Session session, string folder, List<TargetStanding> standings, DateOnly day)
    {
        try
        {
            Directory.CreateDirectory(folder);
            OutputFile.Replace(Path.Combine(folder, "targets.html"), s => s.Write(Encoding.UTF8.GetBytes(TargetsPage.Html(standings, day, Installation.Version, session.Language))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }
    }
}
