using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>In one cell, why a proposal was not wholly taken in: its geometry, with the first coordinates, and the cells that could not be read.</summary>
internal static class SiteProblems
{
    private const int Listed = 3;

    /// <summary>Of a site without a problem.</summary>
    public static string? Of(ImmutableArray<UnreadCell> unread, Language language) => unread.IsEmpty ? null : Said(unread, language);

    public static string? Of(Proposal proposal, SiteRecord site, Language language)
    {
        var fatal = site.Problems.Where(p => p.IsFatal).ToList();
        List<string> said = [.. fatal.Take(Listed).Select(p => string.Create(CultureInfo.InvariantCulture, $"{ProblemWords.Of(p.Kind).In(language)} ({p.X:0.######}, {p.Y:0.######})"))];
        if (fatal.Count > Listed)
            said.Add(new Bilingual("另 {0} 处", "{0} more").Format(fatal.Count - Listed).In(language));
        if (site.Crs is null && fatal.Count == 0)
            said.AddRange(site.Notices.Select(n => n.In(language)));
        said.AddRange(proposal.Unread.Select(u => u.Why.In(language)));
        return said.Count == 0 ? null : Joined(said, language);
    }

    private static string Said(ImmutableArray<UnreadCell> unread, Language language) => Joined([.. unread.Select(u => u.Why.In(language))], language);

    private static string Joined(List<string> said, Language language) => Fault.Clean(string.Join(language == Language.Zh ? "；" : "; ", said));
}
