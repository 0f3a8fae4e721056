using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Reads all of <c>data/</c> into a <see cref="RuleBase"/>. Goes on after a bad file so that every problem is listed at once; any problem stops the load.</summary>
internal sealed class RuleBaseReader(IReadOnlyList<DataFile> files)
{
    private static readonly string[] Undeciding = ["registers/", "targets/", "report-templates/", LandClassBook.Folder, ForestBook.Folder, AdcodeBook.File];

    private readonly YamlAhead texts = new(files.Where(Decides));
    private readonly List<Fault> _faults = [];
    private readonly SortedSet<string> _places = new(Undeciding, StringComparer.Ordinal);

    public RuleBase Read()
    {
        var about = Parse<RuleBaseFile>("rule-base.yaml").Select(f => f.File).FirstOrDefault();
        if (about is null && _faults.Count == 0)
            _faults.Add(new Fault(ScreeningFaults.MissingKey, new Place { File = "rule-base.yaml" }, "version"));

        var landClasses = new Lazy<LandClassBook>(() => LandClassBook.Load(files));
        var adcodes = new AdcodeBook([.. Parse<AdcodeFile>(AdcodeBook.File).SelectMany(f => f.File.Successions.Select(s => s.ToSuccession()))]);
        var kinds = ById(Parse<ZoneKindFile>("zone-kinds/").Select(f => (f.File.Where, Item: Try(() => f.File.ToKind() with { LandClasses = landClasses, Adcodes = adcodes }))), k => k.Id, new("区类", "zone kind"));
        var facts = ById(Parse<FactFile>("facts/").SelectMany(f => f.File.Facts.Select(e => (e.Where, Item: Try(e.ToFact)))), f => f.Id, new("事实", "fact"));
        var industries = Industries();
        var groups = ById(
            Parse<IndustryGroupFile>("codes/industry-groups.yaml").SelectMany(f => f.File.Groups.Select(g => (g.Where, Item: (IndustryGroup?)Checked(g, industries).ToGroup()))),
            g => g.Id, new("行业组", "industry group"));
        var territories = ById(Parse<TerritoryFile>("territories/").Select(f => (f.File.Where, Item: (Territory?)f.File.ToTerritory())), t => t.Id, new("地域", "territory"));
        var districts = ById(Parse<DistrictFile>("districts/").Select(f => (f.File.Where, Item: Try(() => f.File.ToProfile(Path.GetFileNameWithoutExtension(f.Name))))), d => d.Id, new("行政区配置", "district profile"));

        var proposalFields = Parse<ProposalFieldFile>("proposal-fields.yaml").SelectMany(f => f.File.Fields)
            .ToImmutableSortedDictionary(f => f.Key, f => f.Value.Aliases.ToImmutableArray(), StringComparer.Ordinal);

        var accessLists = Parse<AccessVocabularyFile>("access-lists/").Select(f => f.File.ToVocabulary(kinds, _faults)).ToList();
        if (accessLists.Count != 1)
            _faults.Add(new Fault(ScreeningFaults.MissingKey, new Place { File = "access-lists/vocabulary.yaml" }, "levels"));

        var resolver = new RuleFileReader(kinds, facts, groups, industries, territories, _faults);
        foreach (var (_, file) in Parse<RuleFile>("rules/"))
            resolver.Add(file);
        var notModelled = Parse<NotModelledFile>("not-modelled.yaml").SelectMany(f => f.File.Clauses).ToList();
        CheckCovered(notModelled, resolver.Rules);
        CheckDistricts(districts, kinds, resolver.Rules);
        CheckFolders();

        if (_faults.Count > 0)
            throw new EcoException(_faults);
        return new RuleBase(
            about!.Version, about.CompleteFrom, RuleBase.DigestOf(files.Where(Decides)), kinds, facts, groups, territories, districts,
            [.. resolver.Instruments.OrderBy(i => i.Id, StringComparer.Ordinal)],
            [.. resolver.Rules.OrderBy(r => r.Id, StringComparer.Ordinal)])
        {
            Industries = industries,
            LandClasses = landClasses,
            ProposalFields = proposalFields,
            AccessLists = accessLists[0],
            NotModelled = [.. notModelled.Select(n => n.ToClause())],
            Clauses = [.. resolver.Clauses.OrderBy(c => c.Instrument.Id, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)],
        };
    }

