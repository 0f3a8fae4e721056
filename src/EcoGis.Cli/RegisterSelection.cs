using System.CommandLine;

namespace EcoGis;

/// <summary>Which entries of which registers a command is about.</summary>
internal sealed class RegisterSelection
{
    private const string NotScreened = "none";

    private readonly Option<string?> _register;
    private readonly Option<string?> _status;
    private readonly Option<string?> _verdict;
    private readonly Option<string?> _unit;

    public RegisterSelection(CommandLine line, Command command)
    {
        _register = RegisterOption(line, line.Text("台账（编号或名称），默认全部", "register (id or name), default all"));
        _status = new("--status") { Description = line.Text("只要该状态", "entries of this status only") };
        _verdict = new("--verdict") { Description = line.Text("只要最近一次筛查为该结论的；none：未筛查", "entries whose newest screening says this only; none: not screened") };
        _verdict.AcceptOnlyFromAmong([.. Enum.GetValues<Verdict>().Select(ScreeningJson.Word), NotScreened]);
        _unit = new("--unit") { Description = line.Text("只要责任单位含此文字的", "entries whose responsible unit contains this only") };
        foreach (var option in new[] { _register, _status, _verdict, _unit })
            command.Add(option);
    }

    public static Option<string?> RegisterOption(CommandLine line, string description) => new("--register") { Description = description };

    /// <summary>The filter as words, for an export to state; empty without one.</summary>
    public string Words(ParseResult parsed) => string.Join(' ', new[] { _register, _status, _verdict, _unit }
        .Where(o => parsed.GetValue(o) is not null).Select(o => $"{o.Name} {parsed.GetValue(o)}"));

    public IReadOnlyList<(Register Register, RegisterEntry Entry)> Of(Session session, ParseResult parsed, bool withText)
    {
        var book = session.Registers;
        Register[] registers = parsed.GetValue(_register) is { } name ? [book.Of(name)] : [.. book.All.Values];
        if (parsed.GetValue(_status) is { } word && !registers.Any(r => r.Statuses.Any(s => s.IsCalled(word))))
            registers[0].Status(word);
        return
        [
            .. RegisterStore.At(session.CatalogPath).Entries(registers.Select(r => r.Id), withText).Select(e => (Register: book.Of(e.Register), Entry: e)).Where(e =>
                (parsed.GetValue(_status) is not { } status || e.Register.Stored(e.Entry.Status).IsCalled(status))
                && (parsed.GetValue(_verdict) is not { } verdict || (e.Entry.Newest?.Conclusion ?? NotScreened) == verdict)
                && (parsed.GetValue(_unit) is not { } unit || e.Entry.Unit?.Contains(unit, StringComparison.OrdinalIgnoreCase) == true)),
        ];
    }
}
