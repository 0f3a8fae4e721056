using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Turns rule files as written into instruments and rules with every id resolved: a dangling id or a missing citation is a fault with file and line.</summary>
internal sealed class RuleFileReader(
    ImmutableSortedDictionary<string, ZoneKind> kinds,
    ImmutableSortedDictionary<string, Fact> facts,
    ImmutableSortedDictionary<string, IndustryGroup> groups,
    IndustryTable industries,
    ImmutableSortedDictionary<string, Territory> territories,
    List<Fault> faults)
{
    private static readonly Bilingual ClauseWord = new("条款", "clause");
    private static readonly Bilingual RuleWord = new("规则", "rule");
    private static readonly Bilingual InstrumentWord = new("法律文件", "instrument");

    private readonly SortedDictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly List<Clause> _clauses = [];
    private readonly SortedDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Rule> Rules => _rules.Values;

    public IReadOnlyCollection<Instrument> Instruments => _instruments.Values;

    public IReadOnlyCollection<Clause> Clauses => _clauses;

    public void Add(RuleFile file)
    {
        var i = file.Instrument;
        if (i.AppliesIn.Count == 0)
            faults.Add(new Fault(ScreeningFaults.MissingKey, i.Where, "applies_in"));
        PlainText.CheckId(i.Id, InstrumentWord, i.Where, faults);
        CheckDays(i.InForce);
        if (i.SupersededBy is { } later && i.InForce.From is { } since && later.From <= since)
            faults.Add(new Fault(DataFileFaults.BadDates, later.Where, $"{since:yyyy-MM-dd}", $"superseded_by {later.From:yyyy-MM-dd}"));
        var instrument = new Instrument(
            i.Id, i.Title.Text, i.Issuer.Text, i.Number, i.InForce.From, i.InForce.To,
            [.. i.AppliesIn.Select(t => Resolve(territories, t, new("地域", "territory"), i.Where)).OfType<Territory>()],
            i.Verified.IsVerified, i.Verified.Against, i.Verified.On,
            i.SupersededBy is { } s ? new Supersession(s.Title.Text, s.From, s.Verified.IsVerified) : null, i.Note?.Text)
        {
            Aliases = [.. i.Aliases ?? []],
            TextDate = i.TextDate,
            Where = i.Where,
        };
        if (!_instruments.TryAdd(i.Id, instrument))
            faults.Add(new Fault(ScreeningFaults.Duplicate, i.Where, InstrumentWord, i.Id));
        var clauses = file.Clauses.ToImmutableSortedDictionary(
            c => c.Key,
            c => new Clause(instrument, c.Key, c.Value.Article, c.Value.Summary.Text, c.Value.Verified?.IsVerified ?? instrument.Verified) { Where = c.Value.Where },
            StringComparer.Ordinal);
        foreach (var (id, clause) in file.Clauses)
            PlainText.CheckId(id, ClauseWord, clause.Where, faults);
        _clauses.AddRange(clauses.Values);
        foreach (var entry in file.Rules.Concat((file.Tables ?? []).SelectMany(Expand)))
        {
            if (!_rules.TryAdd(entry.Id, ToRule(entry, instrument, clauses)))
                faults.Add(new Fault(ScreeningFaults.Duplicate, entry.Where, RuleWord, entry.Id));
        }
    }

    private IEnumerable<RuleEntry> Expand(DecisionTableEntry table)
    {
        var fact = Resolve(facts, table.Fact, new("事实", "fact"), table.Where);
        if (fact is not null)
            faults.AddRange(table.Gaps(fact));
        return table.ToRules(fact);
    }

    private void CheckDays(InForce? days)
    {
        if (days is { From: { } from, To: { } to } && from >= to)
            faults.Add(new Fault(DataFileFaults.BadDates, days.Where, $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}"));
    }

    /// <summary>An empty list would be read as "any".</summary>
    private void NotEmpty<T>(IReadOnlyCollection<T>? list, string key, Place where)
    {
        if (list is { Count: 0 })
            faults.Add(new Fault(DataFileFaults.EmptyList, where, key));
    }

    private Rule ToRule(RuleEntry entry, Instrument instrument, ImmutableSortedDictionary<string, Clause> clauses)
    {
        PlainText.CheckId(entry.Id, RuleWord, entry.Where, faults);
        CheckDays(entry.InForce);
        if (entry.NoException is not null && entry.Except is { Count: > 0 })
            faults.Add(new Fault(LintFaults.ExceptionNoted, entry.Where, entry.Id));
        if (entry.Cites is not { Count: > 0 })
            faults.Add(new Fault(ScreeningFaults.MissingCitation, entry.Where, entry.Id));
        if (entry.Zone is null != (entry.Relation.Relation.Word == RelationWord.Anywhere))
            faults.Add(new Fault(ScreeningFaults.MissingKey, entry.Where, entry.Zone is null ? "zone" : "relation"));
        return new Rule(
            entry.Id, instrument, entry.Name.Text,
            [.. (entry.Cites ?? []).Select(c => Resolve(clauses, c, ClauseWord, entry.Where)).OfType<Clause>()],
            entry.Zone is { } zone ? Selector(zone, entry.Relation.Relation) : null,
            entry.Relation.Relation,
            entry.Activity is { } activity ? Condition(activity) : ActivityCondition.Any,
            [.. (entry.Except ?? []).Select(Condition)],
            entry.Effect, entry.Remedy?.Text, entry.InForce?.From, entry.InForce?.To, entry.Verified?.IsVerified ?? instrument.Verified)
        {
            Where = entry.Where,
            NoException = entry.NoException?.Text,
        };
    }

    /// <summary>The condition of a line of an access list: where it has no zone the place is where the line applies.</summary>
    public Rule ToRule(ListConditionFile line, string id, Clause clause, Bilingual name)
    {
        if (line.Zone is null != (line.Relation is null or { Relation.Word: RelationWord.Anywhere }))
            faults.Add(new Fault(ScreeningFaults.MissingKey, line.Where, line.Zone is null ? "zone" : "relation"));
        var relation = line.Relation?.Relation ?? new Relation(RelationWord.Anywhere, 0);
        return new Rule(
            id, clause.Instrument, name, [clause], line.Zone is { } zone ? Selector(zone, relation) : null, relation,
            line.Activity is { } activity ? Condition(activity) : ActivityCondition.Any, [.. (line.Except ?? []).Select(Condition)], line.Effect, line.Remedy?.Text, null, null, true);
    }

    private ZoneSelector Selector(ZoneEntry zone, Relation relation)
    {
        List<FieldCondition> fields = [];
        NotEmpty(zone.Class, "class", zone.Where);
        NotEmpty(zone.Fields?.Keys.ToList(), "fields", zone.Where);
        if (Resolve(kinds, zone.Kind, new("区类", "zone kind"), zone.Where) is { } kind)
        {
            foreach (string id in (zone.Class ?? []).Where(c => kind.Classes.All(k => k.Id != c)))
                faults.Add(new Fault(ScreeningFaults.Dangling, zone.Where, new Bilingual("类别", "class"), $"{zone.Kind}/{id}"));
            fields.AddRange((zone.Fields ?? new Dictionary<string, IReadOnlyList<string>>()).Select(f => Field(kind, f.Key, f.Value, zone.Where)).OfType<FieldCondition>());
        }

        if (zone.Fields is not null && relation.Word != RelationWord.Overlaps)
            faults.Add(new Fault(ScreeningFaults.FieldsNeedOverlap, zone.Where, zone.Kind));
        return new ZoneSelector(zone.Kind, [.. zone.Class ?? []], [.. fields.OrderBy(f => f.Field.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Only a field with a closed list of values can be asked for: free text is never compared.</summary>
    private FieldCondition? Field(ZoneKind kind, string id, IReadOnlyList<string> values, Place where)
    {
        var field = kind.Fields.FirstOrDefault(f => f.Id == id);
        var unknown = field is null ? [id] : values.DefaultIfEmpty("").Where(v => field.Values.All(k => k.Id != v)).Select(v => $"{id}/{v}").ToList();
        foreach (string name in unknown)
            faults.Add(new Fault(ScreeningFaults.Dangling, where, new Bilingual("区类字段的值", "value of a zone field"), $"{kind.Id}/{name}"));
        return field is null || unknown.Count > 0 ? null : new FieldCondition(field, [.. values]);
    }

    private ActivityCondition Condition(ConditionEntry entry)
    {
        var industry = entry.Industry;
        NotEmpty(entry.Nature, "nature", entry.Where);
        NotEmpty(entry.Facts?.Keys.ToList(), "facts", entry.Where);
        if (industry is not null)
            NotEmpty([.. industry.Groups ?? [], .. industry.Codes ?? []], "industry", entry.Where);
        foreach (var twice in (entry.Nature ?? []).GroupBy(n => n).Where(g => g.Count() > 1))
            faults.Add(new Fault(ScreeningFaults.Duplicate, entry.Where, new Bilingual("建设性质", "nature"), twice.Key.ToString().ToLowerInvariant()));
        ImmutableArray<IndustryGroup> inGroups = [.. (industry?.Groups ?? []).Select(g => Resolve(groups, g, new("行业组", "industry group"), entry.Where)).OfType<IndustryGroup>()];
        foreach (string code in industry?.Codes ?? [])
            IndustryTableReader.CheckUse(code, entry.Where, industries, faults);
        return new ActivityCondition(
            [.. inGroups.SelectMany(g => g.Members.Select(m => m.Code)).Concat(industry?.Codes ?? []).Distinct().Order(StringComparer.Ordinal)],
            [.. entry.Nature ?? []],
            [.. (entry.Facts ?? new Dictionary<string, FactConditionEntry>()).Select(f => FactCondition(f.Key, f.Value)).OfType<FactCondition>()])
        {
            IndustryGroups = inGroups,
            Where = entry.Where,
        };
    }

    private FactCondition? FactCondition(string id, FactConditionEntry entry)
    {
        if (Resolve(facts, id, new("事实", "fact"), entry.Where) is not { } fact)
            return null;
        bool fits = fact.Type switch
        {
            FactType.Bool => entry.Bool is not null,
            FactType.Set => entry.AnyOf is { Count: > 0 },
            _ => entry.Range is not null,
        };
        if (!fits)
            faults.Add(new Fault(ScreeningFaults.WrongValue, entry.Where, id, fact.Expected));
        foreach (string value in (entry.AnyOf ?? []).Where(v => fact.Values.All(k => k.Id != v)))
            faults.Add(new Fault(ScreeningFaults.Dangling, entry.Where, new Bilingual("事实的值", "fact value"), $"{id}/{value}"));
        return new FactCondition(fact, entry.Bool, [.. entry.AnyOf ?? []], fits ? Range(entry.Range, fact) : null);
    }

    private NumberRange? Range(NumberRangeEntry? entry, Fact fact)
    {
        try
        {
            return entry?.In(fact.Unit!);
        }
        catch (EcoException e)
        {
            faults.AddRange(e.Faults);
            return null;
        }
    }

    private T? Resolve<T>(ImmutableSortedDictionary<string, T> known, string id, Bilingual what, Place where)
        where T : class
    {
        if (known.TryGetValue(id, out var found))
            return found;
        faults.Add(new Fault(ScreeningFaults.Dangling, where, what, id));
        return null;
    }
}
