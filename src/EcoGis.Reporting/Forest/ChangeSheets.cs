namespace EcoGis;

/// <summary>
/// Change between two epochs as sheets: matrix, units, causes, stock, patches of change. The matrix is rounded so that rows and columns both add up to what is printed
/// as their sums (<see cref="RoundedTable"/>); hectares to 4 decimals, cubic metres to 1.
/// </summary>
public static class ChangeSheets
{
    private const double SquareMetres = 10_000;

    public static readonly Bilingual Adjusted = new(
        "行为前期、列为后期，单位公顷（椭球面积）；行合计等于前期面积，列合计等于后期面积；取整使行列都能加总，任一数的调整小于 0.0001 公顷。",
        "Rows are the earlier epoch, columns the later, in hectares (ellipsoidal); row sums are the earlier areas, column sums the later; rounded so that rows and columns both add up, no number by more than 0.0001 ha.");

    public static IReadOnlyList<Sheet> Of(ForestChange change, Language language) => [Matrix(change.Matrix, change, language), Units(change, language), Causes(change, language), Stock(change, language), Patches(change, language)];

    /// <summary>Off the diagonal firm change only; slivers are in the row and column of border noise.</summary>
    public static Sheet Matrix(TransitionMatrix m, ForestChange change, Language language)
    {
        var codes = m.Classes;
        int n = codes.Length;
        bool twice = codes.Any(c => -m.TwiceAfter(c) - m.TwiceBefore(c) > 0.5);
        double[,] cells = new double[n + (twice ? 3 : 2), n + (twice ? 3 : 2)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                cells[i, j] = i == j ? m[codes[i], codes[j]].All : m[codes[i], codes[j]].Firm;
            cells[i, n] = codes.Where(c => c != codes[i]).Sum(c => m[codes[i], c].Sliver);
            cells[n, i] = codes.Where(c => c != codes[i]).Sum(c => m[c, codes[i]].Sliver);
            cells[i, n + 1] = m.OnlyBefore(codes[i]) + (twice ? 0 : m.TwiceAfter(codes[i]));
            cells[n + 1, i] = m.OnlyAfter(codes[i]) + (twice ? 0 : m.TwiceBefore(codes[i]));
            if (twice)
                (cells[i, n + 2], cells[n + 2, i]) = (m.TwiceAfter(codes[i]), m.TwiceBefore(codes[i]));
        }

        double[,] rounded = RoundedTable.Of(cells, SquareMetres, RoundedParts.Hectares);
        int size = cells.GetLength(0);
        string[] names = [.. codes.Select(c => Name(change, c, language)), ForestWords.Noise.In(language), ForestWords.OnlyAfter.In(language), ForestWords.Twice.In(language)];
        string[] heads = [.. codes.Select(c => Name(change, c, language)), ForestWords.Noise.In(language), ForestWords.OnlyBefore.In(language), ForestWords.Twice.In(language)];
        return new("matrix", new("转移矩阵", "transition matrix"),
        [
            ForestSheets.Text("from", "前期＼后期", "from \\ to", 22),
            .. heads.Take(size).Select((h, j) => new SheetColumn(j < n ? $"to_{codes[j]}" : j == n ? "noise" : j == n + 1 ? "no_later_patch" : "twice", Bilingual.Same(h), RowType.Real, 14)),
            ForestSheets.Real("before", "前期合计", "earlier total"),
        ], [
            .. Enumerable.Range(0, size).Select(i => (object?[])[names[i], .. Enumerable.Range(0, size).Select(j => i >= n && j >= n ? null : (object?)rounded[i, j]), rounded[i, size]]),
            [new Bilingual("后期合计", "later total").In(language), .. Enumerable.Range(0, size).Select(j => (object?)rounded[size, j]), null],
        ]);
    }

