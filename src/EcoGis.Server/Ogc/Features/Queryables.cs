namespace EcoGis;

/// <summary>A property of a collection that can be asked for: a standard field of its kind, text or a number. Its value for a zone is null where the zone has none.</summary>
internal sealed record Queryable(string Id, Bilingual Name, bool IsNumber, IReadOnlyList<ZoneClass> Values, Func<Zone, string?> TextOf)
{
    public double? NumberOf(Zone zone) => TextOf(zone) is { } text ? FieldNumber.Parse(text) : null;
}

/// <summary>The properties of the zones of a kind, in the order in which they are shown. Names come from the catalog's kinds only: what is not here cannot be asked for.</summary>
internal static class Queryables
{
    public static IReadOnlyList<Queryable> Of(ZoneKind kind) =>
    [
        new("code", new("编码", "code"), false, [], z => z.Code),
        new("name", new("名称", "name"), false, [], z => z.Name.Length > 0 ? z.Name : null),
        new("class", new("类别", "class"), false, kind.Classes, z => z.Class.Length > 0 ? z.Class : null),
        .. kind.Fields.Where(f => f.Id is not ("code" or "name" or "class")).Select(f => new Queryable(f.Id, f.Name, f.Number is not null, f.Values, z => z.Fields.GetValueOrDefault(f.Id))),
    ];
}
