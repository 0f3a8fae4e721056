using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis evidence pack FILE…</c>: a screening with everything it went by, in one file. <c>ecogis evidence verify X.ecoz</c>: proves it, without a catalog.</summary>
internal static class EvidenceCommands
{
    public static Command Build(CommandLine line) => new("evidence", line.Text("证据包：筛查连同其全部依据，多年后仍可核验", "evidence packages: a screening with all it went by, provable years later"))
    {
        Pack(line), Verify(line),
    };

    private static Command Pack(CommandLine line)
    {
        var files = new Argument<string[]>("FILE") { Description = line.Text("拟建项目边界文件", "proposal boundaries"), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = line.Text("证据包文件（.ecoz）", "the package (.ecoz)"), Required = true };
        var format = new Option<string>("--format") { Description = line.Text("放入证据包的报告格式，同 screen", "formats of the reports in the package, as of screen"), DefaultValueFactory = _ => "html" };
        var sign = new Option<string?>("--sign") { Description = line.Text("用该 P-256 私钥（PEM）签名", "sign with this P-256 private key (PEM)") };
        var command = new Command("pack", line.Text("筛查并打包，随即核验", "screen, pack, and verify at once")) { files, output, format, sign };
        var asked = new ProposalOptions(line, command);
        var reading = new ReadingOptions(line, command, corrects: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = parsed.GetValue(output)!;
            OutputFile.DemandOther(path, [.. parsed.GetValue(files)!, session.CatalogPath, .. parsed.GetValue(sign) is { } key ? [key] : Array.Empty<string>()]);
            var formats = ScreeningOutput.Formats(parsed.GetValue(format)!);
            new ScreeningOutput(session).Demand(formats);
            var (request, options, rules) = (asked.Request(parsed), asked.Screening(parsed), session.Rules);
            var read = reading.From(parsed, BoundaryReference.Of(session));
            List<EvidenceSource> sources = [];
            List<Proposal> proposals = [];
            foreach (string one in parsed.GetValue(files)!)
            {
                var file = FeatureReader.Read(one, read, cancellation);
                var own = ProposalReader.Read(file, request, rules);
                sources.Add(EvidenceSource.Of(one, file, read, request, own.Count, sources.Count + 1, cancellation));
                proposals.AddRange(own);
            }

            var catalog = GeoPackageCatalog.Open(session.CatalogPath, rules.Kinds, session.Notice);
            InputRecorder inputs = new(catalog.Pin(asked.Date(parsed) ?? DayOption.Today), new LawStore(session.CatalogPath).Library(), catalog.CrsOf);
            Packing packing = new(session, rules, Session.Data, session.District);
            var (package, screenings) = packing.Make(inputs, sources, proposals, options, formats, parsed.GetValue(sign), cancellation);
            new PackageView(session, packing.Save(path, package, cancellation), screenings, null).Print(path);
            return asked.Status(parsed, v => screenings.Any(s => s.Verdict == v));
        });
        return command;
    }

    private static Command Verify(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Text("证据包（.ecoz）", "the package (.ecoz)") };
        var trust = new Option<string?>("--trust") { Description = line.Text("须由该公钥或证书（PEM）签名；不核对证书的有效期和颁发者", "it must be signed by this public key or certificate (PEM); validity and issuer of a certificate are not looked at") };
        var command = new Command("verify", line.Text("逐字节核对，用包内的规则库、图层和边界重新筛查；不需要图层库", "check every byte and screen again with the packed rules, layers and boundaries; no catalog is needed")) { file, trust };
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = parsed.GetValue(file)!;
            string? trusted = parsed.GetValue(trust) is { } key ? PackageSignature.Trusted(key) : null;
            var run = PackedRun.Open(path, cancellation);
            if (trusted is not null && run.Package.Signature?.Signer is var signer && signer != trusted)
                throw new Fault(signer is null ? EvidenceFaults.Unsigned : EvidenceFaults.OtherSigner, Place.InFile(path), signer is null ? [trusted] : [signer, trusted]).Raise();
            new PackageView(session, run, run.DemandReproduced(session, cancellation), trusted).Print(path);
            return 0;
        });
        return command;
    }
}
