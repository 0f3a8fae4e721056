using System.CommandLine;

namespace EcoGis;

/// <summary>Options that say how a vector file is to be read, and what may be done to its coordinates.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string?> _layer;
    private readonly Option<string?> _crs;
    private readonly Option<string?> _encoding;
    private readonly Option<bool> _swap;
    private readonly Option<string?> _x;
    private readonly Option<string?> _y;
    private readonly Option<bool> _isolated;
    private readonly Option<string?> _from;
    private readonly Option<string?> _shift;
    private readonly Option<bool> _guess;
    private readonly Option<double?> _close;

    /// <param name="corrects">Whether offsets and old datums can be led out of, and a guessed CRS be accepted.</param>
    public ReadingOptions(CommandLine line, Command command, bool corrects = false)
    {
        _layer = new("--layer") { Description = line.Text("文件内的图层名", "layer inside the file") };
        _crs = new("--crs") { Description = line.Text("坐标系，如 EPSG:4523", "CRS such as EPSG:4523") };
        _encoding = new("--encoding") { Description = line.Text("属性文字编码，如 GB18030", "text encoding such as GB18030") };
        _swap = new("--swap-axes") { Description = line.Text("交换坐标轴", "swap the axes") };
        _x = new("--x") { Description = line.Text("表格（CSV、Excel）中东坐标或经度所在列", "of a table (CSV, Excel): column of eastings or longitudes") };
        _y = new("--y") { Description = line.Text("表格中北坐标或纬度所在列", "of a table: column of northings or latitudes") };
        _isolated = new("--isolated") { Description = line.Text("在单独的进程中读取，限制其内存、时间和输出", "read in a process of its own, limited in memory, time and output") };
        _from = new("--from") { Description = line.Text("坐标带有网络地图的偏移，反算回去：gcj02（高德、腾讯）或 bd09（百度）", "the coordinates have the offset of web maps, lead them back: gcj02 (Amap, Tencent) or bd09 (Baidu)") };
        _from.AcceptOnlyFromAmong([.. MapOffset.All.Select(o => o.Id)]);
        _shift = new("--datum-shift")
        {
            Description = line.Text(
                "西安 1980、北京 1954 到 CGCS2000 的转换参数：七参数 dx,dy,dz,rx,ry,rz,ppm（米、角秒、百万分之一，位置矢量法）或四参数 dX北,dY东,旋转,ppm（米、角秒，东坐标不含带号）；其后可加精度（米，默认 1）",
                "parameters from Xian 1980 or Beijing 1954 to CGCS2000: seven dx,dy,dz,rx,ry,rz,ppm (m, seconds, ppm; position vector) or four dNorth,dEast,rotation,ppm (eastings without zone prefix); an accuracy in m may follow, default 1"),
        };
        _guess = new("--accept-crs-guess") { Description = line.Text("文件未说明坐标系或说明有误时，采用与行政区界对照后明显胜出的解释", "where the CRS is missing or wrong, take the explanation that clearly wins against the administrative boundary") };
        _close = new("--close") { Description = line.Text("DXF：首尾相距不超过此值（与图形同单位）的线闭合为面，逐条告知距离；不写则不闭合", "DXF: close lines whose ends are at most this far apart, in units of the drawing, to polygons; each is told with its gap; default none") };
        foreach (Option option in new Option[] { _layer, _crs, _encoding, _swap, _x, _y, _isolated, _close })
            command.Add(option);
        foreach (Option option in corrects ? new Option[] { _from, _shift, _guess } : [])
            command.Add(option);
    }

    /// <summary>Those that say nothing to a raster: all but the CRS.</summary>
    public IEnumerable<Option> OfVectors => [_layer, _encoding, _swap, _x, _y, _isolated];

    /// <summary>Another file of the same command, read as it states itself; apart when the first is.</summary>
    public ReadOptions OfOther(ParseResult parsed) => new() { Isolation = Apart(parsed) };

    /// <summary>What <c>--coverage</c> says.</summary>
    public CoverageRequest Coverage(ParseResult parsed, string? said, CancellationToken cancellation) => said switch
    {
        null => new CoverageRequest.Nowhere(),
        "extent" => new CoverageRequest.Extent(),
        _ => new CoverageRequest.Polygons(FeatureReader.Read(said, OfOther(parsed) with { GeometryOnly = true }, cancellation)),
    };

    private Isolation? Apart(ParseResult parsed) => parsed.GetValue(_isolated) ? Installation.Apart : null;

    /// <param name="reference">The administrative boundary that places are held against, fetched when first needed.</param>
    public ReadOptions From(ParseResult parsed, Func<PlaceReference?>? reference = null)
    {
        string? crs = parsed.GetValue(_crs);
        DatumShift? shift = parsed.GetValue(_shift) is { } text ? DatumShiftText.Parse(text) : null;
        OldDatumCrs? old = shift is null || crs is null ? null : OldDatumCrs.Parse(crs);
        return new()
        {
            Layer = parsed.GetValue(_layer),
            Crs = crs is null || old is not null ? null : Crs.Parse(crs),
            OldCrs = old,
            Encoding = parsed.GetValue(_encoding),
            SwapAxes = parsed.GetValue(_swap),
            XColumn = parsed.GetValue(_x),
            YColumn = parsed.GetValue(_y),
            Isolation = Apart(parsed),
            CloseGap = parsed.GetValue(_close) is var gap && gap is null or (> 0 and <= 10) ? gap : throw new Fault(FormatFaults.BadGap, Place.None, gap).Raise(),
            From = MapOffset.Called(parsed.GetValue(_from)),
            DatumShift = shift,
            AcceptGuess = parsed.GetValue(_guess),
            Reference = reference,
        };
    }
}