    public static Sheet Units(ForestChange change, Language language)
    {
        var rows = change.ByUnit;
        Func<TransitionMatrix, double>[] sums =
        [
            m => m.Classes.Sum(m.Before), m => m.Classes.Sum(m.After), m => m.Classes.Where(Forest).Sum(m.Before), m => m.Classes.Where(Forest).Sum(m.After),
            m => Pairs(m).Where(p => !Forest(p.From) && Forest(p.To)).Sum(p => m[p.From, p.To].Firm), m => Pairs(m).Where(p => Forest(p.From) && !Forest(p.To)).Sum(p => m[p.From, p.To].Firm),
            m => m.Changed, m => m.Noise, m => m.Classes.Sum(m.OnlyBefore), m => m.Classes.Sum(m.OnlyAfter),
        ];
        var columns = sums.Select(s => ForestSheets.Column(rows.Select(r => s(r.Matrix)), RoundedParts.Hectares, SquareMetres)).ToArray();
        return new("units", new("分乡镇变化", "change by township"),
        [
            ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22),
            ForestSheets.Real("before_ha", "前期面积 ha", "earlier ha"), ForestSheets.Real("after_ha", "后期面积 ha", "later ha"), ForestSheets.Real("forest_before_ha", "前期森林 ha", "forest earlier ha"), ForestSheets.Real("forest_after_ha", "后期森林 ha", "forest later ha"),
            ForestSheets.Real("gain_ha", "森林增加 ha", "forest gained ha"), ForestSheets.Real("loss_ha", "森林减少 ha", "forest lost ha"), ForestSheets.Real("changed_ha", "地类变化 ha", "class changed ha"), ForestSheets.Real("noise_ha", "边界噪声 ha", "border noise ha"),
            ForestSheets.Real("no_later_ha", "后期无图斑 ha", "no later patch ha"), ForestSheets.Real("no_earlier_ha", "前期无图斑 ha", "no earlier patch ha"),
        ], [
            .. rows.Select((r, i) => (object?[])[r.Unit?.Code, r.Unit?.Name ?? (change.Units.All.IsEmpty ? new Bilingual("全部", "all") : ForestWords.Outside).In(language), .. columns.Select(c => (object?)c[i])]),
            [null, ForestWords.Total.In(language), .. columns.Select(c => (object?)c[^1])],
        ]);

        bool Forest(string code) => ForestChange.IsForest(change.Before.Classification.Classes[code]);

