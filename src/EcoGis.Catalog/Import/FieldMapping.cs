namespace EcoGis;

/// <summary>
/// Which column of a file feeds which standard field of a zone kind. Columns are matched by folded name against the field's id, names and
/// aliases; what the person says (<c>--set</c>, then <c>--map-field</c>) wins. Two columns for one field are refused: which one is right
/// is not ours to guess. Does not look at values.
/// </summary>
internal sealed class FieldMapping
{
    /// <summary>The three fields every kind has; a kind's own definition of them, with its aliases, replaces these.</summary>
    private static readonly ZoneField[] s_always =
    [
        new("code", new("编码", "code"), [], false, []),
        new("name", new("名称", "name"), [], false, []),
        new("class", new("类别", "class"), [], false, []),
    ];

    private readonly Dictionary<string, string> _columns = [];
    private readonly Dictionary<string, string> _constants = [];

    private FieldMapping(IReadOnlyList<ZoneField> fields) => Fields = fields;

    /// <summary>code, name, class first, then the kind's further fields in its order.</summary>
    public IReadOnlyList<ZoneField> Fields { get; }

    /// <summary>Columns that feed a standard field.</summary>
    public IReadOnlySet<string> UsedColumns => _columns.Where(c => !_constants.ContainsKey(c.Key)).Select(c => c.Value).ToHashSet();

    /// <summary>For the receipt: field id → column, or "= constant".</summary>
    public IReadOnlyDictionary<string, string> Described => Fields
        .Where(f => _constants.ContainsKey(f.Id) || _columns.ContainsKey(f.Id))
        .ToDictionary(f => f.Id, f => _constants.TryGetValue(f.Id, out string? constant) ? "= " + constant : _columns[f.Id].Trim());

    public static IReadOnlyList<ZoneField> FieldsOf(ZoneKind kind) =>
    [
        .. s_always.Select(always => kind.Fields.FirstOrDefault(f => f.Id == always.Id) ?? always),
        .. kind.Fields.Where(f => s_always.All(always => always.Id != f.Id)),
    ];

    /// <summary>Every fault of the mapping is added to <paramref name="faults"/>.</summary>
    public static FieldMapping Build(FeatureFile file, ZoneKind kind, ImportRequest request, List<Fault> faults) =>
        Build(file.Path, file.Layer, file.Fields, file.Features.Count > 0, kind, request, faults);

    /// <param name="any">There are features: only then can a required field be missed.</param>
    public static FieldMapping Build(string path, string? layer, IReadOnlyList<string> columns, bool any, ZoneKind kind, ImportRequest request, List<Fault> faults)
    {
        FieldMapping mapping = new(FieldsOf(kind));
        Place where = Place.InFile(path) with { Layer = layer };
        mapping.TakeConstants(request, where, faults);
        mapping.TakeNamedColumns(columns, request, where, faults);
        foreach (ZoneField field in mapping.Fields)
        {
            if (!mapping._constants.ContainsKey(field.Id) && !request.MapField.ContainsKey(field.Id))
                mapping.FindColumn(field, columns, where, faults);
        }

        foreach (ZoneField field in mapping.Fields.Where(f => IsRequired(f, kind) && !mapping.Has(f.Id) && any))
        {
            faults.Add(field.Id == "class"
                ? new Fault(ImportFaults.ClassMissing, where, Listed(columns), ClassValues.Accepted(kind.Classes))
                : new Fault(ImportFaults.FieldMissing, where, field.Id, field.Name, Listed(columns)));
        }

        return mapping;
    }

    /// <summary>The value of a field for one feature: trimmed, null when absent or blank.</summary>
    public string? Value(FeatureRecord feature, string field)
    {
        string? value = _constants.TryGetValue(field, out string? constant) ? constant
            : _columns.TryGetValue(field, out string? column) ? feature.Attributes.GetValueOrDefault(column)
            : null;
        value = value?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static bool IsRequired(ZoneField field, ZoneKind kind) =>
        field.Id == "class" ? kind.ClassRequired && kind.Classes.Length > 0 : field.Required;

    private static string Listed(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c.Trim()}\""));

    private bool Has(string field) => _constants.ContainsKey(field) || _columns.ContainsKey(field);

    private void TakeConstants(ImportRequest request, Place where, List<Fault> faults)
    {
        foreach ((string id, string value) in request.Set.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (Fields.All(f => f.Id != id))
                faults.Add(new Fault(ImportFaults.UnknownField, where, id, "--set", string.Join(", ", Fields.Select(f => f.Id))));
            else
                _constants[id] = value;
        }
    }

    private void TakeNamedColumns(IReadOnlyList<string> columns, ImportRequest request, Place where, List<Fault> faults)
    {
        foreach ((string id, string wanted) in request.MapField.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            string folded = FoldedText.Of(wanted);
            string? column = columns.FirstOrDefault(c => c == wanted) ?? columns.FirstOrDefault(c => FoldedText.Of(c) == folded);
            if (Fields.All(f => f.Id != id))
                faults.Add(new Fault(ImportFaults.UnknownField, where, id, "--map-field", string.Join(", ", Fields.Select(f => f.Id))));
            else if (column is null)
                faults.Add(new Fault(ImportFaults.ColumnMissing, where, wanted, id, Listed(columns)));
            else
                _columns[id] = column;
        }
    }

    private void FindColumn(ZoneField field, IReadOnlyList<string> columns, Place where, List<Fault> faults)
    {
        HashSet<string> names = [.. new[] { field.Id, field.Name.Zh, field.Name.En }.Concat(field.Aliases).Select(FoldedText.Of)];
        string[] found = [.. columns.Distinct().Where(c => names.Contains(FoldedText.Of(c)))];
        if (found.Length > 1)
            faults.Add(new Fault(ImportFaults.AmbiguousField, where, field.Id, Listed(found), found[0].Trim()));
        else if (found.Length == 1)
            _columns[field.Id] = found[0];
    }
}
