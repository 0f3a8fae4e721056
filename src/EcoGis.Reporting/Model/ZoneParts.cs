using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Zones: the six-column unit table (DOMAIN §1.5), the overlap table (§6.3), nearest zones, checked-and-clear with its rows kept.</summary>
internal sealed class ZoneParts(Screening s, Speech say)
{
    private const string Unit = "control-unit", Element = "element-zone";

    /// <summary>Columns in the order and wording of the provincial service, so that the two can be laid side by side.</summary>
    public ReportTable Units()
    {
        bool looked = s.Layers.Any(l => l.Kind == Unit && l.Status == LayerStatus.Used);
        return new(
            say.T("项目涉及的环境管控单元", "Environmental control units concerned"),
            say.Zh
                ? [new("环境管控单元编码", ColumnKind.Code), new("环境管控单元名称"), new("所属市(州)"), new("所属区县"), new("准入清单类型"), new("管控类型")]
                : [new("Unit code", ColumnKind.Code), new("Unit name"), new("City"), new("County"), new("Access-list type"), new("Control type")],
            [.. s.Overlaps.Where(o => o.Kind is Unit or Element).Select(UnitRow)],
            say.Refused(s) ?? (looked
                ? say.T("项目未落入已入库的任何环境管控单元或要素分区。", "The site lies in no control unit or element zone of the catalog.")
                : say.T("没有可用的环境管控单元图层：不知道项目落在哪个单元。", "No control-unit layer is available: which unit the site lies in is not known.")))
        {
            Note = say.T("列名与省级“生态环境分区管控符合性分析”查询结果一致，便于对照；所属市、区县取自图层字段，无字段时为“—”。",
                "Columns follow the provincial query service. City and county come from the layer; a dash means the layer has no such field."),
        };
    }

    public ReportTable Overlaps() => new(
        say.T("重叠分析表", "Overlaps"),
        [
            new(say.T("序号", "No.")),
            new(say.T("图层（版本）", "Layer (version)")),
            new(say.T("要素名称／编码", "Zone / code")),
            new(say.T("类别", "Class")),
            new(say.T("椭球面积 m²", "Ellipsoidal m²"), ColumnKind.Number),
            new(say.T("平面积 m²", "Planar m²"), ColumnKind.Number),
            new(say.T("公顷（椭球）", "ha (ellipsoidal)"), ColumnKind.Number),
            new(say.T("长度 m", "Length m"), ColumnKind.Number),
            new(say.T("占用地", "Of site"), ColumnKind.Number),
            new(say.T("占管控区", "Of zone"), ColumnKind.Number),
            new(say.T("平均宽度 m", "Mean width m"), ColumnKind.Number),
            new(say.T("确定性", "Certainty")),
        ],
        [.. s.Overlaps.Select((o, i) => (string[])
        [
            Figures.Count(i + 1), LayerOf(o.Layer), say.Zone(o.ZoneName, o.ZoneCode), say.Class(o.Kind, o.ZoneClass),
            Figures.Area(o.EllipsoidalArea), Figures.Area(o.PlanarArea), Figures.Hectares(o.EllipsoidalArea), Figures.Length(o.Length),
            Figures.Exact(o.ShareOfSite), Figures.Exact(o.ShareOfZone), Figures.Length(o.MeanWidth), say.In(ReportWords.Of(o.Certainty)),
        ])],
        say.Refused(s) ?? say.T("与已使用的图层均无重叠。", "No overlap with any layer used."))
    {
        Note = say.T("不同图层可相互重叠，各行之和不等于用地面积。", "Layers overlap each other: rows do not add up to the site."),
    };

    public ReportTable Proximities() => new(
        say.T("各图层最近而未重叠的管控区", "Nearest zone not overlapped, per layer"),
        [
            new(say.T("图层（版本）", "Layer (version)")),
            new(say.T("要素名称／编码", "Zone / code")),
            new(say.T("距离 m", "Distance m"), ColumnKind.Number),
            new(say.T("方位角 °", "Azimuth °"), ColumnKind.Number),
            new(say.T("方位", "Direction")),
        ],
        [.. s.Proximities.Select(p => (string[])
        [
            LayerOf(p.Layer), say.Zone(p.ZoneName, p.ZoneCode), Figures.Length(p.Distance), Figures.Degrees(p.Azimuth), Figures.Wind(p.Azimuth, say.Language),
        ])],
        say.Refused(s) ?? say.T("已使用的图层中没有其他管控区。", "The layers used hold no other zone."));

