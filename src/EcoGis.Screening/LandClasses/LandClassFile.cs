namespace EcoGis;

/// <summary>The form of <c>data/codes/land-classes/*.yaml</c>: one classification and its classes by code.</summary>
/// <param name="Open">A longer code that is not listed counts as the listed class it begins with.</param>
internal sealed record LandClassFile(
    string Id,
    Words Name,
    string Standard,
    IReadOnlyList<string> Aliases,
    Verification Verified,
    IReadOnlyDictionary<string, LandClassEntry> Classes,
    Place Where,
    bool Open = false)
{
    public LandClassification ToClassification() => new(
        Id, Name.Text, Standard, [.. Aliases], Verified.IsVerified, Open,
        Classes.Select(c => new LandClass(c.Key, c.Value.Name.Text, c.Value.Group, c.Value.Stand)));
}

internal sealed record LandClassEntry(Words Name, LandGroup Group, Stand Stand = Stand.None);
