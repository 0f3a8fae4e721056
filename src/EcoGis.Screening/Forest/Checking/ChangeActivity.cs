using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What was presumably done where the class changed, as far as the two classes and the stated cause say: nobody stated it, so it asks for a look and proves nothing.</summary>
/// <param name="NeedsPermit">Whether a felling permit or a consent to use forest land must be there.</param>
/// <param name="Activity">What is taken as stated when the ground is screened; all else is unknown.</param>
public sealed record ChangeActivity(string Id, Bilingual Name, bool NeedsPermit, Activity Activity);

/// <summary>The activities of <c>data/forest/change-activities.yaml</c>, the first that fits deciding; the last fits all.</summary>
public sealed class ChangeActivityBook
{
    private const string File = ForestBook.Folder + "change-activities.yaml";

    private readonly ImmutableArray<(ChangeActivityEntry Entry, ChangeActivity Activity)> _all;

    private ChangeActivityBook(ImmutableArray<(ChangeActivityEntry, ChangeActivity)> all) => _all = all;

    /// <exception cref="EcoException">Every problem of the file.</exception>
    public static ChangeActivityBook Load(IReadOnlyList<DataFile> files, RuleBase rules)
    {
        var file = StrictYaml.Read<ChangeActivityFile>(files.FirstOrDefault(f => f.Name == File) ?? throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = File }).Raise());
        if (file.Activities.Count == 0 || !file.Activities[^1].FitsAll)
            throw new Fault(ChangeCheckFaults.LastIsCatchAll, file.Where).Raise();
        return new([.. file.Activities.Select(a => (a, a.ToActivity(rules)))]);
    }

    /// <param name="classification">Of both classes.</param>
    public ChangeActivity Of(ChangePatch patch, LandClassification classification) => _all.First(a => a.Entry.Fits(patch, classification.Id)).Activity;
}

/// <summary>The form of <c>data/forest/change-activities.yaml</c>.</summary>
internal sealed record ChangeActivityFile(IReadOnlyList<ChangeActivityEntry> Activities, Place Where);

/// <summary>One activity: it fits a change of which everything holds that it says of the stated cause and of the two classes. One that says nothing fits all.</summary>
internal sealed record ChangeActivityEntry(
    string Id, Words Name, bool Permit, Place Where, IReadOnlyList<string>? Causes = null, ChangeSideEntry? From = null, ChangeSideEntry? To = null,
    string? Industry = null, string? Nature = null, IReadOnlyDictionary<string, string>? Facts = null)
{
    public bool FitsAll => Causes is null && From is null && To is null;

    public bool Fits(ChangePatch patch, string classification) =>
        (Causes is null || (patch.Cause is { } cause && Causes.Contains(cause.Code))) && From?.Fits(patch.Before.Class, classification) != false && To?.Fits(patch.After.Class, classification) != false;

    public ChangeActivity ToActivity(RuleBase rules)
    {
        try
        {
            return new ChangeActivity(Id, Name.Text, Permit, new Activity(
                Industry is null ? null : rules.Industry(Industry), Nature is null ? null : RuleBase.ParseNature(Nature),
                (Facts ?? new Dictionary<string, string>()).Select(f => (Fact: rules.Fact(f.Key), f.Value)).ToImmutableSortedDictionary(f => f.Fact.Id, f => f.Fact.Parse(f.Value), StringComparer.Ordinal)));
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => f with { Where = Where })], e);
        }
    }
}

/// <summary>What one side of a change must be: one of the groups, one of the stands, or one of the classes of a classification.</summary>
internal sealed record ChangeSideEntry(IReadOnlyList<LandGroup>? Groups = null, IReadOnlyList<Stand>? Stands = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Classes = null)
{
    public bool Fits(LandClass c, string classification) =>
        Groups?.Contains(c.Group) == true || Stands?.Contains(c.Stand) == true || (Classes?.TryGetValue(classification, out var codes) == true && codes.Contains(c.Code));
}
