using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// A line's condition as written in its cell, in the language of rules: <c>{effect: prohibited, activity: {…}, except: [{…}], zone: {…}, relation: {…}, remedy: …}</c>.
/// Without a zone the place is where the line applies; with one, both must hold.
/// </summary>
internal sealed record ListConditionFile(
    Effect Effect,
    Place Where,
    ConditionEntry? Activity = null,
    IReadOnlyList<ConditionEntry>? Except = null,
    ZoneEntry? Zone = null,
    RelationEntry? Relation = null,
    Words? Remedy = null);

/// <summary>A line ready to be judged.</summary>
/// <param name="Rule">Its condition as a rule that cites list and line; null: a person judges it.</param>
/// <param name="Marks">Verbs and exceptions in its words.</param>
public sealed record JudgedLine(AccessListVersion List, AccessLine Line, ListLevel Level, ListDimension Dimension, Bilingual? Slot, int SlotRank, RequirementMarks Marks, Rule? Rule)
{
    /// <summary>The condition names zones of its own, besides the units or areas the line is for.</summary>
    public bool HasOwnPlace { get; init; }

    /// <summary>By which findings and questions name it.</summary>
    public string Id => $"list/{List.Head.Name}/{Line.Number}";
}

/// <summary>
/// Reads the lines of lists with the words of the rule base: level, dimension, slot, verbs, and the condition as a rule. What cannot be read stops the reading
/// with list and row: a line is never judged by half. Thread-safe; a part is read once.
/// </summary>
public sealed class ListReader(RuleBase rules)
{
    private readonly Kept<AccessListVersion, ListIndex> _indexes = new(ReferenceEqualityComparer.Instance);
    private readonly Kept<ListPart, JudgedLine[]> _read = new(ReferenceEqualityComparer.Instance);

    internal ListIndex IndexOf(AccessListVersion list) => _indexes.Of(list, l => new ListIndex(l, rules.AccessLists));

    /// <exception cref="EcoException">Every line that cannot be read.</exception>
    public IReadOnlyList<JudgedLine> Read(AccessListVersion list, ListPart part) => _read.Of(part, p =>
    {
        List<Fault> faults = [];
        var instrument = InstrumentOf(list);
        JudgedLine[] lines = [.. p.Lines.Select(l => Read(list, l, instrument, faults)).OfType<JudgedLine>()];
        return faults.Count > 0 ? throw new EcoException(faults) : lines;
    });

    /// <summary>What in a list cannot be read, line by line; <see cref="Place.Line"/> is the row of the file.</summary>
    public static IReadOnlyList<Fault> Check(RuleBase rules, AccessListVersion list)
    {
        ListReader reader = new(rules);
        List<Fault> faults = [];
        var instrument = InstrumentOf(list);
        foreach (var line in list.Parts.SelectMany(p => p.Lines).OrderBy(l => l.Number))
            reader.Read(list, line, instrument, faults);
        return faults;
    }

    /// <summary>One line; null, and a fault, when the rule base has not its words or cannot read its condition.</summary>
    internal JudgedLine? Read(AccessListVersion list, AccessLine line, Instrument instrument, List<Fault> faults)
    {
        var where = WhereOf(list.Head, line);
        var words = rules.AccessLists;
        var level = words.LevelCalled(line.Target.Level);
        var dimension = words.DimensionCalled(line.Dimension);
        if (level is null)
            faults.Add(new Fault(AccessListFaults.UnknownWord, where, new Bilingual("层级", "level"), line.Target.Level, string.Join("、", words.Levels.Select(l => l.Name.Zh))));
        if (dimension is null)
            faults.Add(new Fault(AccessListFaults.UnknownWord, where, new Bilingual("维度", "dimension"), line.Dimension, string.Join("、", words.Dimensions.Select(d => d.Name.Zh))));
        if (level is null || dimension is null)
            return null;
        var slot = line.Slot is null ? null : words.SlotCalled(line.Slot);
        int before = faults.Count;
        var judged = new JudgedLine(list, line, level, dimension, slot?.Name ?? (line.Slot is { } own ? Bilingual.Same(own) : null), slot?.Rank ?? int.MaxValue, words.Reading.Read(line.Text), null);
        var rule = line.Condition is null ? null : RuleOf(judged, instrument with { Territories = [AreaOf(line.Target)] }, where, faults);
        rule = rule is null ? null : rule with { From = line.From, To = line.To };
        if (rule is { Zones: null } && level.Scope != ListScope.Area)
            return faults.Count > before ? null : judged with { Rule = rule with { Zones = new ZoneSelector(KindOf(line.Target), [], []), Relation = new Relation(RelationWord.Overlaps, 0) } };
        return faults.Count > before ? null : judged with { Rule = rule, HasOwnPlace = rule?.Zones is not null };
    }

    /// <summary>The list as an instrument, so that its lines are cited like clauses. It is the user's own text, not our paraphrase: nothing about it waits to be verified.</summary>
    internal static Instrument InstrumentOf(AccessListVersion list)
    {
        var head = list.Head;
        return new Instrument($"list/{head.Name}", Bilingual.Same(head.Title), Bilingual.Same(head.Source), null, head.From, head.To, [], true, null, null, null, null);
    }

    internal static Place WhereOf(ListHead head, AccessLine line) => new() { File = head.Name, Line = line.Row, Field = line.Target.Unit.Length > 0 ? line.Target.Unit : null };

    private string KindOf(ListTarget target) => target.UnitType.Length > 0 ? target.UnitType.Split('/')[0] : rules.AccessLists.UnitKindOf(target.Unit) ?? rules.AccessLists.UnitKinds[0].Kind;

    /// <summary>Where a line holds, for whoever wants to know.</summary>
    private static Territory AreaOf(ListTarget target)
    {
        ImmutableArray<string> areas = target.Unit.Length == 0 ? target.Areas : UnitCode.Parse(target.Unit) is { } code ? [code.Adcode] : [];
        return new Territory(target.Level, Bilingual.Same(string.Join("、", areas)), areas, []);
    }

    private Rule? RuleOf(JudgedLine line, Instrument instrument, Place where, List<Fault> faults)
    {
        string article = $"{line.Level.Name.Zh}第 {line.Line.Number} 条（{line.Dimension.Name.Zh}{(line.Slot is { } slot ? "·" + slot.Zh : "")}）";
        var clause = new Clause(instrument, $"{line.Line.Number}", article, Bilingual.Same(line.Line.Text), true);
        List<Fault> own = [];
        try
        {
            var condition = StrictYaml.Read<ListConditionFile>(new DataFile(line.List.Head.Name, line.Line.Condition!));
            var reader = new RuleFileReader(rules.Kinds, rules.Facts, rules.IndustryGroups, rules.Industries, rules.Territories, own);
            var rule = reader.ToRule(condition, line.Id, clause, Bilingual.Same($"{instrument.Title.Zh} {article}"));
            if (own.Count == 0)
                return rule;
        }
        catch (EcoException e)
        {
            own.AddRange(e.Faults);
        }

        faults.AddRange(own.Select(f => new Fault(AccessListFaults.BadCondition, where, f.Kind.Code, f.Kind.What.Format(f.Arguments))));
        return null;
    }
}
