using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// The land classes of a layer as codes of one stated classification (地类必须带着它的分类标准). Without the statement, with two of them in one layer, or
/// with a class that the standard does not have, the layer is refused; which standard was meant is never guessed. Kinds without land classes pass as they are.
/// </summary>
internal sealed record LandClassReading(IReadOnlyList<ZoneDraft> Zones, IReadOnlyList<Fault> Faults, IReadOnlyList<Bilingual> Notices)
{
    private const int MostNamed = 20;

    public static LandClassReading Read(ZoneKind kind, IReadOnlyList<ZoneDraft> zones, Place where)
    {
        if (kind.Fields.FirstOrDefault(f => f.CodedBy is not null) is not { CodedBy: { } stated } field || kind.LandClasses is not { } books || !zones.Any(z => z.Fields.ContainsKey(field.Id)))
            return new(zones, [], []);
        where = where with { Field = field.Id };
        LandClassBook book = books.Value;
        string[] words = [.. zones.Where(z => z.Fields.ContainsKey(field.Id)).Select(z => z.Fields.GetValueOrDefault(stated) ?? "").Distinct().Order(StringComparer.Ordinal)];
        if (words is not [{ Length: > 0 } word])
            return new(zones, [words.Any(w => w.Length > 0) ? Mixed(stated, words, where) : Unstated(field.Id, stated, zones, book, where)], []);
        if (book.Called(word) is not { } classification)
            return new(zones, [new Fault(LandClassFaults.UnknownClassification, where with { Field = stated }, word, Names(book.All.Values))], []);
        return Coded(zones, field.Id, stated, classification, where);
    }

    private static LandClassReading Coded(IReadOnlyList<ZoneDraft> zones, string field, string stated, LandClassification classification, Place where)
    {
        SortedDictionary<string, int> unknown = new(StringComparer.Ordinal), above = new(StringComparer.Ordinal);
        ZoneDraft[] coded = [.. zones.Select(z => z.Fields.TryGetValue(field, out string? text) ? Coded(z, text) : z)];
        ZoneDraft Coded(ZoneDraft zone, string text)
        {
            if (classification.Find(text) is not { } found)
            {
                unknown[text] = unknown.GetValueOrDefault(text) + 1;
                return zone;
            }

            if (char.IsAsciiDigit(text[^1]) && text.Length > found.Code.Length && text.StartsWith(found.Code, StringComparison.Ordinal))
                above[$"{text} → {found.Code}"] = above.GetValueOrDefault($"{text} → {found.Code}") + 1;
            return zone with { Fields = zone.Fields.SetItem(field, found.Code).SetItem(stated, classification.Id) };
        }

        List<Fault> faults = unknown.Count == 0 ? [] : [new Fault(LandClassFaults.UnknownLandClass, where, classification.Name, Listed(unknown), classification.Standard)];
        List<Bilingual> notices = above.Count == 0 ? [] : [new Bilingual("分类标准中没有的细分地类按上级地类计：{0}", "land classes that the standard does not list count as the class above: {0}").Format(Listed(above))];
        if (!classification.IsVerified)
            notices.Add(new Bilingual("地类按《{0}》（{1}）读取；本程序的该代码表未与标准文本核对", "land classes read by {0} ({1}); our table of its codes is not verified against the standard").Format(classification.Name, classification.Standard));
        return new(coded, faults, notices);
    }

    private static Fault Mixed(string stated, string[] words, Place where) => new(
        LandClassFaults.MixedClassifications, where with { Field = stated }, string.Join(", ", words.Take(MostNamed).Select(w => w.Length == 0 ? "（空）" : w)));

    /// <summary>Says which standards could be meant and where they differ, so that the person can tell.</summary>
    private static Fault Unstated(string field, string stated, IReadOnlyList<ZoneDraft> zones, LandClassBook book, Place where)
    {
        string[] codes = [.. zones.Select(z => z.Fields.GetValueOrDefault(field)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Bilingual could = Names(book.Having(codes));
        Bilingual[] collisions = [.. book.Collisions(codes).Take(MostNamed)];
        return new Fault(LandClassFaults.NoClassification, where, stated, string.Join(", ", codes.Take(MostNamed)), could,
            new Bilingual(
                collisions.Length == 0 ? "" : $"；同码异义：{string.Join("；", collisions.Select(c => c.Zh))}",
                collisions.Length == 0 ? "" : $"; one code, two meanings: {string.Join("; ", collisions.Select(c => c.En))}"));
    }

    private static Bilingual Names(IEnumerable<LandClassification> all)
    {
        var list = all.ToList();
        return list.Count == 0
            ? new("没有一种标准含有全部这些地类", "no standard has all of these classes")
            : new(string.Join("、", list.Select(c => $"{c.Id}（{c.Name.Zh}）")), string.Join(", ", list.Select(c => $"{c.Id} ({c.Name.En})")));
    }

    private static string Listed(SortedDictionary<string, int> counts) =>
        string.Join(", ", counts.Take(MostNamed).Select(c => $"\"{c.Key}\" ×{c.Value}")) + (counts.Count > MostNamed ? $", … ({counts.Count})" : "");
}
