using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcoGis;

/// <summary>The options of <c>batch</c> that say what is screened and how, and that a result keeps so that one proposal can be screened again in the same way.</summary>
internal sealed class BatchOptions
{
    private readonly Argument<string> _file;

    public BatchOptions(CommandLine line, Command command)
    {
        Option[] others = [.. command.Options];
        _file = new Argument<string>("FILE") { Description = line.Text("地块或变化图斑文件", "file of proposals or change patches") };
        command.Add(_file);
        Asked = new ProposalOptions(line, command);
        Reading = new ReadingOptions(line, command, corrects: true);
        Kept = [.. command.Options.Except(others)];
    }

    public ProposalOptions Asked { get; }

    public ReadingOptions Reading { get; }

    private IReadOnlyList<Option> Kept { get; }

    public string File(ParseResult parsed) => parsed.GetValue(_file)!;

    /// <summary>As given on the command line; what fails the command is no part of it.</summary>
    public IReadOnlyList<string> Arguments(ParseResult parsed) =>
    [
        .. from result in parsed.CommandResult.Children.OfType<OptionResult>()
           where Kept.Contains(result.Option) && !result.Implicit && result.Option.Name != "--fail-on"
           from argument in result.Tokens.Count == 0 ? [result.Option.Name] : result.Tokens.SelectMany(t => new[] { result.Option.Name, t.Value })
           select argument,
    ];

    /// <summary>The same options from the arguments that a result kept.</summary>
    /// <returns>Null: this program does not know them all.</returns>
    public static (BatchOptions Options, ParseResult Parsed)? Of(CommandLine line, string file, IReadOnlyList<string> arguments)
    {
        Command command = new("batch");
        BatchOptions options = new(line, command);
        var parsed = command.Parse([file, .. arguments]);
        return parsed.Errors.Count == 0 ? (options, parsed) : null;
    }
}
