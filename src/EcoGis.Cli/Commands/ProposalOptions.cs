using System.CommandLine;

namespace EcoGis;

/// <summary>Options that say what is known about all proposals of a command and how their boundaries are taken in, shared by screen and batch.</summary>
internal sealed class ProposalOptions
{
    private static readonly string[] Verdicts = ["prohibited", "undetermined", "conditional", "compliant"];

    private readonly Option<string?> _industry;
    private readonly Option<string?> _nature;
    private readonly Option<string[]> _fact;
    private readonly Option<string[]> _field;
    private readonly Option<double?> _accuracy;
    private readonly Option<string?> _planar;
    private readonly Option<string?> _repair;
    private readonly Option<double?> _width;
    private readonly Option<double?> _radius;
    private readonly Option<string?> _date;
    private readonly bool _screens;
    private readonly Option<string?> _failOn;

    /// <param name="screens">False: the proposals are only entered; there is no day of screening and no verdict to fail on.</param>
    public ProposalOptions(CommandLine line, Command command, bool screens = true)
    {
        _industry = new("--industry") { Description = line.Text("行业：代码（C2614、2614、26）或只合一个行业的名称；见 rules industries", "industry: GB/T 4754 code (C2614, 2614, 26) or a Chinese name that fits one class; see rules industries") };
        _nature = new("--nature") { Description = line.Text("new 新建、rebuild 改建、expand 扩建", "new, rebuild or expand") };
        _fact = new("--fact") { Description = line.Text("事实=值（见 rules facts）", "FACT=VALUE (see rules facts)") };
        _field = new("--field") { Description = line.Text("industry|nature|name|code|width|radius|事实=列名", "industry|nature|name|code|width|radius|FACT=COLUMN") };
        _accuracy = new("--accuracy") { Description = line.Text("边界的定位精度（m）", "positional accuracy of the boundary in m") };
        _planar = new("--planar-crs") { Description = line.Text("平面面积所用坐标系", "plane of the planar areas") };
        _repair = new("--repair") { Description = line.Text("structure：按结构修复图形错误（修复前后面积列入结果）", "structure: repair broken geometry (areas before and after are in the result)") };
        _repair.AcceptOnlyFromAmong("structure");
        _width = new("--width") { Description = line.Text("线状项目的廊道全宽（m）：按沿线占地面筛查", "full width in m of the corridor around lines: its ground is screened") };
        _radius = new("--radius") { Description = line.Text("点状项目的占地半径（m）", "radius in m of the ground around points") };
        _screens = screens;
        _date = new("--date") { Description = line.Text("筛查日期，默认今天", "screening date, default today") };
        _failOn = new("--fail-on") { Description = line.Text("出现该结论（或更严重的）时以状态 10 退出", "exit 10 when this verdict, or a graver one, occurs") };
        _failOn.AcceptOnlyFromAmong(Verdicts);
        foreach (Option option in new Option[] { _industry, _nature, _fact, _field, _accuracy, _planar, _repair })
            command.Add(option);
        foreach (Option option in screens ? new Option[] { _width, _radius, _date, _failOn } : [])
            command.Add(option);
    }

    public ProposalRequest Request(ParseResult parsed)
    {
        var columns = CommandLine.Pairs("--field", parsed.GetValue(_field));
        if (!_screens && columns.Keys.FirstOrDefault(f => f is "width" or "radius") is { } widened)
            throw new Fault(CliFaults.Usage, Place.None, $"--field {widened}").Raise();
        return new()
        {
            Industry = parsed.GetValue(_industry),
            Nature = parsed.GetValue(_nature),
            Facts = CommandLine.Pairs("--fact", parsed.GetValue(_fact)),
            Columns = columns,
            Corridor = _screens ? new(Metres(parsed.GetValue(_width)), Metres(parsed.GetValue(_radius))) : Corridor.None,
        };
    }

    private static double? Metres(double? asked) => asked is { } metres ? Corridor.Metres(metres) : null;

    public ScreenOptions Screening(ParseResult parsed) => new(
        parsed.GetValue(_accuracy) is var metres && metres is null or (>= 0 and < double.PositiveInfinity)
            ? metres
            : throw new Fault(CliFaults.Usage, Place.None, $"--accuracy {metres}").Raise(),
        parsed.GetValue(_planar) is { } plane ? Crs.Parse(plane) : null,
        parsed.GetValue(_repair) is null ? Repair.None : Repair.Structure);

    public DateOnly? Date(ParseResult parsed) => DayOption.Parse("--date", parsed.GetValue(_date));

    /// <summary>10 when the verdict named, or a graver one, occurred.</summary>
    public int Status(ParseResult parsed, Func<Verdict, bool> occurred)
    {
        int gravest = Array.IndexOf(Verdicts, parsed.GetValue(_failOn));
        return Enum.GetValues<Verdict>().Any(v => (int)v <= gravest && occurred(v)) ? 10 : 0;
    }
}