    private IndustryTable Industries()
    {
        var reader = new IndustryTableReader(_faults);
        foreach (var (_, file) in Parse<IndustryClassFile>("codes/industry-classes/"))
            reader.Add(file);
        return reader.Table();
    }

    private IndustryGroupEntry Checked(IndustryGroupEntry group, IndustryTable industries)
    {
        if (group.Rows.Count == 0)
            _faults.Add(new Fault(DataFileFaults.EmptyList, group.Where, "rows"));
        foreach (var twice in group.Rows.GroupBy(r => r.Code).Where(g => g.Count() > 1))
            _faults.Add(new Fault(ScreeningFaults.Duplicate, twice.Last().Where, new Bilingual("行业代码", "industry code"), twice.Key));
        foreach (var row in group.Rows)
            IndustryTableReader.CheckUse(row.Code, row.Where, industries, _faults);
        return group;
    }

    /// <summary>"Covered" names the rules that cover it, and they exist.</summary>
    private void CheckCovered(List<NotModelledEntry> clauses, IReadOnlyCollection<Rule> rules)
    {
        foreach (var clause in clauses)
        {
            if (clause.Why == WhyNot.Covered != clause.CoveredBy is { Count: > 0 })
                _faults.Add(new Fault(ScreeningFaults.CoveredByNothing, clause.Where, clause.Article));
            foreach (string id in (clause.CoveredBy ?? []).Where(id => rules.All(r => r.Id != id)))
                _faults.Add(new Fault(ScreeningFaults.Dangling, clause.Where, new Bilingual("规则", "rule"), id));
        }
    }

    /// <summary>A kind that can prohibit or restrict must be expected or declared absent; an optional one may only advise.</summary>
    private void CheckDistricts(ImmutableSortedDictionary<string, DistrictProfile> districts, ImmutableSortedDictionary<string, ZoneKind> kinds, IReadOnlyCollection<Rule> rules)
    {
        foreach (var district in districts.Values)
        {
            var where = new Place { File = $"districts/{district.Id}.yaml" };
            foreach (string kind in district.Expects.Keys.Concat(district.Optional).Concat(district.Absent.Keys).Where(k => !kinds.ContainsKey(k)))
                _faults.Add(new Fault(ScreeningFaults.Dangling, where, new Bilingual("区类", "zone kind"), kind));
            foreach (string kind in district.Optional)
            {
                if (rules.FirstOrDefault(r => r.Decides && r.Zones?.Kind == kind && AppliesTo(r, district)) is { } rule)
                    _faults.Add(new Fault(ScreeningFaults.OptionalKindDecides, where, kind, rule.Id));
            }
        }
    }

    /// <summary>A file in a folder with a mistyped name would silently not count.</summary>
    private void CheckFolders()
    {
        foreach (var file in files.Where(f => !_places.Any(p => f.Name.StartsWith(p, StringComparison.Ordinal))))
            _faults.Add(new Fault(DataFileFaults.NeverRead, new Place { File = file.Name }, string.Join(", ", _places.Select(p => $"data/{p}"))));
    }

    /// <summary>Registers, targets, land classes and the wording of reports decide nothing: a new word for a status is no new rule base.</summary>
    private static bool Decides(DataFile file) => !Undeciding.Any(folder => file.Name.StartsWith(folder, StringComparison.Ordinal));

    private static bool AppliesTo(Rule rule, DistrictProfile district) => district.Adcodes.Any(a => rule.Instrument.Holds(a) != Truth.False);

    private List<(string Name, T File)> Parse<T>(string prefix)
        where T : class
    {
        List<(string, T)> parsed = [];
        _places.Add(prefix);
        foreach (var file in files.Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (Try(() => StrictYaml.Read<T>(texts[file])) is { } value)
                parsed.Add((file.Name, value));
        }

        return parsed;
    }

    private ImmutableSortedDictionary<string, T> ById<T>(IEnumerable<(Place Where, T? Item)> items, Func<T, string> id, Bilingual what)
        where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (where, item) in items)
        {
            if (item is null)
                continue;
            PlainText.CheckId(id(item), what, where, _faults);
            if (!found.TryAdd(id(item), item))
                _faults.Add(new Fault(ScreeningFaults.Duplicate, where, what, id(item)));
        }

        return found.ToImmutable();
    }

    private T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (EcoException e)
        {
            _faults.AddRange(e.Faults);
            return null;
        }
    }
}
