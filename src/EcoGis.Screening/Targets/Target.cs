using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>How often a target is held against.</summary>
public enum TargetRhythm
{
    Month,
    Year,
}

/// <summary>Until when a target is to be reached, and whether it is held against again and again.</summary>
public sealed record TargetPeriod(DateOnly By, TargetRhythm? Each);

/// <summary>What is aimed at. Without a number only a person can say whether it is reached.</summary>
public sealed record TargetGoal(double? AtLeast, double? AtMost, Bilingual Text)
{
    public bool HasNumber => AtLeast is not null || AtMost is not null;

    public bool IsMetBy(double value) => AtLeast is { } least ? value >= least : AtMost is { } most && value <= most;

    /// <summary>How much of the way is gone, 0 to 1; null where that has no meaning.</summary>
    public double? DoneBy(double value) => AtLeast is { } least
        ? least > 0 ? Math.Clamp(value / least, 0, 1) : null
        : AtMost is { } most ? (value <= most ? 1 : most > 0 ? most / value : null) : null;
}

/// <summary>指标: an indicator of a plan with its unit and the sentence that sets it.</summary>
/// <param name="Verified">False prints 待核.</param>
/// <param name="Indicator">What forest statistics call the quantity, such as <c>forest-cover/legal</c>; without the definition behind the slash the plan does not say which.</param>
public sealed record Target(string Id, Bilingual Name, Bilingual Unit, TargetGoal Goal, TargetPeriod Period, Bilingual Sentence, bool Verified, TargetMeasure? Measure, string? Indicator = null)
{
    private const string PerCent = "%";

    /// <summary>A plain number; its unit may stand behind it. A share lies between 0 and 100, nothing is negative.</summary>
    /// <exception cref="EcoException">The text is no value of this target.</exception>
    public double Parse(string text)
    {
        string number = text.Trim();
        if (new[] { Unit.Zh, Unit.En }.FirstOrDefault(u => number.EndsWith(u, StringComparison.Ordinal)) is { } unit)
            number = number[..^unit.Length].TrimEnd();
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && (Unit.Zh != PerCent || value <= 100)
            ? value
            : throw new Fault(RegisterFaults.BadTargetValue, Place.None, text, Name, Unit.Zh == PerCent
                ? new Bilingual("0 到 100 的数（%）", "a number from 0 to 100 (%)")
                : new Bilingual($"不小于 0 的数（{Unit.Zh}）", $"a number not below 0 ({Unit.En})")).Raise();
    }
}

/// <summary>The targets of one plan.</summary>
public sealed record TargetSet(string Id, Bilingual Name, Bilingual Source, ImmutableArray<Target> Targets);

/// <summary>All target sets of <c>data/targets/</c>. Every id is that of one target in all of them, or is written SET/ID.</summary>
public sealed class TargetBook
{
    private const string Folder = "targets/";

    private TargetBook(ImmutableArray<TargetSet> sets) => Sets = sets;

    public ImmutableArray<TargetSet> Sets { get; }

    /// <exception cref="EcoException">Every problem of every file.</exception>
    public static TargetBook Load(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, ZoneKind> kinds)
    {
        List<Fault> faults = [];
        List<TargetSet> sets = [];
        foreach (var file in files.Where(f => f.Name.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                var set = StrictYaml.Read<TargetFile>(file).ToSet(kinds);
                if (sets.Any(s => s.Id == set.Id))
                    faults.Add(new Fault(ScreeningFaults.Duplicate, Place.InFile(file.Name), new Bilingual("指标集", "set of targets"), set.Id));
                sets.Add(set);
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults);
            }
        }

        return faults.Count > 0 ? throw new EcoException(faults) : new TargetBook([.. sets]);
    }

    /// <exception cref="EcoException">None has it, or more than one.</exception>
    public (TargetSet Set, Target Target) Find(string id)
    {
        var found = Sets.SelectMany(s => s.Targets.Select(t => (Set: s, Target: t))).Where(t => t.Target.Id == id || t.Target.Name.Zh == id || $"{t.Set.Id}/{t.Target.Id}" == id).ToList();
        return found.Count == 1
            ? found[0]
            : throw new Fault(RegisterFaults.UnknownTarget, Place.None, id, string.Join(", ", found.Count > 1
                ? found.Select(f => $"{f.Set.Id}/{f.Target.Id}")
                : Sets.SelectMany(s => s.Targets).Select(t => t.Id).Distinct())).Raise();
    }
}
