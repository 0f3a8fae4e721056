using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Features → zones: standard fields by the mapping, closed lists as ids, missing required values and contradictory codes refused.
/// One code in several rows is one unit in parts when name and class agree (real control units come so), and a notice says it.
/// </summary>
internal sealed record ZoneReading(IReadOnlyList<ZoneDraft> Zones, IReadOnlyList<Fault> Faults, IReadOnlyList<Bilingual> Notices)
{
    private const int MostCodes = 30;

    public static ZoneReading Read(
        FeatureFile file, ZoneKind kind, FieldMapping mapping, IReadOnlyList<Shape?> shapes, Func<FeatureRecord, string> rest, Place where)
    {
        ClassValues classes = new("class", kind.Classes);
        ZoneField[] further = [.. mapping.Fields.Where(f => f.Id is not ("code" or "name" or "class"))];
        Dictionary<string, ClassValues> closed = further.Where(f => !f.Values.IsDefaultOrEmpty).ToDictionary(f => f.Id, f => new ClassValues(f.Id, f.Values));
        Dictionary<string, List<FeatureRecord>> missing = [];
        List<ZoneDraft> zones = [];
        bool classMapped = mapping.Described.ContainsKey("class");
        int ownNames = 0;
        for (int i = 0; i < file.Features.Count; i++)
        {
            FeatureRecord feature = file.Features[i];
            foreach (ZoneField field in mapping.Fields.Where(f => f.Required && f.Id != "class" && mapping.Described.ContainsKey(f.Id) && mapping.Value(feature, f.Id) is null))
                (missing.TryGetValue(field.Id, out var list) ? list : missing[field.Id] = []).Add(feature);

            string? code = mapping.Value(feature, "code");
            if (code is not null && IsPlaceName(code))
                (code, ownNames) = (null, ownNames + 1);
            string zoneClass = kind.Classes.IsEmpty ? "" : classes.Read(mapping.Value(feature, "class"), kind.ClassRequired && classMapped) ?? "";
            var fields = further
                .Select(f => KeyValuePair.Create(f.Id, closed.TryGetValue(f.Id, out ClassValues? values) ? values.Read(mapping.Value(feature, f.Id), false) : mapping.Value(feature, f.Id)))
                .Where(f => f.Value is not null)
                .ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal);
            if (shapes[i] is { } shape)
                zones.Add(new(code, mapping.Value(feature, "name") ?? "", zoneClass, fields, shape, rest(feature)));
        }

        List<Fault> faults = [.. missing.Select(m => new Fault(ImportFaults.ValueMissing, where with { Field = m.Key }, m.Key, m.Value.Count, LayerGate.Named(m.Value)))];
        classes.Report(where, faults);
        foreach (ClassValues values in closed.Values)
            values.Report(where, faults);
        List<Bilingual> notices = [];
        CheckCodes(zones, where, faults, notices);
        if (ownNames > 0)
            notices.Add(new Bilingual("{0} 个编码形如 fid:n，视为无编码", "{0} codes look like fid:n and count as absent").Format(ownNames));
        return new(zones, faults, notices);
    }

    private static void CheckCodes(List<ZoneDraft> zones, Place where, List<Fault> faults, List<Bilingual> notices)
    {
        var repeated = zones.Where(z => z.Code is not null).GroupBy(z => z.Code!).Where(g => g.Count() > 1).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var contradictory = repeated.Where(g => g.Select(z => (z.Name, z.Class)).Distinct().Count() > 1).ToList();
        faults.AddRange(contradictory.Take(MostCodes).Select(g => new Fault(ImportFaults.DuplicateCode, where with { Field = "code" }, g.Key, g.Count(),
            string.Join("; ", g.Select(z => string.Join(" / ", new[] { z.Name, z.Class }.Where(t => t.Length > 0))).Distinct().Take(MostCodes)))));
        if (repeated.Count > contradictory.Count)
        {
            notices.Add(new Bilingual("{0} 个编码各有多个要素，名称和类别一致，视为同一单元的多个部分：{1}",
                "{0} codes have several features with the same name and class, taken as parts of one unit: {1}")
                .Format(repeated.Count - contradictory.Count, string.Join(", ", repeated.Except(contradictory).Take(MostCodes).Select(g => g.Key))));
        }
    }

    private static bool IsPlaceName(string code) => code.StartsWith("fid:", StringComparison.Ordinal) && code.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
}