        static IEnumerable<(string From, string To)> Pairs(TransitionMatrix m) => m.Classes.SelectMany(a => m.Classes.Where(b => b != a).Select(b => (a, b)));
    }

    public static Sheet Causes(ForestChange change, Language language)
    {
        CauseRow[] rows = [.. change.Causes];
        var columns = new Func<CauseRow, double>[] { r => r.Gain, r => r.Loss, r => r.Other }.Select(s => ForestSheets.Column(rows.Select(s), RoundedParts.Hectares, SquareMetres)).ToArray();
        return new("causes", new("变化原因", "causes of change"),
        [
            ForestSheets.Text("code", "代码", "code", 10), ForestSheets.Text("cause", "变化原因", "cause", 28), ForestSheets.Count("patches", "图斑数", "patches"),
            ForestSheets.Real("gain_ha", "森林增加 ha", "forest gained ha"), ForestSheets.Real("loss_ha", "森林减少 ha", "forest lost ha"), ForestSheets.Real("other_ha", "其他地类变化 ha", "other change ha"),
            ForestSheets.Text("remark", "说明", "remark", 30),
        ], [
            .. rows.Select((r, i) => (object?[])[r.Cause?.Code ?? r.Text, (r.Cause?.Name ?? (r.Text is null ? ForestWords.NotStated : ForestWords.NotInTable)).In(language), (long)r.Patches, .. columns.Select(c => (object?)c[i]), Remark(r.Cause).In(language)]),
            [null, ForestWords.Total.In(language), (long)rows.Sum(r => r.Patches), .. columns.Select(c => (object?)c[^1]), ""],
        ]);

        static Bilingual Remark(LandChangeCause? cause)
        {
            Bilingual survey = cause?.Survey == true ? new("调查因素，不是真实变化", "survey correction, no real change") : new("", "");
            return cause is null || cause.Verified ? survey : new(survey.Zh.Length > 0 ? survey.Zh + "；代码待核" : "代码待核", survey.En.Length > 0 ? survey.En + "; code unverified" : "code unverified");
        }
    }

    public static Sheet Stock(ForestChange change, Language language)
    {
        return new("stock", new("森林蓄积变化", "stock of forest"),
        [
            ForestSheets.Text("item", "项目", "item", 40), ForestSheets.Real("m3", "m³", "m³"),
        ], change.Stock is not { } s
            ? [[new Bilingual("至少一期没有公顷蓄积，不掌握", "one epoch or both state no stock per hectare: not known").In(language), null]]
            : [
                Row("前期森林蓄积", "stock of forest, earlier", s.Before), Row("其中：后期已不是森林的", "of it on land that is forest no more", -s.Lost), Row("一直是森林的，净增长", "growth on land that stayed forest", s.Growth),
                Row("新成为森林的", "on land that became forest", s.Gained), Row("后期森林蓄积", "stock of forest, later", s.After),
            ]);

        object?[] Row(string zh, string en, double value) => [new Bilingual(zh, en).In(language), ForestSheets.CubicMetres(value)];
    }

    /// <summary>All patches of change and of border noise, in order of id. Keys beside words are for programs.</summary>
    public static Sheet Patches(ForestChange change, Language language) => Patches(new("变化图斑", "patches of change"), change.Patches, language);

    /// <summary>Firm change only, the largest first.</summary>
    public static Sheet Largest(ForestChange change, Language language) =>
        Patches(new("实质变化图斑（由大到小）", "firm patches of change, largest first"), change.Patches.Where(p => p.Certainty == Certainty.Firm).OrderByDescending(p => p.Area).ThenBy(p => p.Id), language);

    private static Sheet Patches(Bilingual title, IEnumerable<ChangePatch> patches, Language language) => new("changes", title,
    [
        ForestSheets.Count("id", "编号", "id"), ForestSheets.Text("from_patch", "前期图斑", "earlier patch", 18), ForestSheets.Text("to_patch", "后期图斑", "later patch", 18), ForestSheets.Text("from", "前地类", "from", 10), ForestSheets.Text("from_name", "前地类名", "from, name", 20),
        ForestSheets.Text("to", "后地类", "to", 10), ForestSheets.Text("to_name", "后地类名", "to, name", 20), ForestSheets.Text("unit", "单位", "unit", 20), ForestSheets.Real("area_ellipsoidal_m2", "椭球面积 m²", "ellipsoidal m²"), ForestSheets.Real("area_planar_m2", "平面面积 m²", "planar m²"), ForestSheets.Real("width_m", "平均宽度 m", "mean width m"),
        ForestSheets.Text("certainty", "性质代码", "certainty", 10), ForestSheets.Text("certainty_name", "性质", "certainty, name", 12), ForestSheets.Text("forest", "森林增减代码", "forest", 10), ForestSheets.Text("forest_name", "森林增减", "forest, name", 12), ForestSheets.Text("cause", "原因代码", "cause", 10), ForestSheets.Text("cause_name", "变化原因", "cause, name", 24),
        ForestSheets.Real("stock_before_m3", "前期蓄积 m³", "stock before m³"), ForestSheets.Real("stock_after_m3", "后期蓄积 m³", "stock after m³"),
    ], [.. patches.Select(p => new object?[]
    {
        (long)p.Id, p.Before.Code, p.After.Code, p.Before.Class.Code, p.Before.Class.Name.In(language), p.After.Class.Code, p.After.Class.Name.In(language), p.Unit?.Name,
        Math.Round(p.Area, 4) + 0.0, Math.Round(p.PlanarArea, 4) + 0.0, Math.Round(p.Width, 3) + 0.0, ContractWords.Of(p.Certainty), ForestWords.Of(p.Certainty).In(language), p.Forest switch { 1 => "gain", -1 => "loss", _ => "none" }, ForestWords.Gain(p.Forest).In(language),
        p.Cause?.Code ?? p.CauseText, p.Cause?.Name.In(language), Volume(p.StockBefore), Volume(p.StockAfter),
    })]);

    private static double? Volume(double? value) => value is { } v ? ForestSheets.CubicMetres(v) : null;

    private static string Name(ForestChange change, string code, Language language) => $"{code} {change.Before.Classification.Classes[code].Name.In(language)}";
}
