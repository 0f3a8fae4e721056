namespace EcoGis;

/// <summary>
/// The properties of the zones of a kind, in the order in which they are shown: the standard fields. Names come from the catalog's kinds only: what is not here
/// cannot be asked for. A value is null where the zone has none.
/// </summary>
internal static class ZoneProperties
{
    private const string Code = "code", Name = "name", Class = "class";

    public static IReadOnlyList<Queryable> Of(ZoneKind kind) =>
    [
        new(Code, new("编码", "code"), false, []),
        new(Name, new("名称", "name"), false, []),
        new(Class, new("类别", "class"), false, Named(kind.Classes)),
        .. kind.Fields.Where(f => f.Id is not (Code or Name or Class)).Select(f => new Queryable(f.Id, f.Name, f.Number is not null, Named(f.Values))),
    ];

    public static string? TextOf(this Queryable property, Zone zone) => property.Id switch
    {
        Code => zone.Code,
        Name => zone.Name.Length > 0 ? zone.Name : null,
        Class => zone.Class.Length > 0 ? zone.Class : null,
        var field => zone.Fields.GetValueOrDefault(field),
    };

    public static double? NumberOf(this Queryable property, Zone zone) => property.TextOf(zone) is { } text ? FieldNumber.Parse(text) : null;

    private static IReadOnlyList<(string Id, Bilingual Name)> Named(IEnumerable<ZoneClass> values) => [.. values.Select(v => (v.Id, v.Name))];
}
