using System.Globalization;

namespace EcoGis;

/// <summary>A receipt in words: the one place that says what its record means to a planner. What the limits leave out is told; the record and <c>--json</c> have all.</summary>
/// <param name="mostFeatures">Rows of features; those whose area differs come first.</param>
/// <param name="mostProblems">Lines of problems.</param>
internal sealed class ReceiptWords(Language language, int mostFeatures, int mostProblems)
{
    private const int MostShares = 6, MostExplanations = 8;

    public ReceiptSheet Of(Receipt r)
    {
        int flawed = r.Features.Count(f => f.IsFlawed);
        List<(GeometryProblem Problem, string Line)> problems = [.. r.Features.SelectMany(Problems)];
        List<string> lines = [.. problems.Take(mostProblems).Select((p, i) => $"{i + 1}. {p.Line}"), .. r.Features.Where(f => f.Refused is not null).Select(f => $"{Name(f)}{T("：", ": ")}{f.Refused!.In(language)}")];
        if (problems.Count > mostProblems)
            lines.Add(T($"另 {problems.Count - mostProblems} 处见 --json", $"{problems.Count - mostProblems} more in --json"));
        lines.AddRange(r.Features.Where(f => f.Unlisted > 0).Select(f => T($"{Name(f)}：另有 {f.Unlisted} 处未列出", $"{Name(f)}: {f.Unlisted} more are not listed")));
        return new(language, string.Join(T("、", ", "), r.Files.Select(f => f.Name).DefaultIfEmpty(r.Format)), r.IsUsable,
            !r.IsUsable ? T("现在不能读入；未存入任何内容", "cannot be read as it is; nothing was stored")
                : flawed == 0 ? T("可以读入；未存入任何内容", "can be read; nothing was stored")
                : T($"可以读入，但 {flawed} 个要素图形有误：作为图层会被拒绝，作为项目无法判定；未存入任何内容", $"can be read, but {flawed} feature(s) are broken: a layer is refused for it, a proposal undetermined; nothing was stored"),
            [.. Facts(r)],
            [Fields(r), Areas(r), Shared(r), .. r.Ranking is { } ranking ? [Ranking(ranking)] : Array.Empty<ReceiptTable>()],
            [
                new(T("不能按此读入", "would be refused"), [.. r.Refusals.Select(f => f.In(language))], Grave: true),
                new(T("图形问题", "geometry problems"), lines, Grave: flawed > 0, OnMap: true),
                new(T("需要回答", "to be answered"), [.. r.Questions.Select(q => q.In(language))], Grave: false),
                new(T("提示", "notices"), [.. r.Notices.Select(n => n.In(language))], Grave: false),
            ])
        {
            Picture = r.Locator is { } map && r.Crs is { } crs ? new(map.Boundary, map.Features, [.. Places(problems.Take(mostProblems).Select(p => p.Problem), crs)]) : null,
        };
    }

    private IEnumerable<(string, string)> Facts(Receipt r)
    {
        foreach (FileFact file in r.Files)
            yield return (T("文件", "file"), $"{file.Name}  {ReceiptText.Bytes(file.Bytes)}  SHA-256 {file.Sha256}");
        yield return (T("内容", "content"), ReceiptText.Format(r.Format).In(language) + (r.Layer is null ? "" : T($"，图层 {r.Layer}", $", layer {r.Layer}")));
        yield return (T("要素", "features"), T($"{r.FeatureCount}（{ReceiptText.Shapes(language, r.Shapes)}）", $"{r.FeatureCount} ({ReceiptText.Shapes(language, r.Shapes)})"));
        if (r.Encoding is { } encoding)
            yield return (T("编码", "encoding"), $"{encoding} — {r.EncodingReason?.In(language) ?? "-"}");
        yield return (T("坐标系", "CRS"), $"{(r.Crs is { } crs ? $"{crs.Code} {crs.Name}" : T("未知", "not known"))} — {r.CrsReason.In(language)}");
        if (r.Correction is { } correction)
            yield return (T("坐标处理", "correction"), correction.What.In(language));
        if (r.Box is { } b)
            yield return (T("坐标范围", "extent"), string.Create(CultureInfo.InvariantCulture, $"x {b.MinX:0.######} … {b.MaxX:0.######}  y {b.MinY:0.######} … {b.MaxY:0.######}"));
        if (r.LonLat is { } e && r.Crs is { IsGeographic: false })
            yield return (T("经纬度范围", "lon/lat"), string.Create(CultureInfo.InvariantCulture, $"{e.MinX:0.######}° … {e.MaxX:0.######}° E  {e.MinY:0.######}° … {e.MaxY:0.######}° N"));
        yield return (T("行政区", "district"), r.Within switch
        {
            null => T("未知（图层库中没有行政区界，或坐标系未知）", "not known (no administrative boundary in the catalog, or no CRS)"),
            { Count: 0 } => T("在行政区界之外", "outside the administrative boundary"),
            var shares => string.Join(T("、", ", "), shares.Take(MostShares).Select(s => $"{s.Area} {CrsExplanation.Percent(s.Share)}")),
        });
        string measured = ReceiptText.Area(r.Features.Any(f => f.EllipsoidalArea is not null) ? r.EllipsoidalArea : null), stated = ReceiptText.Area(r.DeclaredArea);
        yield return (T("面积合计", "total area"), T($"椭球 {measured}；平面 {Planes(r)}；文件所载 {stated}", $"ellipsoidal {measured}; planar {Planes(r)}; stated by the file {stated}"));
        if (SharedText(r) is { } shared)
            yield return (T("相互重叠", "overlaps"), shared);
    }

