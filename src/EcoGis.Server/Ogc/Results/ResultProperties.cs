namespace EcoGis;

/// <summary>
/// The properties of the proposals of a result: columns of its first table, by the names that they have there, in the order in which they are shown. A file of an
/// older program has some of them; a column that is not named here is not given and cannot be asked for.
/// </summary>
internal static class ResultProperties
{
    public const string Feature = "feature", Id = "id", Name = "name";

    private static readonly IReadOnlyList<Queryable> s_all =
    [
        Number(Feature, new("文件中第几个", "place in the file")),
        Text(Id, new("编号", "id")),
        Text(Name, new("名称", "name")),
        Text("verdict", new("结论", "verdict")) with { Values = [.. Enum.GetValues<Verdict>().Select(v => (ContractWords.Of(v), VerdictWords.Of(v)))] },
        Text("conclusion", new("结论文字", "verdict in words")),
        Text("industry", new("行业", "industry")),
        Text("nature", new("建设性质", "nature")),
        Number("site_area_ellipsoidal_m2", new("用地椭球面积 m²", "site, ellipsoidal m²")),
        Number("site_area_planar_m2", new("用地平面面积 m²", "site, planar m²")),
        Text("site_crs", new("平面坐标系", "plane")),
        Number("conflict_area_ellipsoidal_m2", new("冲突椭球面积 m²", "conflict, ellipsoidal m²")),
        Number("conflict_area_planar_m2", new("冲突平面面积 m²", "conflict, planar m²")),
        Number("overlaps", new("压占数", "overlaps")),
        Number("findings", new("发现数", "findings")),
        Number("reviews", new("人工研判事项数", "items for a person")),
        Number("open_questions", new("待答问题数", "open questions")),
        Text("needs", new("尚缺", "what is missing")),
        Text("problem", new("未能读取", "not taken in")),
        Text("adcodes", new("行政区划代码", "administrative codes")),
        Number("longitude", new("中点经度", "longitude of the middle")),
        Number("latitude", new("中点纬度", "latitude of the middle")),
    ];

    /// <param name="columns">Of the table.</param>
    public static IReadOnlyList<Queryable> Of(IReadOnlyCollection<string> columns) => [.. s_all.Where(p => columns.Contains(p.Id, StringComparer.Ordinal))];

    private static Queryable Text(string id, Bilingual name) => new(id, name, false, []);

    private static Queryable Number(string id, Bilingual name) => new(id, name, true, []);
}
