using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A unit as a layer has it.</summary>
/// <param name="Type">As <see cref="ListTarget.TypeOf"/> writes it.</param>
public sealed record LayerUnit(string Layer, string Code, string Type);

/// <summary>
/// Looks through access lists and the layers of their units: words and conditions that cannot be read, codes, units without lists and lists without units, lines said
/// twice, lower levels that are weaker than higher ones, conditions weaker than the words they stand for. It compares words and conditions; whether a list is right is
/// for a person.
/// </summary>
public sealed class ListLint(RuleBase rules, IReadOnlyList<AccessListVersion> lists, IReadOnlyList<LayerUnit> units)
{
    private const int Shown = 12;

    private readonly List<Fault> _faults = [];

    /// <summary>In order of list and line. What cannot be read is an error, the rest is for a person to look at.</summary>
    public IReadOnlyList<LintFinding> Run(CancellationToken cancellation = default)
    {
        List<JudgedLine> lines = [];
        foreach (var list in lists)
        {
            var instrument = ListReader.InstrumentOf(list);
            ListReader reader = new(rules);
            foreach (var line in list.Parts.SelectMany(p => p.Lines).OrderBy(l => l.Number))
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.Read(list, line, instrument, _faults) is { } judged)
                    lines.Add(judged);
            }
        }

        CheckSlots(lines);
        CheckCodes();
        CheckUnits();
        CheckTwice(lines);
        CheckConditions(lines);
        _faults.AddRange(new ListContradictions(lines, units).Find());
        return [.. _faults.Select(f => new LintFinding(IsError(f.Kind) ? LintLevel.Error : LintLevel.Warning, f, f.Where.File is { } list ? [list] : []))];
    }

    private static bool IsError(FaultKind kind) => kind.Class == FaultClass.System || kind == AccessListFaults.BadCondition;

    private void CheckSlots(List<JudgedLine> lines) => _faults.AddRange(
        lines.Where(l => l.Line.Slot is { } slot && rules.AccessLists.SlotCalled(slot) is null).GroupBy(l => (l.List.Head.Name, l.Line.Slot))
            .Select(g => new Fault(ListLintFaults.UnknownSlot, ListReader.WhereOf(g.First().List.Head, g.First().Line), g.Key.Slot, g.Count())));

    private void CheckCodes()
    {
        foreach (var list in lists)
        {
            foreach (var part in list.Parts.Where(p => p.Target.Unit.Length > 0 && UnitCode.Parse(p.Target.Unit) is null))
                _faults.Add(new Fault(ListLintFaults.MalformedCode, new Place { File = list.Head.Name }, part.Target.Unit, new Bilingual("清单 {0}", "the list {0}").Format(list.Head.Name)));
        }

        foreach (var unit in units.Where(u => UnitCode.Parse(u.Code) is null).Distinct())
            _faults.Add(new Fault(ListLintFaults.MalformedCode, new Place { Layer = unit.Layer }, unit.Code, new Bilingual("图层 {0}", "the layer {0}").Format(unit.Layer)));
    }

    /// <summary>Only kinds of units that some layer has: without a layer nothing is known of its units.</summary>
    private void CheckUnits()
    {
        var codes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var known = codes.Select(rules.AccessLists.UnitKindOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            string[] without = [.. list.Parts.Select(p => p.Target.Unit).Where(u => u.Length > 0 && !codes.Contains(u) && rules.AccessLists.UnitKindOf(u) is { } kind && known.Contains(kind)).Distinct().Order(StringComparer.Ordinal)];
            if (without.Length > 0)
                _faults.Add(new Fault(ListLintFaults.ListWithoutUnit, new Place { File = list.Head.Name }, without.Length, Some(without)));
        }

        var targets = lists.SelectMany(l => l.Parts).Select(p => p.Target).ToList();
        var listed = targets.Select(t => t.Unit).ToHashSet(StringComparer.Ordinal);
        var types = targets.Where(t => t.UnitType.Length > 0).ToList();
        foreach (var layer in units.GroupBy(u => u.Layer))
        {
            string[] without = [.. layer.Where(u => !listed.Contains(u.Code) && !types.Any(t => t.UnitType == u.Type && UnitCode.Parse(u.Code) is { } code && t.Holds(code.Adcode) == Truth.True)).Select(u => u.Code).Distinct().Order(StringComparer.Ordinal)];
            if (without.Length > 0)
                _faults.Add(new Fault(ListLintFaults.UnitWithoutList, new Place { Layer = layer.Key }, without.Length, Some(without), layer.Key));
        }
    }

    private void CheckTwice(List<JudgedLine> lines)
    {
        foreach (var same in lines.GroupBy(l => (l.Line.Target, l.Dimension, l.Line.Text, l.Line.Condition)).Where(g => g.Skip(1).Any()))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
                _faults.Add(new Fault(ListLintFaults.SaidTwice, ListReader.WhereOf(other.List.Head, other.Line), first.List.Head.Name, first.Line.Number));
        }
    }

    private void CheckConditions(List<JudgedLine> lines)
    {
        foreach (var line in lines.Where(l => l.Rule is not null))
        {
            var where = ListReader.WhereOf(line.List.Head, line.Line);
            if (line.Marks.Force is { Rank: 0 } force && line.Rule!.Effect != Effect.Prohibited)
                _faults.Add(new Fault(ListLintFaults.EffectWeaker, where, force.Name, line.Rule.Effect.ToString().ToLowerInvariant()));
            var exception = line.Marks.Stretches.FirstOrDefault(s => s.Mark == RequirementMark.Exception);
            if (exception.Length > 0 && line.Rule!.Except.IsEmpty)
                _faults.Add(new Fault(ListLintFaults.ExceptionLeftOut, where, line.Line.Text.Substring(exception.Start, exception.Length)));
        }
    }

    private static string Some(string[] codes) => string.Join("、", codes.Take(Shown)) + (codes.Length > Shown ? " …" : "");
}
