using System.CommandLine;

namespace EcoGis;

/// <summary>Options that say how a vector file is to be read, shared by import and screen.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string?> _layer;
    private readonly Option<string?> _crs;
    private readonly Option<string?> _encoding;
    private readonly Option<bool> _swap;
    private readonly Option<string?> _x;
    private readonly Option<string?> _y;
    private readonly Option<bool> _isolated;

    public ReadingOptions(CommandLine line, Command command)
    {
        _layer = new("--layer") { Description = line.Text("文件内的图层名", "layer inside the file") };
        _crs = new("--crs") { Description = line.Text("坐标系，如 EPSG:4523", "CRS such as EPSG:4523") };
        _encoding = new("--encoding") { Description = line.Text("属性文字编码，如 GB18030", "text encoding such as GB18030") };
        _swap = new("--swap-axes") { Description = line.Text("交换坐标轴", "swap the axes") };
        _x = new("--x") { Description = line.Text("表格（CSV、Excel）中东坐标或经度所在列", "of a table (CSV, Excel): column of eastings or longitudes") };
        _y = new("--y") { Description = line.Text("表格中北坐标或纬度所在列", "of a table: column of northings or latitudes") };
        _isolated = new("--isolated") { Description = line.Text("在单独的进程中读取，限制其内存、时间和输出", "read in a process of its own, limited in memory, time and output") };
        command.Add(_layer);
        command.Add(_crs);
        command.Add(_encoding);
        command.Add(_swap);
        command.Add(_x);
        command.Add(_y);
        command.Add(_isolated);
    }

    public ReadOptions From(ParseResult parsed) => new()
    {
        Layer = parsed.GetValue(_layer),
        Crs = parsed.GetValue(_crs) is { } crs ? Crs.Parse(crs) : null,
        Encoding = parsed.GetValue(_encoding),
        SwapAxes = parsed.GetValue(_swap),
        XColumn = parsed.GetValue(_x),
        YColumn = parsed.GetValue(_y),
        Isolation = parsed.GetValue(_isolated) ? Installation.Apart : null,
    };
}
