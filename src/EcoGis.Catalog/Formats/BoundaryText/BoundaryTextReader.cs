using System.Globalization;

namespace EcoGis;

/// <summary>
/// 建设用地报批坐标 TXT (界址点坐标): one feature per 地块, as DOMAIN.md §5.1 describes the format and its variations. Northing and easting are told
/// by their digits; rings become shells and holes by containment. The stated area is carried in m² (the file writes 公顷), not compared.
/// </summary>
internal static class BoundaryTextReader
{
    private const decimal SquareMetresPerHectare = 10_000;
    private const decimal SuspiciousHectares = 1000;

    private static readonly string[] FieldNames = ["界址点数", "地块面积", "地块编号", "地块名称", "记录图形属性", "图幅号", "地块用途", "地类编码"];

    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        Place where = Place.InFile(path);
        options.Limits.CheckBoundaryText(new FileInfo(path).Length, where);
        (string text, string encoding) = TextDecoding.Decode(File.ReadAllBytes(path), options.Encoding, where, notices);
        BoundaryDocument document = BoundaryDocument.Parse(text, where, options.Limits, notices, ct);
        (BoundaryAxes axes, EcoException? unclear) = Axes(document, where);
        if (axes.Written == AxisOrder.EastingFirst)
            notices.Add(new("坐标轴按位数判断为东坐标在前，已对调", "by their digits the eastings come first; the axes were swapped"));
        BoundaryZone zone = new(document.Header, axes, where, notices);
        if (document.Header.TryGetValue("转换参数", out string? shift) && shift.Any(c => c is >= '1' and <= '9'))
            notices.Add(new("文件头带有转换参数（{0}），未作任何转换", "the header has transformation parameters ({0}); none were applied"), NoticeList.Sample(shift));

        List<FeatureRecord> features = [.. document.Plots.Select((plot, i) => Feature(plot, i + 1, document, axes, where, notices))];
        return new FileDraft(path, "txt")
        {
            FileCrs = zone.FromFile,
            FileOldCrs = zone.OldFromFile,
            StatedCrs = zone.FromHeader,
            DatumStated = zone.IsModern,
            CrsSource = new("文件头", "header"),
            CoordinateFault = unclear,
            AdaptAsked = zone.Adapt,
            DeclaredCrs = zone.Declared,
            CrsAbsence = zone.Absence,
            AxesSettled = true,
            Encoding = encoding,
            EncodingReason = TextDecoding.Reason(options.Encoding, encoding),
            Fields = [.. document.Header.Keys.Concat(document.Plots.SelectMany(p => p.Fields.Select((_, i) => NameOf(i)))).Distinct()],
            Features = features,
            Notices = notices,
        };
    }

    /// <summary>Numbers that are no Gauss-Krüger metres are carried as they stand, the first as northing, with the refusal: explanations can then be ranked.</summary>
    private static (BoundaryAxes Axes, EcoException? Unclear) Axes(BoundaryDocument document, Place where)
    {
        try
        {
            return (BoundaryAxes.Of(document.Plots.SelectMany(p => p.Points), where), null);
        }
        catch (EcoException e) when (e.Faults[0].Kind == BoundaryTextFaults.AxesAmbiguous || e.Faults[0].Kind == BoundaryTextFaults.Degrees)
        {
            return (new(AxisOrder.NorthingFirst, null), e);
        }
    }

    private static FeatureRecord Feature(BoundaryPlot plot, int position, BoundaryDocument document, BoundaryAxes axes, Place file, NoticeList notices)
    {
        string id = plot.Field(2);
        Place where = file with { Feature = id.Length > 0 ? NoticeList.Sample(id) : $"#{position}", Line = plot.Line };
        Dictionary<string, string?> attributes = document.Header.ToDictionary(p => p.Key, p => p.Value.Length == 0 ? null : (string?)p.Value);
        for (int i = 0; i < plot.Fields.Count; i++)
            attributes[NameOf(i)] = plot.Fields[i].Length == 0 ? null : plot.Fields[i];
        return new FeatureRecord(position, id.Length == 0 ? null : id, ShapeOf(plot, axes, where, notices), attributes, AreaOf(plot, where, notices), where);
    }

    private static string NameOf(int field) => field < FieldNames.Length ? FieldNames[field] : string.Create(CultureInfo.InvariantCulture, $"附加{field - FieldNames.Length + 1}");

    private static RawShape? ShapeOf(BoundaryPlot plot, BoundaryAxes axes, Place where, NoticeList notices)
    {
        if (plot.Points.Count == 0)
        {
            notices.Count(new("{0} 个地块没有界址点（第一个：{1}）", "{0} plot(s) have no points (first: {1})"), where);
            return null;
        }

        List<List<BoundaryPoint>> rings = BoundaryRings.Group(plot.Points, where, notices);
        CheckCount(plot, rings, where, notices);
        switch (plot.Field(4))
        {
            case "点":
                return new RawShape(ShapeKind.Point, RingRoles.AsGiven, [.. plot.Points.Select(p => (IReadOnlyList<RawPath>)[BoundaryRings.Path([p], axes)])]);
            case "线":
                return new RawShape(ShapeKind.Line, RingRoles.AsGiven, [.. rings.Select(r => (IReadOnlyList<RawPath>)[BoundaryRings.Path(r, axes)])]);
            case "面":
                break;
            default:
                notices.Count(new("{0} 个地块未注明图形属性，按面读取（第一个：{1}）", "{0} plot(s) do not state their geometry type and were read as polygons (first: {1})"), where);
                break;
        }

        return RawShape.Rings([.. rings.Select(r => BoundaryRings.Close(r, axes, where, notices))]);
    }

    private static void CheckCount(BoundaryPlot plot, List<List<BoundaryPoint>> rings, Place where, NoticeList notices)
    {
        string stated = BoundaryLines.Fold(plot.Field(0)).Trim();
        int lines = plot.Points.Count, distinct = rings.Sum(BoundaryRings.Distinct);
        if (!int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || (count != lines && count != distinct))
            notices.Add(new("{0}：界址点数写 {1}，实际 {2} 行、{3} 个不同的点", "{0}: the plot states {1} points; it has {2} lines, {3} distinct points"),
                where.Text, NoticeList.Sample(stated, 20), lines, distinct);
    }

    private static double? AreaOf(BoundaryPlot plot, Place where, NoticeList notices)
    {
        string stated = BoundaryLines.Fold(plot.Field(1)).Trim();
        if (stated.Length == 0)
            return null;
        if (!BoundaryLines.Number(stated, out _) || !decimal.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal hectares) || hectares > decimal.MaxValue / SquareMetresPerHectare)
        {
            notices.Count(new("{0} 个地块的面积不是数字（第一个：{1}）", "{0} plot(s) state an area that is not a number (first: {1})"), where);
            return null;
        }

        if (hectares > SuspiciousHectares)
            notices.Count(new("{0} 个地块的面积大于 1000 公顷，可能误写为平方米（第一个：{1}）", "{0} plot(s) state more than 1000 ha, perhaps written in m² (first: {1})"), where);
        return (double)(hectares * SquareMetresPerHectare);
    }
}