    public ReportTable Clear() => new(
        say.T("已核对、不涉及", "Checked and clear"),
        [
            new(say.T("区类", "Kind")),
            new(say.T("图层（版本）", "Layer (version)")),
            new(say.T("结果", "Result")),
            new(say.T("最近的管控区", "Nearest zone")),
            new(say.T("最近距离 m", "Nearest distance m"), ColumnKind.Number),
        ],
        [.. s.Clear.Select(ClearRow)],
        say.Refused(s) ?? say.T("没有任何区类可以确认为“不涉及”：见“尚不知道”。", "No kind could be confirmed as clear: see “Not known”."));

    private string[] ClearRow(ClearRecord c) =>
    [
        say.Kind(c.Kind),
        c.Layer is { } layer ? LayerOf(layer) : Figures.None,
        c.DeclaredAbsentBy is { } source ? say.T($"声明本区没有（{source}）", $"declared absent ({source})") : say.T("不涉及", "clear"),
        c.NearestZone is { } code ? say.Zone(c.NearestZoneName ?? "", code) : c.DeclaredAbsentBy is null ? say.T("图层覆盖范围内没有此类管控区", "no such zone in the covered area") : Figures.None,
        Figures.Length(c.Distance),
    ];

    private string[] UnitRow(OverlapRecord o)
    {
        LayerVersion? version = s.Snapshot?.Layers.FirstOrDefault(l => l.Name == o.Layer)?.Version;
        ImmutableSortedDictionary<string, string> fields = version?.Zones.ElementAtOrDefault(o.ZoneNumber - 1)?.Fields ?? ImmutableSortedDictionary<string, string>.Empty;
        return [o.ZoneCode, o.ZoneName, Field("city"), Field("county"), ListType(o, fields), ControlType(o, fields, version?.Kind)];

        string Field(string id) => fields.TryGetValue(id, out string? value) && value.Length > 0 ? value : Figures.None;
    }

    private string ListType(OverlapRecord o, ImmutableSortedDictionary<string, string> fields)
    {
        if (fields.TryGetValue("list_type", out string? stated) && stated.Length > 0)
            return stated;
        if (o.Kind == Unit)
            return say.T("环境综合管控单元", "integrated unit");
        string element = fields.TryGetValue("element", out string? e) ? e : o.ZoneCode is ['Y', 'S', _, _, _, _, _, _, _, var digit, ..] ? digit.ToString() : "";
        return element switch
        {
            "ecology" or "1" => say.T("生态空间分区", "ecological space"),
            "water" or "2" => say.T("水环境管控分区", "water"),
            "air" or "3" => say.T("大气环境管控分区", "air"),
            "soil" or "4" => say.T("土壤环境管控分区", "soil"),
            "resource" or "5" => say.T("资源管控分区", "resources"),
            _ => Figures.None,
        };
    }

    /// <summary>The service prints 环境综合管控单元 before the class; the kind's data knows that long form as an alias of the class.</summary>
    private string ControlType(OverlapRecord o, ImmutableSortedDictionary<string, string> fields, ZoneKind? kind)
    {
        if (fields.TryGetValue("control_type", out string? stated) && stated.Length > 0)
            return stated;
        ZoneClass? zoneClass = kind?.Classes.FirstOrDefault(c => c.Id == o.ZoneClass);
        string? full = say.Zh ? zoneClass?.Aliases.FirstOrDefault(a => a.StartsWith(kind!.Name.Zh, StringComparison.Ordinal)) : null;
        return full ?? say.Class(o.Kind, o.ZoneClass);
    }

    private string LayerOf(string name) => s.Layers.FirstOrDefault(l => l.Name == name)?.Version is { } version ? $"{name}@{version}" : name;
}
