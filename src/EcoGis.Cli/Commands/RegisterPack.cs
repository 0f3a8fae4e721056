using System.CommandLine;

namespace EcoGis;

/// <summary>
/// <c>ecogis register pack ID --out X.ecoz</c>: an entry screened as <c>rescreen</c> does, with everything the screening went by, as an evidence package. The register keeps
/// the boundary and not its file, so the package holds none, and says so. The entry stays as it is.
/// </summary>
internal static class RegisterPack
{
    public static Command Build(CommandLine line)
    {
        var id = new Argument<string>("ID") { Description = line.Text("条目编号", "code of the entry") };
        var register = RegisterSelection.RegisterOption(line, line.Text("台账，编号在几个台账中都有时须指明", "register, where several have the code"));
        var output = new Option<string>("--out") { Description = line.Text("证据包文件（.ecoz）", "the package (.ecoz)"), Required = true };
        var date = new Option<string?>("--date") { Description = line.Text("筛查日期，默认今天", "screening date, default today") };
        var format = new Option<string>("--format") { Description = line.Text("放入证据包的报告格式，同 screen", "formats of the reports in the package, as of screen"), DefaultValueFactory = _ => "html" };
        var sign = new Option<string?>("--sign") { Description = line.Text("用该 P-256 私钥（PEM）签名", "sign with this P-256 private key (PEM)") };
        var command = new Command("pack", line.Text("把一个条目筛查并打成证据包，随即核验；台账不变", "screen an entry into an evidence package and verify it at once; the register stays as it is")) { id, register, output, date, format, sign };
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = parsed.GetValue(output)!;
            OutputFile.DemandOther(path, [session.CatalogPath, .. parsed.GetValue(sign) is { } key ? [key] : Array.Empty<string>()]);
            var formats = ScreeningOutput.Formats(parsed.GetValue(format)!);
            new ScreeningOutput(session).Demand(formats);
            var (_, entry) = RegisterCommands.Find(session, parsed.GetValue(id)!, parsed.GetValue(register));
            var catalog = GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice);
            InputRecorder inputs = new(catalog.Pin(DayOption.Parse("--date", parsed.GetValue(date)) ?? DayOption.Today), new LawStore(session.CatalogPath).Library(), catalog.CrsOf);
            Packing packing = new(session, session.Rules, Session.Data, session.District);
            var (package, screenings) = packing.Make(inputs, [], [entry.Proposal], entry.Intake.Options, formats, parsed.GetValue(sign), cancellation);
            new PackageView(session, packing.Save(path, package, cancellation), screenings, null).Print(path);
            return 0;
        });
        return command;
    }
}
