using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>The form of <c>data/zone-kinds/*.yaml</c>.</summary>
internal sealed record ZoneKindFile(
    string Id,
    Words Name,
    IReadOnlyList<ShapeKind> Shapes,
    AreaMeasure AreaOfRecord,
    Metres DefaultAccuracy,
    IReadOnlyDictionary<string, ZoneFieldEntry> Fields,
    Place Where,
    IReadOnlyList<ZoneClassEntry>? Classes = null,
    bool? ClassRequired = null,
    Unruled? Unruled = null,
    LayerChecksEntry? Checks = null)
{
    public ZoneKind ToKind()
    {
        ImmutableArray<ZoneClass> classes = [.. (Classes ?? []).Select(c => c.ToClass())];
        string[] standard = classes.IsEmpty ? ["code", "name"] : ["code", "name", "class"];
        foreach (string id in standard.Where(id => !Fields.ContainsKey(id)))
            throw new Fault(ScreeningFaults.MissingKey, Where, $"fields.{id}").Raise();
        List<Fault> faults = [];
        foreach (string id in classes.Select(c => c.Id).Concat(Fields.Values.SelectMany(f => (f.Values ?? []).Select(v => v.Id))))
            PlainText.CheckId(id, new("类别或者字段的值", "a class or a value of a field"), Where, faults);
        foreach (string id in Fields.Keys)
            PlainText.CheckId(id, new("字段", "a field"), Where, faults);
        if (faults.Count > 0)
            throw new EcoException(faults);
        if (Shapes.Count == 0)
            throw new Fault(DataFileFaults.EmptyList, Where, "shapes").Raise();
        if (classes.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new Fault(ScreeningFaults.Duplicate, Where, new Bilingual("类别", "class"), twice.Key).Raise();
        foreach (string id in (Unruled?.Classes ?? []).Where(id => classes.All(c => c.Id != id)))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("类别", "class"), id).Raise();
        foreach (string id in Fields.Values.Select(f => f.CodedBy).OfType<string>().Where(id => !Fields.ContainsKey(id)))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("字段", "field"), id).Raise();
        return new ZoneKind(
            Id, Name.Text, [.. Shapes], AreaOfRecord, DefaultAccuracy.Value, Unruled is { Classes: null }, classes,
            [.. Fields.Select(f => f.Value.ToField(f.Key))], ClassRequired ?? classes.Length > 0, [.. Unruled?.Classes ?? []])
        {
            Checks = Checks?.ToChecks(classes, Fields) ?? LayerChecks.None,
            Where = Where,
        };
    }
}

/// <summary>One class, or one value of a field with a closed list. <paramref name="NeverClears"/>: a zone with this value can be hit but its absence proves nothing.</summary>
internal sealed record ZoneClassEntry(string Id, Words Name, IReadOnlyList<string>? Aliases = null, bool NeverClears = false)
{
    public ZoneClass ToClass() => new(Id, Name.Text, [.. Aliases ?? []], NeverClears);
}

internal sealed record ZoneFieldEntry(
    IReadOnlyList<string> Aliases, Words? Name = null, bool Required = false, IReadOnlyList<ZoneClassEntry>? Values = null, bool BlankIsNone = false,
    string? CodedBy = null, FieldNumberEntry? Number = null)
{
    public ZoneField ToField(string id) => new(
        id, Name?.Text ?? StandardName(id), [.. Aliases], Required, [.. (Values ?? []).Select(v => v.ToClass())], BlankIsNone, CodedBy, Number?.ToNumber(id));

    private static Bilingual StandardName(string id) => id switch
    {
        "code" => new("编码", "code"),
        "name" => new("名称", "name"),
        "class" => new("类别", "class"),
        _ => Bilingual.Same(id),
    };
}

/// <summary><c>unruled: inform</c> for all classes, or <c>unruled: {classes: […]}</c>: a hit that no rule names needs no review.</summary>
internal sealed record Unruled(IReadOnlyList<string>? Classes) : IYamlForm<Unruled>
{
    private sealed record Some(IReadOnlyList<string> Classes);

    public static Unruled Read(YamlValue value)
    {
        if (value.IsMapping)
            return new Unruled(StrictYaml.Read<Some>(value).Classes);
        return value.Scalar(Expected) is "inform" ? new Unruled((IReadOnlyList<string>?)null) : throw value.Wrong(value.Scalar(Expected), Expected);
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["const"] = "inform" },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["classes"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
                ["required"] = new JsonArray("classes"),
                ["additionalProperties"] = false,
            }),
    };

    private static readonly Bilingual Expected = Bilingual.Same("inform / {classes: […]}");
}