    /// <summary>Sum and union, both by their names; null where there is nothing to compare.</summary>
    private string? SharedText(Receipt r) => r.Shared switch
    {
        null => r.Features.Count(f => f.EllipsoidalArea is not null) < 2 ? null
            : T($"未比对：要素外框相交的部分超过 {SharedGround.MostVertices:#,0} 个顶点", $"not looked at: more than {SharedGround.MostVertices:#,0} vertices in features whose bounds meet"),
        { Pairs.Count: 0, Unlisted: 0 } => T("各面互不重叠", "no two polygons share ground"),
        var s => T($"{s.Pairs.Count} 对面相互重叠：逐个相加 {ReceiptText.Area(s.Sum)}，重叠只计一次 {ReceiptText.Area(s.Union)}", $"{s.Pairs.Count} pairs of polygons share ground: sum {ReceiptText.Area(s.Sum)}, union {ReceiptText.Area(s.Union)}")
            + (s.Unlisted > 0 ? T($"；另有 {s.Unlisted} 对未逐对比对", $"; {s.Unlisted} more pairs were not looked at one by one") : ""),
    };

    private static string Planes(Receipt r) => r.PlanarAreas.Count == 0 ? "—" : string.Join(" + ", r.PlanarAreas.Select(p => $"{ReceiptText.Area(p.Area)} ({p.Plane})"));

    private ReceiptTable Fields(Receipt r) => new(T("字段", "columns"), [T("列", "column"), T("类型", "type"), T("有值", "filled"), T("示例", "samples"), T("对应字段", "feeds")],
    [
        .. r.Fields.Select(f => new ReceiptRow([f.Name, Type(f.Type), $"{f.Filled}/{r.FeatureCount}", string.Join(" / ", f.Samples), f.Feeds ?? "—"])),
        .. r.Unfed.Select(u => new ReceiptRow(["—", "—", "—", u.Required ? T("必填，没有对应的列", "required, no column feeds it") : T("没有对应的列", "no column feeds it"), T($"{u.Field}（{u.Name.Zh}）", $"{u.Field} ({u.Name.En})")], u.Required)),
    ]);

    private string Type(string type) => type switch
    {
        "integer" => T("整数", "integer"),
        "decimal" => T("小数", "decimal"),
        "date" => T("日期", "date"),
        "empty" => T("空", "empty"),
        _ => T("文字", "text"),
    };

    private ReceiptTable Areas(Receipt r)
    {
        ReceiptFeature[] all = [.. r.Features.Where(_ => r.Features.Any(f => f.EllipsoidalArea is not null || f.DeclaredArea is not null))];
        ReceiptFeature[] shown = [.. all.OrderBy(f => f.AreaDiffers ? 0 : 1).ThenBy(f => f.Position).Take(mostFeatures).OrderBy(f => f.Position)];
        return new(T("面积", "areas"), [T("要素", "feature"), T("椭球面积", "ellipsoidal"), T("平面面积", "planar"), T("平面", "plane"), T("文件所载", "stated"), T("核对", "check")],
        [
            .. shown.Select(f => new ReceiptRow(
            [
                Name(f), ReceiptText.Area(f.EllipsoidalArea), ReceiptText.Area(f.PlanarArea), f.Plane ?? "—", ReceiptText.Area(f.DeclaredArea),
                f.AreaDiffers ? T("不符", "differs") : f.DeclaredArea is null ? T("未载", "not stated") : f.EllipsoidalArea is null ? T("未量算", "not measured") : T("相符", "agrees"),
            ], f.AreaDiffers)),
        ], all.Length > shown.Length ? T($"另 {all.Length - shown.Length} 个见 --json", $"{all.Length - shown.Length} more in --json") : null);
    }

