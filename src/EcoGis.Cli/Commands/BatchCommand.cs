using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis;

/// <summary><c>ecogis batch FILE</c>: very many proposals, streamed in file order into one file; stopped or killed, the same command goes on where it was.</summary>
internal static class BatchCommand
{
    public static Command Build(CommandLine line)
    {
        var output = new Option<string>("--out") { Description = line.Text("结果文件：.gpkg、.csv 或 .jsonl", "result file: .gpkg, .csv or .jsonl"), Required = true };
        var areas = new Option<bool>("--areas") { Description = line.Text("只算压占面积，不套规则、不下结论", "shared areas only: no rules, no verdict") };
        var restart = new Option<bool>("--restart") { Description = line.Text("放弃未完成的结果，替换已有的结果文件", "discard an unfinished result, replace a finished one") };
        var threads = new Option<int>("--threads") { Description = line.Text("线程数，默认为处理器数", "threads, default one per processor"), DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("batch", line.Text(
            "批量筛查：逐块读取，可中断后续算；属性值有误的地块按未知处理（不中止），原因写在该地块的结果中",
            "screen very many proposals, streamed; can be stopped and continued. A wrong attribute does not stop the run: it counts as not stated and the row says why"))
        {
            output, areas, restart, threads,
        };
        var options = new BatchOptions(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = options.File(parsed);
            string target = Target(parsed.GetValue(output)!, path, session.CatalogPath);
            int parallel = parsed.GetValue(threads) is > 0 and var n ? n : throw new Fault(CliFaults.Usage, Place.None, "--threads").Raise();
            bool anew = parsed.GetValue(restart), areasOnly = parsed.GetValue(areas);
            var date = options.Asked.Date(parsed) ?? (anew ? null : Unfinished(session, target)) ?? DayOption.Today;
            bool recorded = !Path.GetExtension(target).Equals(".csv", StringComparison.OrdinalIgnoreCase); // a CSV does not say where it comes from
            using var input = BatchInput.Open(session, options, parsed, date, areasOnly, recorded, cancellation);
            var (stream, run, rules) = (input.Stream, input.Run, session.Rules);
            var screener = new Screener(rules, rules.District(session.District), Installation.Version);
            var header = new BatchHeader(Installation.Version, date, session.District, Path.GetFileName(path), input.Digest, input.Snapshot, new RuleBaseRecord(rules.Version, rules.Digest), areasOnly)
            {
                Arguments = options.Arguments(parsed),
                Run = run.Parts,
            };
            using BatchOutput results = Path.GetExtension(target).ToLowerInvariant() switch
            {
                ".gpkg" => new TableBatch(new PartialGeoPackage(target, run, anew, TableBatch.Tables(areasOnly, session.Language), stream.Crs), run, header, session.Language),
                ".csv" => new CsvBatch(new PartialText(target, run, anew), run, header, session.Language),
                _ => new LinesBatch(new PartialText(target, run, anew), run, header),
            };
            long before = results.Features;
            var clock = Stopwatch.StartNew();
            try
            {
                Progress.During(session, progress =>
                {
                    new BatchRun(stream, input.Form, screener, input.Snapshot, input.Screening, areasOnly).Run(
                        results, parallel, done => progress.Report(new ImportStep(new("筛查", "screening"), done, stream.Count)), cancellation);
                    return 0;
                });
            }
            catch (OperationCanceledException)
            {
                string N(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
                Console.Error.WriteLine(new Fault(CliFaults.BatchStopped, Place.InFile(path), N(results.Features), N(stream.Count), Path.GetFileName(target) + ".partial").In(session.Language));
                return 130;
            }

            foreach (var notice in stream.Notices)
                session.Notice(notice);
            BatchSummary.Print(session, target, areasOnly, results, before, clock.Elapsed);
            return options.Asked.Status(parsed, v => results.Counts.Of(v) > 0);
        });
        return command;
    }

    /// <summary>The result file, of a kind that is written here and never one that is read.</summary>
    private static string Target(string path, string input, string catalog)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".gpkg" or ".csv" or ".jsonl"))
            throw new Fault(CliFaults.BatchFormat, Place.None, path).Raise();
        OutputFile.DemandOther(path, input, catalog);

        return path;
    }

    /// <summary>A run that goes on after midnight keeps the day on which it began.</summary>
    private static DateOnly? Unfinished(Session session, string target)
    {
        if (BatchIdentity.DateOf(target) is not { } day)
            return null;
        if (day != DayOption.Today)
            session.Notice(new Bilingual("续算未完成的结果，筛查日期沿用 {0:yyyy-MM-dd}", "continuing an unfinished result: the screening date stays {0:yyyy-MM-dd}").Format(day));
        return day;
    }
}
