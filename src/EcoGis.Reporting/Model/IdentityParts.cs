using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>What stands at the foot of every page: which program, rules and layers made the report, and the short code by which it is known again.</summary>
/// <param name="Code"><see cref="CheckCode"/> of the screening.</param>
internal sealed record ReportIdentity(string Program, string RuleBase, string Layers, string Code)
{
    /// <summary>The foot of a page, without its number.</summary>
    public required string Line { get; init; }
}

/// <summary>Makes the identity of a screening. Digests are shortened to 12 digits for the foot; the data sheet has them whole.</summary>
internal sealed class IdentityParts(Screening s, Speech say)
{
    private const int Short = 12;

    public ReportIdentity Identity()
    {
        string layers = LayersDigest(s.Layers.Select(l => (l.Name, (long?)l.Version, l.Digest))), code = CheckCode.Of(s);
        int used = s.Layers.Count(l => l.Digest is not null);
        return new ReportIdentity("EcoGis " + s.ProgramVersion, $"{s.RuleBase.Version} {ShortOf(s.RuleBase.Digest)}", $"{used} {layers}", code)
        {
            Line = say.T(
                $"EcoGis {s.ProgramVersion} · 规则库 {s.RuleBase.Version} {ShortOf(s.RuleBase.Digest)} · 图层 {used} 个 {layers} · 时点 {Figures.Date(s.Date)} · 核验码 {code}",
                $"EcoGis {s.ProgramVersion} · rule base {s.RuleBase.Version} {ShortOf(s.RuleBase.Digest)} · {used} layers {layers} · as of {Figures.Date(s.Date)} · check code {code}"),
        };
    }

    /// <summary>Over name, version and digest of every layer, a line each.</summary>
    public static string LayersDigest(IEnumerable<(string Name, long? Version, string? Digest)> layers) => ShortOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(layers.Select(l => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{l.Name}@{l.Version} {l.Digest}\n")))))));

    public static string ShortOf(string digest)
    {
        string digits = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return digits.Length <= Short ? digits : digits[..Short];
    }
}
