using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>The form of <c>data/rule-base.yaml</c>.</summary>
internal sealed record RuleBaseFile(string Version, DateOnly CompleteFrom);

/// <summary>规则库: everything in <c>data/</c> that decides, parsed, every id resolved. Ordered by id, so that nothing depends on file order.</summary>
/// <param name="CompleteFrom">Before this day older texts held that are not in the base: nothing can be called clear then.</param>
public sealed record RuleBase(
    string Version,
    DateOnly CompleteFrom,
    string Digest,
    ImmutableSortedDictionary<string, ZoneKind> Kinds,
    ImmutableSortedDictionary<string, Fact> Facts,
    ImmutableSortedDictionary<string, IndustryGroup> IndustryGroups,
    ImmutableSortedDictionary<string, Territory> Territories,
    ImmutableSortedDictionary<string, DistrictProfile> Districts,
    ImmutableArray<Instrument> Instruments,
    ImmutableArray<Rule> Rules)
{
    /// <summary>行业分类: the classes of GB/T 4754-2017.</summary>
    public IndustryTable Industries { get; init; } = new([]);

    /// <summary>地类: read when first asked for.</summary>
    public Lazy<LandClassBook> LandClasses { get; init; } = new(() => LandClassBook.Load([]));

    /// <summary>清单用语: the words that access lists are read with.</summary>
    public required AccessVocabulary AccessLists { get; init; }

    /// <summary>Every clause of every instrument, cited or not, by instrument and id.</summary>
    public ImmutableArray<Clause> Clauses { get; init; } = [];

    /// <summary>Clauses looked at that no rule carries, with the reason.</summary>
    public ImmutableArray<NotModelled> NotModelled { get; init; } = [];

    /// <summary>Column names by which a proposal's code and name are recognised.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ProposalFields { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public static RuleBase Load(IReadOnlyList<DataFile> files) => new RuleBaseReader(files).Read();

    /// <summary>"sha256:…" over all files by name, with line ends normalised.</summary>
    internal static string DigestOf(IEnumerable<DataFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            string text = file.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{text}\0"));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public ZoneKind Kind(string id) => Kinds.TryGetValue(id, out var kind)
        ? kind
        : throw new Fault(ScreeningFaults.UnknownKind, Place.None, id, string.Join(", ", Kinds.Keys)).Raise();

    public DistrictProfile District(string id) => Districts.TryGetValue(id, out var profile)
        ? profile
        : throw new Fault(ScreeningFaults.UnknownDistrict, Place.None, id, string.Join(", ", Districts.Keys)).Raise();

    /// <summary>The largest distance at which a rule asks for zones of a kind, m; 0 when none reaches beyond the site.</summary>
    public double ReachOf(string kind) => Rules.Where(r => r.Zones?.Kind == kind).Select(r => r.Relation.Metres).DefaultIfEmpty(0).Max();

    /// <summary>By id or Chinese name.</summary>
    public Fact Fact(string idOrName) => Facts.Values.FirstOrDefault(f => f.Id == idOrName || f.Name.Zh == idOrName)
        ?? throw new Fault(ScreeningFaults.UnknownFact, Place.None, idOrName).Raise();

    /// <summary>A code, or a name that fits one class, as letter and digits.</summary>
    public string Industry(string text) => IndustryCode.Parse(text, Industries, IndustryGroups.Values);

    /// <summary>Rules that name the policy word, in what they ask or in an exception.</summary>
    public IEnumerable<Rule> RulesAbout(IndustryGroup group) =>
        Rules.Where(r => r.Except.Prepend(r.Activity).Any(c => c.IndustryGroups.Any(g => g.Id == group.Id)));

    public static Nature ParseNature(string text) => text.Trim() switch
    {
        "new" or "新建" => Nature.New,
        "rebuild" or "改建" => Nature.Rebuild,
        "expand" or "扩建" => Nature.Expand,
        _ => throw new Fault(ScreeningFaults.BadNature, Place.None, text).Raise(),
    };
}
