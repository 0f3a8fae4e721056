using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary>
/// <c>ecogis register rescreen</c>: every entry chosen is screened against what the catalog holds on the day, the screening is linked to it, and what
/// differs from the one before is said, with the inputs that differ.
/// </summary>
internal static class RegisterRescreen
{
    private const int Block = 200;

    public static Command Build(CommandLine line)
    {
        var date = new Option<string?>("--date") { Description = line.Text("筛查日期，默认今天", "screening date, default today") };
        var by = new Option<string?>("--by") { Description = line.Text("筛查人，默认本机用户名", "who screens, default the user of this computer") };
        var output = new Option<string?>("--out") { Description = line.Text("报告文件夹", "folder for reports") };
        var command = new Command("rescreen", line.Text("全部重新筛查，并说明与上次的差别和原因", "screen all of them again and say what differs from the last time, and why")) { date, by, output };
        var selection = new RegisterSelection(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var entries = selection.Of(session, parsed, withText: true);
            var snapshot = GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice).Pin(DayOption.Parse("--date", parsed.GetValue(date)) ?? DayOption.Today);
            var results = Run(session, entries, snapshot, new EntryAuthor(parsed.GetValue(by) ?? Environment.UserName, null), cancellation);
            if (parsed.GetValue(output) is { } folder)
                new ScreeningOutput(session).Write(folder, [.. results.Select(r => r.Screening)], ["json", "html"], cancellation);
            Print(session, results);
            return 0;
        });
        return command;
    }

    private static List<(Register Register, RegisterEntry Entry, Screening Screening, ScreeningChange Change)> Run(
        Session session, IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Snapshot snapshot, EntryAuthor author, CancellationToken cancellation)
    {
        var screener = new Screener(session.Rules, session.Rules.District(session.District), Installation.Version, forest: session.ForestEffects);
        var store = RegisterStore.At(session.CatalogPath);
        List<(Register, RegisterEntry, Screening, ScreeningChange)> results = [];
        foreach (var same in entries.GroupBy(e => e.Entry.Intake))
        {
            var options = same.Key.Options;
            foreach (var block in same.Chunk(Block))
            {
                var screenings = Screenings.Run(session, screener, [.. block.Select(b => b.Entry.Proposal)], snapshot, options, cancellation);
                List<NewRecord> records = [];
                foreach (var ((register, entry), screening) in block.Zip(screenings))
                {
                    string json = ScreeningJson.Object(screening);
                    var before = entry.Newest is { } last ? Gist(store, last) : null;
                    results.Add((register, entry, screening, ScreeningChange.Between(before, ScreeningGist.Read(json))));
                    records.Add(new NewRecord(entry, screening.Date, ScreeningJson.Word(screening.Verdict), screening.District, screening.RuleBase.Version, screening.RuleBase.Digest, json));
                }

                store.Link(records, author);
            }
        }

        return [.. results.OrderBy(r => r.Item2.Register, StringComparer.Ordinal).ThenBy(r => r.Item2.Sequence)];
    }

    private static ScreeningGist Gist(RegisterStore store, EntryRecord record)
    {
        try
        {
            return ScreeningGist.Read(record.Json);
        }
        catch (FormatException e)
        {
            throw new Fault(LedgerFaults.Spoilt, Place.None, store.Label, $"ecogis_register_screening {record.Sequence}", e.Message).Raise(e);
        }
    }

    private static void Print(Session session, List<(Register Register, RegisterEntry Entry, Screening Screening, ScreeningChange Change)> results)
    {
        if (session.Json)
        {
            Write(results);
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            session.Text("编号", "code"), session.Text("名称", "name"), session.Text("上次", "before"), session.Text("本次", "now"), session.Text("差别", "what differs"), session.Text("不同的输入", "inputs that differ"));
        foreach (var (_, entry, screening, change) in results)
        {
            table.AddRow(new Text(Fault.Clean(entry.Code)), new Text(Fault.Clean(entry.Proposal.Name)), RegisterTable.VerdictCell(session, entry.Newest), SummaryTable.Word(session, screening.Verdict),
                new Text(session.Text(Outcome(change))), new Text(string.Join("\n", change.Inputs.Select(i => Fault.Clean(session.Text(i.Text))))));
        }

        session.Out.Write(table);
        session.Out.MarkupLineInterpolated($"{session.Text(
            $"共 {results.Count} 条：结论改变 {results.Count(r => VerdictChanged(r.Change))}，仅内容改变 {results.Count(r => r.Change.OutcomeChanged && !VerdictChanged(r.Change))}，首次筛查 {results.Count(r => r.Change.Before is null)}",
            $"{results.Count} entries: {results.Count(r => VerdictChanged(r.Change))} with another verdict, {results.Count(r => r.Change.OutcomeChanged && !VerdictChanged(r.Change))} with other contents only, {results.Count(r => r.Change.Before is null)} for the first time")}");
    }

    private static bool VerdictChanged(ScreeningChange change) => change.Before is { } before && before.Verdict != change.After.Verdict;

    private static Bilingual Outcome(ScreeningChange c) => c.Before is null
        ? new("首次筛查", "first screening")
        : !c.OutcomeChanged ? new("无", "nothing")
        : new(
            $"{(VerdictChanged(c) ? "结论改变；" : "")}发现 +{c.NewFindings.Length} −{c.GoneFindings.Length}，未决 +{c.NewQuestions.Length} −{c.GoneQuestions.Length}，待研判差异 {c.ReviewDifference}",
            $"{(VerdictChanged(c) ? "another verdict; " : "")}findings +{c.NewFindings.Length} −{c.GoneFindings.Length}, open +{c.NewQuestions.Length} −{c.GoneQuestions.Length}, review items {c.ReviewDifference}");

    private static void Write(List<(Register Register, RegisterEntry Entry, Screening Screening, ScreeningChange Change)> results) => JsonOut.Write(w =>
    {
        w.WriteStartArray();
        foreach (var (register, entry, screening, change) in results)
        {
            w.WriteStartObject();
            w.WriteString("register", register.Id);
            w.WriteString("code", entry.Code);
            w.WriteString("name", entry.Proposal.Name);
            w.WriteString("before", entry.Newest?.Conclusion);
            w.WriteString("before_date", entry.Newest is { } n ? RegisterTable.Day(n.Day) : null);
            w.WriteString("verdict", ScreeningJson.Word(screening.Verdict));
            w.WriteString("date", RegisterTable.Day(screening.Date));
            w.WriteBoolean("first", change.Before is null);
            w.WriteBoolean("changed", change.OutcomeChanged);
            DifferenceJson.Write(w, change);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });
}
