using System.CommandLine;

namespace EcoGis;

/// <summary>The command tree, and what every command shares: language, JSON, catalog, district, exit status, Ctrl-C.</summary>
internal sealed class CommandLine
{
    private readonly Option<string> _lang;
    private readonly Option<bool> _json;
    private readonly Option<string> _district;
    private readonly Option<string> _catalog;
    private readonly Option<bool> _asJob;

    private CommandLine(Language language)
    {
        Language = language;
        _lang = new Option<string>("--lang") { Description = Text("语言：zh 或 en", "language: zh or en"), Recursive = true, DefaultValueFactory = _ => "zh" };
        _lang.AcceptOnlyFromAmong("zh", "en");
        _json = new Option<bool>("--json") { Description = Text("在标准输出给出 JSON", "JSON on standard output"), Recursive = true };
        _district = new Option<string>("--district") { Description = Text("行政区配置（data/districts），none 表示不用", "district profile (data/districts), or none"), Recursive = true, DefaultValueFactory = _ => "510604" };
        _catalog = new Option<string>("--catalog") { Description = Text("图层目录库文件", "catalog file"), Recursive = true, DefaultValueFactory = _ => "./ecogis.gpkg" };
        _asJob = new Option<bool>("--as-job") { Hidden = true, Recursive = true };
        Root = new RootCommand(Text("EcoGis 生态保护与用地准入筛查", "EcoGis: ecological protection and land-use screening"))
        {
            _lang, _json, _district, _catalog, _asJob,
            DemoCommand.Build(this), InspectCommand.Build(this), LayerCommands.Build(this), ScreenCommand.Build(this), BatchCommand.Build(this), ReportCommand.Build(this), RulesCommands.Build(this), LawCommands.Build(this), ListsCommands.Build(this),
            RegisterCommands.Build(this), TargetsCommand.Build(this), ForestCommands.Build(this), EvidenceCommands.Build(this), CompareCommand.Build(this), ServeCommand.Build(this), AuditCommand.Build(this),
        };
    }

    public Language Language { get; }

    private RootCommand Root { get; }

    /// <summary>The whole command line of the process that <see cref="Isolation"/> starts: no command of a person's.</summary>
    public const string ReadApart = "read-apart";

    public static async Task<int> Run(string[] args)
    {
        if (args is [ReadApart])
        {
            await using Stream request = Console.OpenStandardInput();
            return IsolatedChild.Run(request);
        }

        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        int at = Array.IndexOf(args, "--lang");
        var language = args.Contains("--lang=en") || (at >= 0 && at + 1 < args.Length && args[at + 1] == "en") ? Language.En : Language.Zh;
        var parsed = new CommandLine(language).Root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(new Fault(CliFaults.Usage, Place.None, error.Message).In(language));
            return (int)FaultClass.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    public string Text(string zh, string en) => new Bilingual(zh, en).In(Language);

    /// <summary>Gives a command its action, with the exit status of CONTRACT: 0 done, 2 usage, 3 input refused, 4 catalog or rule base, 130 cancelled.</summary>
    public void Act(Command command, Func<Session, ParseResult, CancellationToken, int> action) => command.SetAction((parsed, cancellation) => Task.Run(() =>
    {
        bool asJob = parsed.GetValue(_asJob);
        using CancellationTokenSource? ending = asJob ? JobParent.Followed(cancellation) : null;
        try
        {
            Session session = new(Language, parsed.GetValue(_json), parsed.GetValue(_district)!, parsed.GetValue(_catalog)!) { AsJob = asJob };
            return action(session, parsed, ending?.Token ?? cancellation);
        }
        catch (EcoException e)
        {
            Console.Error.WriteLine(e.In(Language));
            return (int)e.Class;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(new Fault(CliFaults.Cancelled, Place.None).In(Language));
            return 130;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("ECOGIS_DEBUG") != "1")
        {
            Console.Error.WriteLine(new Fault(CliFaults.Unexpected, Place.None, $"{e.GetType().Name}: {e.Message}").In(Language));
            return (int)FaultClass.System;
        }
    }, CancellationToken.None));

    /// <summary>NAME=VALUE options as a dictionary.</summary>
    public static Dictionary<string, string> Pairs(string option, IEnumerable<string>? values)
    {
        Dictionary<string, string> pairs = [];
        foreach (string value in values ?? [])
        {
            int equals = value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new Fault(CliFaults.NotAPair, Place.None, option, value).Raise();
            if (!pairs.TryAdd(value[..equals].Trim(), value[(equals + 1)..].Trim()))
                throw new Fault(CliFaults.PairTwice, Place.None, option, value[..equals].Trim()).Raise();
        }

        return pairs;
    }
}
