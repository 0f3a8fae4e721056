using System.CommandLine;

namespace EcoGis;

/// <summary><c>--repair</c> and <c>--repair-limit</c> of a layer: what may be repaired, and by how much a feature's area may change.</summary>
internal sealed class RepairOptions(CommandLine line)
{
    private readonly Option<string?> _repair = new("--repair")
    {
        Description = line.Text("structure：按结构修复图形错误；snap:0.001：全部顶点归到网格（米）。逐要素列出修复前后面积", "structure: repair broken geometry; snap:0.001: all vertices onto a grid (m). Areas before and after are listed by feature"),
    };

    private readonly Option<double?> _limit = new("--repair-limit")
    {
        Description = line.Text($"修复允许改变的要素面积，百分数，默认 {RepairRequest.DefaultPercent}", $"how much of a feature's area a repair may change, percent, default {RepairRequest.DefaultPercent}"),
    };

    public void AddTo(Command command)
    {
        command.Add(_repair);
        command.Add(_limit);
    }

    public RepairRequest? From(ParseResult parsed) => parsed.GetValue(_repair) is { } text ? RepairRequest.Parse(text, parsed.GetValue(_limit)) : null;
}
