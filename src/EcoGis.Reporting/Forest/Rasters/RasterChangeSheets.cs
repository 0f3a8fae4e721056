namespace EcoGis;

/// <summary>
/// Change between two rasters as sheets: the matrix of the whole raster, rounded so that rows and columns both add up; gain and loss by unit; and every transition in every
/// unit. Cells of which one epoch says nothing are in the row and column of no data.
/// </summary>
public static class RasterChangeSheets
{
    private const double SquareMetres = 10_000;

    public static Bilingual Note(RasterChange change) => new(
        $"行为前期、列为后期，单位公顷；{change.Before.Measure.Zh}；行、列合计等于两期各自的面积；一期无数据的像元不算变化。",
        $"Rows are the earlier epoch, columns the later, in hectares; {change.Before.Measure.En}; rows and columns sum to the two epochs; cells without data in one epoch are no change.");

    public static IReadOnlyList<Sheet> Of(RasterChange change, Language language) => [Matrix(change, language), Summary(change, language), Transitions(change, language)];

    public static Sheet Matrix(RasterChange change, Language language)
    {
        var m = change.Whole;
        var values = m.Values;
        var cells = new double[values.Length, values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
                cells[i, j] = m[values[i], values[j]].SquareMetres;
        }

        double[,] rounded = RoundedTable.Of(cells, SquareMetres, RoundedParts.Hectares);
        return new("matrix", new("转移矩阵（整幅）", "transition matrix of the whole raster"),
        [
            ForestSheets.Text("from", "前期＼后期", "from \\ to", 22),
            .. values.Select(v => new SheetColumn($"to_{(v is { } value ? value : "no_data")}", Name(change, v), RowType.Real, 14)), ForestSheets.Real("before", "前期合计", "earlier total"),
        ], [
            .. values.Select((v, i) => (object?[])[Name(change, v).In(language), .. Enumerable.Range(0, values.Length + 1).Select(j => (object?)rounded[i, j])]),
            [new Bilingual("后期合计", "later total").In(language), .. Enumerable.Range(0, values.Length + 1).Select(j => (object?)rounded[values.Length, j])],
        ]);
    }

    public static Sheet Summary(RasterChange change, Language language)
    {
        List<(string? Code, string Name, RasterTransitions Matrix)> rows =
            [.. change.ByUnit.Select(u => ((string?)u.Unit.Code, u.Unit.Name, u.Matrix)), (null, new Bilingual("整幅栅格", "whole raster").In(language), change.Whole)];
        return new("units", new("分单位变化", "change by unit"),
        [
            ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22), ForestSheets.Real("cells", "像元", "cells"), ForestSheets.Real("forest_before_ha", "前期森林 ha", "forest earlier ha"), ForestSheets.Real("forest_after_ha", "后期森林 ha", "forest later ha"),
            ForestSheets.Real("gain_ha", "森林增加 ha", "forest gained ha"), ForestSheets.Real("loss_ha", "森林减少 ha", "forest lost ha"), ForestSheets.Real("changed_ha", "类别变化 ha", "class changed ha"), ForestSheets.Real("not_known_ha", "一期无数据 ha", "no data in one epoch ha"),
            ForestSheets.Real("outside_ha", "栅格之外 ha", "outside the raster ha"),
        ], [.. rows.Select(r => (object?[])
        [
            r.Code, r.Name, r.Matrix.Before.Total.Cells, Forest(change.Before, r.Matrix.Before), Forest(change.After, r.Matrix.After), Hectares(change.Gain(r.Matrix)), Hectares(change.Loss(r.Matrix)),
            Hectares(r.Matrix.Changed), Hectares(r.Matrix.NotKnown), Hectares(r.Matrix.Before.Outside),
        ])]);

        static double? Forest(RasterEpoch epoch, RasterTally tally) => epoch.Legend.SaysForest ? Hectares(tally.Forest(epoch.Legend, Truth.True)) : null;
    }

    /// <summary>One row for each pair of classes in each unit; what stays is among them.</summary>
    public static Sheet Transitions(RasterChange change, Language language) => new("transitions", new("分单位转移", "transitions by unit"),
    [
        ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22), ForestSheets.Text("from", "前期", "from", 22), ForestSheets.Text("to", "后期", "to", 22), ForestSheets.Real("cells", "像元", "cells"), ForestSheets.Real("area_ha", "面积 ha", "area ha"),
    ], [.. change.ByUnit.SelectMany(u => u.Matrix.Values.SelectMany(a => u.Matrix.Values.Select(b => (a, b, Sum: u.Matrix[a, b]))).Where(t => t.Sum != default)
        .Select(t => new object?[] { u.Unit.Code, u.Unit.Name, Name(change, t.a).In(language), Name(change, t.b).In(language), t.Sum.Cells, Hectares(t.Sum) }))]);

    private static Bilingual Name(RasterChange change, int? value) => value is not { } v ? RasterSheets.NoData : change.Before.Legend.NameOf(v) is null ? change.After.Legend.Label(v) : change.Before.Legend.Label(v);

    private static double? Hectares(CellSum? sum) => sum is { } s ? ForestSheets.Hectares(s.SquareMetres) : null;
}
