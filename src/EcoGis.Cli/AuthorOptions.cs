using System.CommandLine;

namespace EcoGis;

/// <summary>Who enters a line into a register, on what ground, and for which day.</summary>
internal sealed class AuthorOptions
{
    private readonly Option<string?> _by;
    private readonly Option<string?> _source;
    private readonly Option<string?> _remark;
    private readonly Option<string?> _date;

    public AuthorOptions(CommandLine line, Command command)
    {
        _date = new("--date") { Description = line.Text("发生日期 年-月-日，默认今天", "the day it happened, yyyy-mm-dd, default today") };
        _remark = new("--remark") { Description = line.Text("说明", "remark") };
        _source = new("--source") { Description = line.Text("依据（文件、文号、单位）", "ground: document, number, office") };
        _by = new("--by") { Description = line.Text("登记人，默认本机用户名", "who enters it, default the user of this computer") };
        foreach (var option in new[] { _date, _remark, _source, _by })
            command.Add(option);
    }

    public EntryAuthor Author(ParseResult parsed) => new(parsed.GetValue(_by) ?? Environment.UserName, parsed.GetValue(_source));

    public EntryStep Step(ParseResult parsed, bool correction = false) =>
        new(DayOption.Parse("--date", parsed.GetValue(_date)) ?? DayOption.Today, DayOption.Today, parsed.GetValue(_remark), correction);
}
