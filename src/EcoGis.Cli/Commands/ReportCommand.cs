using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis report RESULT</c>: what a batch came to, problem cases first, and on demand a report of each of them.</summary>
internal static class ReportCommand
{
    private const int MostCases = 1000, MostListed = 100_000, Shown = 10;

    public static Command Build(CommandLine line)
    {
        var result = new Argument<string>("RESULT") { Description = line.Text("ecogis batch 写出的 .gpkg 或 .jsonl", "a .gpkg or .jsonl that ecogis batch wrote") };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹：汇总网页、Excel、JSON，单个地块的报告在 cases 下", "output folder: page, workbook and JSON; reports of single proposals in cases") };
        var top = new Option<int>("--top") { Description = line.Text("列出的问题地块数，重者在前", "problem cases listed, gravest first"), DefaultValueFactory = _ => 100 };
        var cases = new Option<string[]>("--case") { Description = line.Text("写该地块的报告：id，或 # 加序号（feature）", "write the report of this proposal: its id, or # and its place in the file (feature)"), AllowMultipleArgumentsPerToken = true };
        var problems = new Option<bool>("--problems") { Description = line.Text("写所列每个问题地块的报告", "write a report of every problem case that is listed") };
        var format = new Option<string>("--format") { Description = line.Text($"单个地块报告的格式：{string.Join(",", ScreeningOutput.Known)}", $"formats of the reports of single proposals: {string.Join(",", ScreeningOutput.Known)}"), DefaultValueFactory = _ => "html" };
        var source = new Option<string?>("--source") { Description = line.Text("批量筛查的源文件，不在结果旁边时指明", "the file that was screened, where it is not beside the result") };
        var command = new Command("report", line.Text("汇总批量筛查的结果；按需为单个地块写报告（用同样的输入重新筛查，与批量结果核对）", "report on the result of a batch; on demand reports of single proposals (screened again with the same inputs and held against the batch)"))
        {
            result, output, top, cases, problems, format, source,
        };
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = parsed.GetValue(result)!;
            int listed = parsed.GetValue(top) is >= 0 and <= MostListed and var n ? n : throw new Fault(CliFaults.Usage, Place.None, $"--top {parsed.GetValue(top)}").Raise();
            string[] named = parsed.GetValue(cases) ?? [];
            string? folder = parsed.GetValue(output);
            bool each = named.Length > 0 || parsed.GetValue(problems);
            if (each && folder is null)
                throw new Fault(CliFaults.Usage, Place.None, "--out").Raise();
            var formats = ScreeningOutput.Formats(parsed.GetValue(format)!);
            var written = new ScreeningOutput(session);
            if (each)
                written.Demand(formats);
            var read = BatchCases.Open(path, session.Language, cancellation);
            var (tally, found) = Counted(session, read, path, listed, named, cancellation);
            BatchCase[] wanted = [.. found.Concat(parsed.GetValue(problems) ? tally.Gravest : []).DistinctBy(c => c.Feature)];
            if (wanted.Length > MostCases)
                throw new Fault(CliFaults.CasesTooMany, Place.None, wanted.Length, MostCases).Raise();
            Dictionary<long, string> files = [];
            if (wanted.Length > 0)
            {
                var screenings = new CaseScreening(line, session, read.Header, path, parsed.GetValue(source)).Of(wanted, cancellation);
                var reports = written.Write(Path.Combine(folder!, BatchReportOutput.Cases), screenings, formats, cancellation);
                files = wanted.Zip(reports).Where(r => r.Second.Report is not null).ToDictionary(r => r.First.Feature, r => $"{BatchReportOutput.Cases}/{r.Second.Report}");
            }

            var reference = BoundaryReference.Of(session)();
            var report = new BatchReport(read.Header, tally, ReportContext.Of(session.Rules, Installation.Styles()), code => reference?.NameOf(code), files);
            if (folder is not null)
                BatchReportOutput.Write(session, folder, report, reference?.Rings ?? [], formats, cancellation);
            if (session.Json)
                JsonOut.Write(json => BatchReportJson.Write(json, report, session.Language));
            else
                Print(session, report);
            return 0;
        });
        return command;
    }

    /// <summary>All proposals counted, and those that were named.</summary>
    private static (BatchTally Tally, IReadOnlyList<BatchCase> Named) Counted(Session session, BatchCases cases, string path, int top, string[] named, CancellationToken cancellation)
    {
        BatchTally tally = new(top);
        List<BatchCase> found = [];
        HashSet<string> asked = new(named, StringComparer.Ordinal), missing = new(named, StringComparer.Ordinal);
        foreach (var one in cases.All(cancellation))
        {
            tally.Add(one);
            if (asked.Count == 0)
                continue;
            string place = string.Create(CultureInfo.InvariantCulture, $"#{one.Feature}");
            if (!asked.Contains(one.Id) && !asked.Contains(place))
                continue;
            found.Add(one);
            missing.Remove(one.Id);
            missing.Remove(place);
        }

        if (tally.All.Proposals == 0)
            session.Notice(new("结果中没有地块", "the result holds no proposal"));
        return missing.Count == 0 ? (tally, found) : throw new Fault(CliFaults.NoSuchCase, Place.InFile(path), string.Join(", ", missing)).Raise();
    }

    private static void Print(Session session, BatchReport report)
    {
        BatchReportSheets sheets = new(report, session.Language);
        session.Out.MarkupLineInterpolated($"[bold]{report.Header.SourceFile}[/]  {JsonOut.Day(report.Header.Date)}  {session.Text("规则库", "rule base")} {report.Header.RuleBaseVersion}");
        SheetTable.Print(session, sheets.ByVerdict());
        SheetTable.Print(session, sheets.Cases(), Shown, "site_area_m2", "findings", "problem");
        if (sheets.Left is { } left)
            session.Out.WriteLine(session.Text(left));
        foreach (var sheet in new[] { sheets.Districts(), sheets.Clauses(), sheets.Kinds(), sheets.Sizes(), sheets.Needs() })
        {
            if (sheet.Rows.Count > 0)
                SheetTable.Print(session, sheet, Shown, "site_area_m2");
        }
    }
}
