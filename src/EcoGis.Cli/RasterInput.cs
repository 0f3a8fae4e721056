using System.CommandLine;
using System.Globalization;

namespace EcoGis;

/// <summary>What the forest commands ask of a raster of classes: band, no data, meaning of its values, resampling. Refused beside a vector layer, as its options are beside a raster.</summary>
internal sealed class RasterInput
{
    private const string Before = "before";

    private readonly ForestInput _input;
    private readonly bool _change;
    private readonly Option<string?> _forest;
    private readonly Option<string?> _classes;
    private readonly Option<int?> _noData;
    private readonly Option<int?> _noDataIs;
    private readonly Option<int?> _band;
    private readonly Option<string?> _warp;
    private readonly Option<string?> _accuracy;

    public RasterInput(CommandLine line, Command command, ForestInput input, bool change)
    {
        (_input, _change) = (input, change);
        _forest = new("--forest-class") { Description = line.Text("栅格：哪些值是森林，如 1,2；不写则看类别表，都没有就不算森林", "raster: values that are forest, such as 1,2; else the table of classes says, else no forest is computed") };
        _classes = new("--classes") { Description = line.Text("栅格：类别表 CSV（value,name[,forest]），或地类分类标准，如 third-survey；默认用文件自带的名称", "raster: table of classes in CSV (value,name[,forest]), or a land classification such as third-survey; default the file's own names") };
        _noData = new("--nodata") { Description = line.Text("栅格：表示无数据的值，代替文件的声明", "raster: the value of cells without data, instead of what the file declares") };
        _noDataIs = new("--nodata-is") { Description = line.Text("栅格：无数据像元算作哪一类；不写则单列，不当作非森林", "raster: the class that cells without data are counted as; default none: they stay apart and are not non-forest") };
        _band = new("--band") { Description = line.Text("栅格：波段号", "raster: number of the band") };
        _warp = new("--warp")
        {
            Description = change
                ? line.Text("栅格：由 GDAL 最邻近重采样到 EPSG:n，或 before（后期对齐前期格网）", "raster: have GDAL resample it (nearest neighbour) to EPSG:n, or before (the later onto the earlier grid)")
                : line.Text("栅格：由 GDAL 最邻近重采样到 EPSG:n", "raster: have GDAL resample it (nearest neighbour) to EPSG:n"),
        };
        _accuracy = new("--accuracy-matrix") { Description = line.Text("栅格：精度矩阵 CSV（左上角 map\\reference，行为图面类别，格为样本数），给出面积的 95% 区间", "raster: accuracy matrix in CSV (top left map\\reference, rows map classes, cells sample counts), for areas with a 95 % interval") };
        foreach (Option option in All)
            command.Add(option);
    }

    private IEnumerable<Option> All => _change ? [_forest, _classes, _noData, _noDataIs, _band, _warp] : [_forest, _classes, _noData, _noDataIs, _band, _warp, _accuracy];

    /// <summary>Whether these are rasters; with options that do not belong to them, or of both sorts, they are refused.</summary>
    public bool Is(ParseResult parsed, params string[] texts)
    {
        bool[] rasters = [.. texts.Select(ClassRasterReader.Is)];
        if (rasters.Distinct().Count() > 1)
            throw new Fault(ClassRasterFaults.MixedInputs, Place.None, [.. texts]).Raise();
        var foreign = (rasters[0] ? _input.OfVectors : All).FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false });
        return foreign is null ? rasters[0] : throw new Fault(rasters[0] ? ClassRasterFaults.NotForRasters : ClassRasterFaults.OnlyForRasters, Place.None, foreign.Name, texts[0]).Raise();
    }

    /// <param name="before">The earlier epoch, when this is the later.</param>
    public RasterEpoch Epoch(Session session, ParseResult parsed, string path, RasterEpoch? before, CancellationToken cancellation)
    {
        string? warp = parsed.GetValue(_warp);
        bool onto = _change && string.Equals(warp, Before, StringComparison.OrdinalIgnoreCase);
        if (warp is not null && !onto && !warp.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
            throw new Fault(ClassRasterFaults.BadWarp, Place.None, warp).Raise();
        var raster = Progress.During(session, _ => ClassRasterReader.Read(path, new RasterOptions
        {
            Band = parsed.GetValue(_band),
            Crs = _input.AskedCrs(parsed),
            NoData = parsed.GetValue(_noData),
            WarpTo = warp is not null && !onto && before is null ? Crs.Parse(warp) : null,
            WarpOnto = warp is not null ? before?.Frame : null,
        }, cancellation));
        RasterEpoch epoch = new(Path.GetFileName(path), InputDigest.Of(path, cancellation), raster.Format, raster.Reader, raster.Resampled, raster.Grid, Legend(session, parsed, raster), parsed.GetValue(_noDataIs));
        foreach (var notice in raster.Notices.Concat(Remarks(epoch, Values(parsed))))
            session.Notice(new($"{epoch.Label}：{notice.Zh}", $"{epoch.Label}: {notice.En}"));
        return epoch;
    }

    public StratifiedEstimate? Estimate(ParseResult parsed, RasterStatistics statistics) => parsed.GetValue(_accuracy) is { } path
        ? StratifiedEstimate.Of(ClassTableFile.Accuracy(path), statistics.Whole.Classes.Select(c => KeyValuePair.Create(c.Key, c.Value.SquareMetres)))
        : null;

    private RasterLegend Legend(Session session, ParseResult parsed, ClassRaster raster)
    {
        var legend = parsed.GetValue(_classes) is not { } text ? RasterLegend.OfFile(raster.Names)
            : File.Exists(text) ? ClassTableFile.Legend(text)
            : session.Rules.LandClasses.Value.Called(text) is { } classification ? RasterLegend.OfClassification(classification)
            : throw new Fault(ClassRasterFaults.NotATable, Place.None, text, string.Join(", ", session.Rules.LandClasses.Value.All.Keys)).Raise();
        return Values(parsed) is { } forest ? legend.WithForest(forest) : legend;
    }

    private int[]? Values(ParseResult parsed) => parsed.GetValue(_forest)?.Split([',', '，'], StringSplitOptions.TrimEntries)
        .Select(v => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw new Fault(ClassRasterFaults.BadValues, Place.None, _forest.Name, v).Raise()).ToArray();

    private static IEnumerable<Bilingual> Remarks(RasterEpoch epoch, int[]? asked)
    {
        if (epoch.Resampled is { } resampled)
            yield return resampled;
        if (!epoch.Legend.SaysForest)
            yield return new("没有说明哪些值是森林（--forest-class 或 --classes）：只列类别，不算森林", "nobody says which values are forest (--forest-class, or --classes): classes are listed, no forest is computed");
        foreach (int value in (asked ?? []).Where(v => !epoch.Grid.Classes.Contains(v)))
            yield return new($"--forest-class 的值 {value} 在栅格中没有", $"value {value} of --forest-class does not occur in the raster");
        foreach (int value in epoch.Legend.SaysForest ? epoch.Grid.Classes.Where(v => v != epoch.Grid.NoData && epoch.Legend.IsForest(v) == Truth.Unknown).Take(10) : [])
            yield return new($"值 {epoch.Legend.Label(value).Zh}：类别表没有说明是不是森林", $"value {epoch.Legend.Label(value).En}: the table does not say whether it is forest");
        if (epoch.NoDataIs is { } counted)
            yield return new($"按要求无数据像元算作 {counted}", $"cells without data are counted as {counted}, as asked");
    }
}
