using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Features → zones, one after the other in file order: standard fields by the mapping, closed lists as ids, missing required values and contradictory codes refused.
/// One code in several rows is one unit in parts when name and class agree (real control units come so), and a notice says it.
/// </summary>
internal sealed class ZoneReading
{
    private const int MostCodes = 30;

    private readonly ZoneKind _kind;
    private readonly FieldMapping _mapping;
    private readonly Place _where;
    private readonly ClassValues _classes;
    private readonly ZoneField[] _required, _further;
    private readonly Dictionary<string, ClassValues> _closed;
    private readonly Dictionary<string, NamedFeatures> _missing = [];
    private readonly List<ZoneDraft> _zones = [];
    private readonly bool _classMapped;
    private int _ownNames;

    public ZoneReading(ZoneKind kind, FieldMapping mapping, Place where)
    {
        (_kind, _mapping, _where) = (kind, mapping, where);
        _classes = new("class", kind.Classes);
        var described = mapping.Described;
        _classMapped = described.ContainsKey("class");
        _required = [.. mapping.Fields.Where(f => f.Required && f.Id != "class" && described.ContainsKey(f.Id))];
        _further = [.. mapping.Fields.Where(f => f.Id is not ("code" or "name" or "class"))];
        _closed = _further.Where(f => !f.Values.IsDefaultOrEmpty).ToDictionary(f => f.Id, f => new ClassValues(f.Id, f.Values));
    }

    public IReadOnlyList<ZoneDraft> Zones => _zones;

    /// <param name="shape">Null: the gate refused it, or there is none.</param>
    public void Take(FeatureRecord feature, Shape? shape, OtherColumns rest)
    {
        foreach (ZoneField field in _required.Where(f => _mapping.Value(feature, f.Id) is null))
            (_missing.TryGetValue(field.Id, out var list) ? list : _missing[field.Id] = new()).Add(feature);

        string? code = _mapping.Value(feature, "code");
        if (code is not null && IsPlaceName(code))
            (code, _ownNames) = (null, _ownNames + 1);
        string zoneClass = _kind.Classes.IsEmpty ? "" : _classes.Read(_mapping.Value(feature, "class"), _kind.ClassRequired && _classMapped) ?? "";
        var fields = _further
            .Select(f => KeyValuePair.Create(f.Id, _closed.TryGetValue(f.Id, out ClassValues? values) ? values.Read(_mapping.Value(feature, f.Id), false) : _mapping.Value(feature, f.Id)))
            .Where(f => f.Value is not null)
            .ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal);
        if (shape is not null)
            _zones.Add(new(code, _mapping.Value(feature, "name") ?? "", zoneClass, fields, shape, rest));
    }

    public void Report(List<Fault> faults, List<Bilingual> notices)
    {
        faults.AddRange(_missing.Select(m => new Fault(ImportFaults.ValueMissing, _where with { Field = m.Key }, m.Key, m.Value.Count, m.Value.Text)));
        _classes.Report(_where, faults);
        foreach (ClassValues values in _closed.Values)
            values.Report(_where, faults);
        CheckCodes(faults, notices);
        if (_ownNames > 0)
            notices.Add(new Bilingual("{0} 个编码形如 fid:n，视为无编码", "{0} codes look like fid:n and count as absent").Format(_ownNames));
    }

    private void CheckCodes(List<Fault> faults, List<Bilingual> notices)
    {
        HashSet<string> once = new(StringComparer.Ordinal), several = new(StringComparer.Ordinal);
        foreach (string code in _zones.Select(z => z.Code).OfType<string>().Where(c => !once.Add(c)))
            several.Add(code);
        var repeated = _zones.Where(z => z.Code is not null && several.Contains(z.Code)).GroupBy(z => z.Code!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var contradictory = repeated.Where(g => g.Select(z => (z.Name, z.Class)).Distinct().Count() > 1).ToList();
        faults.AddRange(contradictory.Take(MostCodes).Select(g => new Fault(ImportFaults.DuplicateCode, _where with { Field = "code" }, g.Key, g.Count(),
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
