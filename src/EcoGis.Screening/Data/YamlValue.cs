using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcoGis;

/// <summary>
/// A YAML value with the file and line it stands on, so that every complaint can say where. Plain data only: no tags, anchors or aliases. Made in one
/// pass over the parser's events: the rule base is read at every start of the program.
/// </summary>
internal sealed class YamlValue
{
    private const int MaxDepth = 32;
    private const int MostShown = 80;

    private readonly string? _text;
    private readonly List<YamlValue>? _items;
    private readonly List<(YamlValue Key, YamlValue Value)>? _entries;

    private YamlValue(string file, ParsingEvent start, string? text = null, List<YamlValue>? items = null, List<(YamlValue, YamlValue)>? entries = null)
    {
        File = file;
        Line = LineOf(start);
        _text = text;
        _items = items;
        _entries = entries;
    }

    public string File { get; }

    public int Line { get; }

    public Place Where => new() { File = File, Line = Line };

    public bool IsMapping => _entries is not null;

    public bool IsList => _items is not null;

    private string Shown => _text ?? (IsMapping ? "{…}" : "[…]");

    public static YamlValue Parse(DataFile source)
    {
        PlainText.Check(source);
        Parser? parser = null;
        try
        {
            parser = new Parser(new StringReader(source.Text));
            parser.MoveNext(); // the stream's start
            if (!Next(parser, source.Name) || parser.Current is not DocumentStart || !Next(parser, source.Name))
                throw OneDocument(source.Name, 1).Raise();
            var root = Node(parser, source.Name, 0);
            Next(parser, source.Name); // the document's end
            return Next(parser, source.Name) && parser.Current is StreamEnd ? root : throw OneDocument(source.Name, LineOf(parser.Current!)).Raise();
        }
        catch (YamlException e)
        {
            throw Plain(source.Name, checked((int)e.Start.Line), Bilingual.Same(e.InnerException?.Message ?? e.Message)).Raise(e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // the scanner loses count of brackets that are closed too often or never, and says so with these
            throw Plain(source.Name, parser is null ? 1 : LineOf(parser.Current), new("括号或引号没有成对", "brackets or quotes do not match")).Raise(e);
        }
    }

    public string Scalar(Bilingual expected) => _text ?? throw Wrong(Shown, expected);

    /// <summary>Text that says something: YAML's ways to write nothing (blank, <c>~</c>, <c>null</c>) are no words.</summary>
    public string Words(Bilingual expected) => Scalar(expected) is var text && (string.IsNullOrWhiteSpace(text) || text is "~" or "null")
        ? throw new Fault(DataFileFaults.Blank, Where).Raise()
        : text;

    public IReadOnlyList<YamlValue> Items(Bilingual expected) => _items ?? throw Wrong(Shown, expected);

    /// <summary>Keys in file order, each once.</summary>
    public IEnumerable<(string Key, YamlValue KeyNode, YamlValue Value)> Entries(Bilingual expected)
    {
        foreach (var (key, value) in _entries ?? throw Wrong(Shown, expected))
            yield return (key.Scalar(new("键", "a key")), key, value);
    }

    public EcoException Wrong(string found, Bilingual expected) =>
        new Fault(ScreeningFaults.WrongValue, Where, found.Length > MostShown ? found[..MostShown] + "…" : found, expected).Raise();

    /// <summary>The node that begins at the parser's event; the parser is left on its last one.</summary>
    private static YamlValue Node(Parser parser, string file, int depth)
    {
        var start = parser.Current!;
        if (depth > MaxDepth)
            throw new Fault(DataFileFaults.TooDeep, new Place { File = file, Line = LineOf(start) }, MaxDepth).Raise();
        switch (start)
        {
            case Scalar scalar when PlainText.Unsound(scalar.Value) is { } unsound:
                throw new Fault(DataFileFaults.UnsafeCharacter, new Place { File = file, Line = LineOf(start) }, unsound).Raise();
            case Scalar scalar:
                return new YamlValue(file, start, text: scalar.Value);
            case SequenceStart:
                List<YamlValue> items = [];
                while (Next(parser, file) && parser.Current is not SequenceEnd)
                    items.Add(Node(parser, file, depth + 1));
                return new YamlValue(file, start, items: items);
            case MappingStart:
                List<(YamlValue, YamlValue)> entries = [];
                HashSet<string> keys = new(StringComparer.Ordinal);
                while (Next(parser, file) && parser.Current is not MappingEnd)
                {
                    var key = Node(parser, file, depth + 1);
                    if (key._text is { } name && !keys.Add(name))
                        throw Plain(file, key.Line, new Bilingual("键“{0}”写了两次", "the key '{0}' stands twice").Format(name)).Raise();
                    Next(parser, file);
                    entries.Add((key, Node(parser, file, depth + 1)));
                }

                return new YamlValue(file, start, entries: entries);
            default:
                throw Plain(file, LineOf(start), Bilingual.Same(start.ToString()!)).Raise();
        }
    }

    /// <summary>The next event; one that is more than plain data is refused.</summary>
    private static bool Next(Parser parser, string file)
    {
        if (!parser.MoveNext())
            return false;
        var e = parser.Current!;
        Bilingual? why = e switch
        {
            AnchorAlias => new("不允许别名（*）", "aliases (*) are not allowed"),
            NodeEvent { Anchor.IsEmpty: false } => new("不允许锚点（&）", "anchors (&) are not allowed"),
            NodeEvent { Tag.IsEmpty: false } => new("不允许类型标签（!）", "type tags (!) are not allowed"),
            _ => null,
        };
        return why is null ? true : throw Plain(file, LineOf(e), why).Raise();
    }

    private static int LineOf(ParsingEvent? e) => e is null ? 1 : checked((int)e.Start.Line);

    private static Fault OneDocument(string file, int line) => Plain(file, line, new("应只有一个 YAML 文档", "exactly one YAML document is expected"));

    private static Fault Plain(string file, int line, Bilingual why) => new(ScreeningFaults.NotPlainYaml, new Place { File = file, Line = line }, why);
}
