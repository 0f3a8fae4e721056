using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A status of a register. <paramref name="Aliases"/> are further words for it in files; <paramref name="NeedsRemark"/>: taking it must be explained; <paramref name="IsClosed"/>: nothing is left to do.</summary>
public sealed record RegisterStatus(string Id, Bilingual Name, ImmutableArray<string> Aliases, ImmutableArray<string> Next, bool NeedsRemark, bool IsClosed = false)
{
    public bool IsCalled(string word) => Id == word || Name.Zh == word || Name.En == word || Aliases.Contains(word);
}

/// <summary>台账: its statuses and which may follow which. Says whether a step is sensible; keeps no entry itself.</summary>
/// <param name="Kind">The zone kind whose classes are the statuses; null for a register of projects.</param>
/// <param name="Verified">False: the order of the statuses is the editor's reading and not that of a document.</param>
public sealed record Register(string Id, Bilingual Name, string? Kind, bool IsDefault, bool Verified, ImmutableArray<string> Begins, ImmutableArray<RegisterStatus> Statuses)
{
    /// <summary>What its entries say beside status and unit.</summary>
    public ImmutableArray<RegisterField> Fields { get; init; } = [];

    /// <summary>Set: its entries are permits for changes of the ground.</summary>
    public PermitTerms? Permit { get; init; }

    /// <summary>Its entries are the patches of change that a check found (变化图斑核查).</summary>
    public bool IsChangeQueue { get; init; }

    /// <exception cref="EcoException">The register has no such field.</exception>
    public RegisterField Field(string id) => Fields.FirstOrDefault(f => f.Id == id || f.Name.Zh == id)
        ?? throw new Fault(ChangeCheckFaults.UnknownField, Place.None, Name, id, string.Join(", ", Fields.Select(f => f.Id))).Raise();

    /// <summary>By id, name in either language, or alias.</summary>
    /// <exception cref="EcoException">The register has no such status.</exception>
    public RegisterStatus Status(string word) => Find(word.Trim())
        ?? throw new Fault(RegisterFaults.UnknownStatus, Place.None, Name, word, Listed(Statuses.Select(s => s.Id))).Raise();

    /// <summary>The status of a stored entry; one that the data no longer has keeps its id as its name.</summary>
    public RegisterStatus Stored(string id) => Find(id) ?? new RegisterStatus(id, Bilingual.Same(id), [], [], false);

    /// <exception cref="EcoException">An entry cannot begin so.</exception>
    public void DemandBeginning(RegisterStatus status, EntryStep step, Place where)
    {
        if (!Begins.Contains(status.Id))
            throw new Fault(RegisterFaults.CannotBegin, where, Name, status.Name, Listed(Begins)).Raise();
        DemandDay(step, null);
    }

    /// <summary>
    /// A step is sensible when the data lets the new status follow the present one, on no earlier day. A correction says that the present status was
    /// entered wrongly: it may go anywhere and to any day, but must be explained.
    /// </summary>
    /// <exception cref="EcoException">It is not.</exception>
    public void DemandStep(string code, string present, DateOnly since, RegisterStatus next, EntryStep step)
    {
        var place = new Place { Feature = code };
        if (string.IsNullOrWhiteSpace(step.Remark) && (next.NeedsRemark || step.IsCorrection))
            throw new Fault(RegisterFaults.NeedsRemark, place, step.IsCorrection ? new Bilingual("更正", "a correction") : next.Name).Raise();
        DemandDay(step, step.IsCorrection ? null : since);
        if (!step.IsCorrection && !Stored(present).Next.Contains(next.Id))
            throw new Fault(RegisterFaults.CannotFollow, place, next.Name, Stored(present).Name, Listed(Stored(present).Next)).Raise();
    }

    private static void DemandDay(EntryStep step, DateOnly? since)
    {
        if (step.Day > step.Today)
            throw new Fault(RegisterFaults.FutureDay, Place.None, Text(step.Day), Text(step.Today)).Raise();
        if (step.Day < since)
            throw new Fault(RegisterFaults.EarlierDay, Place.None, Text(step.Day), Text(since.Value)).Raise();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private RegisterStatus? Find(string word) => Statuses.FirstOrDefault(s => s.IsCalled(word));

    private Bilingual Listed(IEnumerable<string> ids)
    {
        var names = ids.Select(i => Stored(i)).ToList();
        return names.Count == 0 ? new("无", "none") : new(string.Join("、", names.Select(n => $"{n.Name.Zh}（{n.Id}）")), string.Join(", ", names.Select(n => $"{n.Id} ({n.Name.En})")));
    }
}
