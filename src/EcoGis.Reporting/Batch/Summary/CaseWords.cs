using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The words of results of a batch, read back. A word that the contract does not have is a <see cref="FormatException"/>.</summary>
public static class CaseWords
{
    public static Verdict Verdict(string? word) => Of<Verdict>(word, ContractWords.Of);

    public static Effect Effect(string? word) => Of<Effect>(word, ContractWords.Of);

    /// <summary>What would settle a question; where each proposal has its own subject, without it.</summary>
    public static CaseNeed Need(string? word, string subject) => Of<Need>(word, ContractWords.Of) is var need && need == EcoGis.Need.Geometry ? new(need, "") : new(need, subject);

    /// <summary>The <c>needs</c> cell: <c>fact:facility;layer:wetland</c>. A subject may have a semicolon in it.</summary>
    public static ImmutableArray<CaseNeed> Needs(string? cell)
    {
        List<CaseNeed> needs = [];
        foreach (string part in (cell ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && Enum.GetValues<Need>().Any(n => ContractWords.Of(n) == part[..colon]))
                needs.Add(Need(part[..colon], part[(colon + 1)..]));
        }

        return [.. needs.Distinct()];
    }

    private static T Of<T>(string? word, Func<T, string> said)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (said(value) == word)
                return value;
        }

        throw new FormatException($"{typeof(T).Name.ToLowerInvariant()}: {word ?? "null"}");
    }
}
