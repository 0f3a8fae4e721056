using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis screen FILE…</c>: one screening per proposal, in canonical order of the proposals, not of the files.</summary>
internal static class ScreenCommand
{
    private static readonly string[] Verdicts = ["prohibited", "undetermined", "conditional", "compliant"];

    public static Command Build(CommandLine line)
    {
        var files = new Argument<string[]>("FILE") { Description = line.Text("拟建项目边界文件", "proposal boundaries"), Arity = ArgumentArity.OneOrMore };
        var industry = new Option<string?>("--industry") { Description = line.Text("行业代码，如 C2614", "GB/T 4754 code such as C2614") };
        var nature = new Option<string?>("--nature") { Description = line.Text("new 新建、rebuild 改建、expand 扩建", "new, rebuild or expand") };
        var fact = new Option<string[]>("--fact") { Description = line.Text("事实=值（见 rules facts）", "FACT=VALUE (see rules facts)") };
        var field = new Option<string[]>("--field") { Description = line.Text("industry|nature|name|事实=列名", "industry|nature|name|FACT=COLUMN") };
        var accuracy = new Option<double?>("--accuracy") { Description = line.Text("边界的定位精度（m）", "positional accuracy of the boundary in m") };
        var planar = new Option<string?>("--planar-crs") { Description = line.Text("平面面积所用坐标系", "plane of the planar areas") };
        var repair = new Option<string?>("--repair") { Description = line.Text("structure：按结构修复图形错误（修复前后面积列入结果）", "structure: repair broken geometry (areas before and after are in the result)") };
        repair.AcceptOnlyFromAmong("structure");
        var date = new Option<string?>("--date") { Description = line.Text("筛查日期，默认今天", "screening date, default today") };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹", "output folder") };
        var format = new Option<string>("--format") { Description = line.Text("输出格式：json,html", "formats: json,html"), DefaultValueFactory = _ => "json,html" };
        var failOn = new Option<string?>("--fail-on") { Description = line.Text("出现该结论（或更严重的）时以状态 10 退出", "exit 10 when this verdict, or a graver one, occurs") };
        failOn.AcceptOnlyFromAmong(Verdicts);
        var command = new Command("screen", line.Text("筛查拟建项目", "screen proposals"))
        {
            files, industry, nature, fact, field, accuracy, planar, repair, date, output, format, failOn,
        };
        var reading = new ReadingOptions(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var formats = ScreeningOutput.Formats(parsed.GetValue(format)!);
            var request = new ProposalRequest
            {
                Industry = parsed.GetValue(industry),
                Nature = parsed.GetValue(nature),
                Facts = CommandLine.Pairs("--fact", parsed.GetValue(fact)),
                Columns = CommandLine.Pairs("--field", parsed.GetValue(field)),
            };
            var options = new ScreenOptions(
                Accuracy("--accuracy", parsed.GetValue(accuracy)),
                parsed.GetValue(planar) is { } plane ? Crs.Parse(plane) : null,
                parsed.GetValue(repair) is null ? Repair.None : Repair.Structure);
            var rules = session.Rules;
            var screener = new Screener(rules, rules.District(session.District), Installation.Version);
            var proposals = parsed.GetValue(files)!.SelectMany(path => ProposalReader.Read(FeatureReader.Read(path, reading.From(parsed), cancellation), request, rules)).ToList();
            var snapshot = GeoPackageCatalog.Open(session.CatalogPath, rules.Kinds, session.Notice).Pin(DayOption.Parse("--date", parsed.GetValue(date)) ?? DayOption.Today);
            var screenings = Screenings.Run(session, screener, proposals, snapshot, options, cancellation);
            Report(session, screenings, parsed.GetValue(output), formats, cancellation);
            int gravest = Array.IndexOf(Verdicts, parsed.GetValue(failOn));
            return gravest >= 0 && screenings.Any(s => (int)s.Verdict <= gravest) ? 10 : 0;
        });
        return command;
    }

    private static double? Accuracy(string option, double? metres) => metres is null or (>= 0 and < double.PositiveInfinity)
        ? metres
        : throw new Fault(CliFaults.Usage, Place.None, $"{option} {metres}").Raise();

    private static void Report(Session session, IReadOnlyList<Screening> screenings, string? folder, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        if (screenings.Count == 0)
            session.Notice(new("文件中没有地块，结果为空", "the file holds no proposal; the result is empty"));
        foreach (var notice in screenings.SelectMany(s => s.Site.Notices).Distinct())
            session.Notice(notice);
        var written = folder is null ? [.. screenings.Select(s => (s, (string?)null))] : new ScreeningOutput(session).Write(folder, screenings, formats, cancellation);
        if (session.Json)
        {
            using var stdout = Console.OpenStandardOutput();
            ScreeningJson.Write(stdout, screenings);
        }
        else
        {
            SummaryTable.Print(session, written.Select(w => (w.Item1, w.Item2, (Bilingual?)null)));
        }
    }
}