    private ReceiptTable Shared(Receipt r)
    {
        IReadOnlyList<SharedPair> pairs = r.Shared?.Pairs ?? [];
        return new(T("相互重叠的面", "polygons that share ground"), [T("要素", "feature"), T("要素", "feature"), T("重叠面积（椭球）", "shared area (ellipsoidal)"), T("平均宽", "mean width")],
            [.. pairs.OrderByDescending(p => p.EllipsoidalArea).Take(mostFeatures).Select(p => new ReceiptRow([Name(r.Features[p.First]), Name(r.Features[p.Second]), ReceiptText.Area(p.EllipsoidalArea), string.Create(CultureInfo.InvariantCulture, $"{p.MeanWidth:0.###} m")]))],
            pairs.Count > mostFeatures ? T($"另 {pairs.Count - mostFeatures} 对见 --json", $"{pairs.Count - mostFeatures} more in --json") : null);
    }

    /// <summary>Fatal ones each by itself; harmless ones of a kind together, at their first place.</summary>
    private IEnumerable<(GeometryProblem, string)> Problems(ReceiptFeature f)
    {
        foreach (GeometryProblem p in f.Problems.Where(p => p.IsFatal))
            yield return (p, T($"{Name(f)}：{ProblemWords.Of(p.Kind).Zh}，{At(p)}", $"{Name(f)}: {ProblemWords.Of(p.Kind).En}, {At(p)}"));
        foreach (var g in f.Problems.Where(p => !p.IsFatal).GroupBy(p => p.Kind))
        {
            yield return (g.First(), T(
                $"{Name(f)}：{ProblemWords.Of(g.Key).Zh} {g.Count()} 处（可读入），首处 {At(g.First())}",
                $"{Name(f)}: {ProblemWords.Of(g.Key).En}, {g.Count()} (accepted), first {At(g.First())}"));
        }
    }

    private string At(GeometryProblem p) =>
        (p.Ring > 0 ? T($"环 {p.Ring}，", $"ring {p.Ring}, ") : "") + string.Create(CultureInfo.InvariantCulture, $"({p.X:0.########}, {p.Y:0.########})");

    private static IEnumerable<(string, double, double)> Places(IEnumerable<GeometryProblem> problems, Crs crs)
    {
        CrsTransform toDegrees = CrsTransform.Between(crs, Crs.Wgs84);
        foreach (var (i, p) in problems.Index())
        {
            if (toDegrees.Apply(p.X, p.Y) is var (lon, lat) && double.IsFinite(lon) && double.IsFinite(lat))
                yield return ((i + 1).ToString(CultureInfo.InvariantCulture), lon, lat);
        }
    }

    private ReceiptTable Ranking(CrsRanking ranking) => new(
        T("坐标系的可能解释", "explanations of the CRS"), [T("解释", "explanation"), T("文件的差错", "what the file got wrong"), T("区内", "inside"), T("轮廓偏差 m", "outlines m"), T("面积比", "area ratio")],
        [
            .. ranking.Explanations.Take(MostExplanations).Select(e => new ReceiptRow(
            [
                (e == ranking.Winner ? "★ " : "") + e.Name.In(language),
                e.AsStated ? T("无（如文件所述）", "nothing (as stated)") : e.Mistakes.IsEmpty ? T("未说明坐标系", "states no CRS") : string.Join(T("、", ", "), e.Mistakes.Select(m => CrsExplanation.Word(m).In(language))),
                e.Inside is 0 && e.Distance is { } d ? T($"区外约 {d / 1000:0} km", $"about {d / 1000:0} km off") : e.Inside is { } inside ? CrsExplanation.Percent(inside) : "—",
                e.Mismatch is { } m ? m.ToString("0", CultureInfo.InvariantCulture) : "—",
                e.AreaRatio is { } ratio ? ratio.ToString("0.####", CultureInfo.InvariantCulture) : "—",
            ])),
        ], ranking.Outcome.In(language));

    private static string Name(ReceiptFeature f) => f.Id ?? $"#{f.Position}";

    private string T(string zh, string en) => language == Language.Zh ? zh : en;
}
