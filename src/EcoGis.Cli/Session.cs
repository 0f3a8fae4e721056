using Spectre.Console;

namespace EcoGis;

/// <summary>One run of the program: its language, where answers (stdout) and notices (stderr) go, and the loaded rule base.</summary>
internal sealed class Session(Language language, bool json, string district, string catalog)
{
    private readonly Lazy<IAnsiConsole> _out = new(() => ConsoleOn(Console.Out));
    private readonly Lazy<IAnsiConsole> _err = new(() => ConsoleOn(Console.Error));
    private static readonly Lazy<IReadOnlyList<DataFile>> s_data = new(() => DataFolder.Read(Installation.Data));
    private static readonly Lazy<ReportTemplate> s_template = new(() => ReportTemplate.Load(s_data.Value));

    private readonly Lazy<RuleBase> _rules = new(() => RuleBase.Load(s_data.Value));

    public Language Language => language;

    /// <summary>Machine output was asked for: stdout carries JSON and nothing else.</summary>
    public bool Json => json;

    /// <summary>A server runs this as a job: progress is for it, as lines of JSON on stderr.</summary>
    public bool AsJob { get; init; }

    public string District => district;

    public IAnsiConsole Out => _out.Value;

    public IAnsiConsole Err => _err.Value;

    public RuleBase Rules => _rules.Value;

    /// <summary>The files that the rule base was loaded from.</summary>
    public static IReadOnlyList<DataFile> Data => s_data.Value;

    public RegisterBook Registers => RegisterBook.Load(s_data.Value, Rules.Kinds);

    public ForestBook Forest => ForestBook.Load(s_data.Value, Rules.LandClasses.Value);

    public static ReportTemplate Template => s_template.Value;

    public ChangeActivityBook ChangeActivities => ChangeActivityBook.Load(s_data.Value, Rules);

    /// <summary>Works out what proposals do to forest cover and stock, where the catalog has forest patches.</summary>
    public ForestEffects ForestEffects => ForestEffects.Load(s_data.Value, Rules);

    public TargetBook Targets => TargetBook.Load(s_data.Value, Rules.Kinds);

    public string CatalogPath => catalog.StartsWith("postgres://", StringComparison.Ordinal)
        ? throw new Fault(CliFaults.NoSharedCatalog, Place.None, "postgres://").Raise()
        : catalog;

    public string Text(string zh, string en) => language == Language.Zh ? zh : en;

    public string Text(Bilingual text) => text.In(language);

    /// <summary>A notice for people, on stderr, never mixed into an answer. Where no one sees colours, the console library need not start.</summary>
    public void Notice(Bilingual text)
    {
        string line = Fault.Clean(Text(text));
        if (Console.IsErrorRedirected)
            Console.Error.WriteLine($"! {line}");
        else
            Err.MarkupLineInterpolated($"[yellow]![/] {line}");
    }

    /// <summary>A line for people on stderr that is no notice.</summary>
    public void Line(Bilingual text) => Console.Error.WriteLine(Fault.Clean(Text(text)));

    /// <summary>Without a terminal lines are as long as they need: a pipe or a log file must not lose numbers at column 80.</summary>
    private static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = 240;
        return console;
    }
}
