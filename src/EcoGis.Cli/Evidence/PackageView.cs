using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary>What a package is and what was proved of it, on the terminal and as JSON.</summary>
internal sealed class PackageView(Session session, PackedRun run, IReadOnlyList<Screening> screenings, string? trusted)
{
    private readonly EvidencePackage _package = run.Package;

    private string Root => "sha256:" + Convert.ToHexStringLower(_package.Root);

    public void Print(string file)
    {
        if (session.Json)
        {
            Json(file);
            return;
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (label, value) in Lines(file))
            grid.AddRow(new Text(session.Text(label)), new Text(Fault.Clean(session.Text(value))));
        session.Out.Write(grid);
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            session.Text("地块", "proposal"), session.Text("结论", "verdict"), session.Text("面积 m²（椭球）", "area m² (ellipsoidal)"), session.Text("核验码", "check code"));
        foreach (var s in screenings)
        {
            table.AddRow(
                new Text(Fault.Clean(s.Proposal.Name.Length > 0 ? s.Proposal.Name : s.Proposal.Id)), SummaryTable.Word(session, s.Verdict),
                new Text(s.Site.EllipsoidalArea is { } a ? string.Create(CultureInfo.InvariantCulture, $"{a:#,0.00}") : "—").RightJustified(), new Text(CheckCode.Of(s)));
        }

        session.Out.Write(table);
    }

    private IEnumerable<(Bilingual Label, Bilingual Value)> Lines(string file)
    {
        yield return (new("证据包", "package"), new($"{file}：{_package.Parts.Count} 个部分，每个字节均已核对", $"{file}: {_package.Parts.Count} parts, every byte checked"));
        yield return (new("根摘要", "root"), Bilingual.Same($"{Root}  {CheckCode.Short(_package.Root)}"));
        yield return (new("签名", "signature"), Signature());
        yield return (new("规则库", "rule base"), new($"{run.Rules.Version} {run.Rules.Digest}（取自包内）", $"{run.Rules.Version} {run.Rules.Digest} (the packed one)"));
        var layers = run.Inputs.Layers.ToList();
        yield return (new("图层", "layers"), new(
            $"{layers.Count} 个，摘要均已证实；{layers.Sum(l => l.Zones)} 个管控区中 {layers.Sum(l => l.Held)} 个附坐标，其余由包围盒排除（包围盒只有出具人担保）",
            $"{layers.Count}, their digests proved; of {layers.Sum(l => l.Zones)} zones {layers.Sum(l => l.Held)} come with coordinates, the others are ruled out by their boxes (for which only the maker stands)"));
        foreach (var source in run.Inputs.Sources)
        {
            yield return (new("原始文件", "file"), source.NotAgain is { } why
                ? new($"{source.Name}：未重新读取，{why.Zh}；以包内所载边界为准", $"{source.Name}: not read again, {why.En}; the packed boundaries were taken")
                : new($"{source.Name}：已重新读取，{source.Proposals} 个地块与包内所载相同", $"{source.Name}: read again; its proposals ({source.Proposals}) are those of the package"));
        }

        if (run.Inputs.Proposals.Count - run.Inputs.Sources.Sum(s => s.Proposals) is > 0 and var without)
            yield return (new("原始文件", "file"), new($"{without} 个地块没有原始文件；以包内所载边界为准", $"proposals without a file ({without}): the packed boundaries were taken"));
        using var stated = run.Stated();
        string made = PackedRun.Program(stated) ?? "—";
        yield return (new("重新筛查", "screened again"), made == Installation.Version
            ? new($"{run.Inputs.Date:yyyy-MM-dd}，{PackedRun.Record} 逐字节相同", $"{run.Inputs.Date:yyyy-MM-dd}: {PackedRun.Record} is the same, byte for byte")
            : new($"{run.Inputs.Date:yyyy-MM-dd}，{PackedRun.Record} 除程序版本（{made} → {Installation.Version}）外相同", $"{run.Inputs.Date:yyyy-MM-dd}: {PackedRun.Record} is the same but for the program ({made} → {Installation.Version})"));
    }

    private Bilingual Signature() => _package.Signature is not { } signature
        ? new("无", "none")
        : trusted is not null ? new($"成立，密钥 {signature.Signer}，即 --trust 所指", $"holds, by the key {signature.Signer} that --trust names")
        : new($"成立，密钥 {signature.Signer}，未与受信任的密钥对照（用 --trust）", $"holds, by the key {signature.Signer}, which was not held against one that is trusted (--trust)");

    private void Json(string file) => JsonOut.Write(w =>
    {
        w.WriteStartObject();
        w.WriteString("package", file);
        w.WriteString("root", Root);
        w.WriteString("check_code", CheckCode.Short(_package.Root));
        w.WriteNumber("parts", _package.Parts.Count);
        w.WriteString("signed_by", _package.Signature?.Signer);
        w.WriteBoolean("trusted", trusted is not null);
        w.WriteString("date", JsonOut.Day(run.Inputs.Date));
        w.WriteString("district", run.Inputs.District);
        w.WriteStartObject("rule_base");
        w.WriteString("version", run.Rules.Version);
        w.WriteString("digest", run.Rules.Digest);
        w.WriteEndObject();
        w.WriteStartArray("layers");
        foreach (var layer in run.Inputs.Layers)
        {
            w.WriteStartObject();
            w.WriteString("kind", layer.Kind);
            w.WriteString("name", layer.Name);
            w.WriteNumber("version", layer.Version);
            w.WriteString("digest", layer.Digest);
            w.WriteNumber("zones", layer.Zones);
            w.WriteNumber("zones_with_coordinates", layer.Held);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("sources");
        foreach (var source in run.Inputs.Sources)
        {
            w.WriteStartObject();
            w.WriteString("file", source.Name);
            w.WriteNumber("proposals", source.Proposals);
            w.WriteBoolean("read_again", source.NotAgain is null);
            w.WriteString("why_not", source.NotAgain?.Zh);
            w.WriteString("why_not_en", source.NotAgain?.En);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteBoolean("reproduced", true); // else nothing is printed
        w.WriteStartArray("screenings");
        foreach (var s in screenings)
        {
            w.WriteStartObject();
            w.WriteString("id", s.Proposal.Id);
            w.WriteString("name", s.Proposal.Name);
            w.WriteString("verdict", ScreeningJson.Word(s.Verdict));
            w.WriteString("check_code", CheckCode.Of(s));
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    });
}
