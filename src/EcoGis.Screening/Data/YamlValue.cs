using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EcoGis;

/// <summary>A YAML value with the file and line it stands on, so that every complaint can say where. Plain data only: no tags, anchors or aliases.</summary>
internal sealed class YamlValue(string file, YamlNode node)
{
    private const int MaxDepth = 32;

    public string File => file;

    public int Line => checked((int)node.Start.Line);

    public Place Where => new() { File = file, Line = Line };

    public bool IsMapping => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    public static YamlValue Parse(DataFile source)
    {
        try
        {
            RefuseReferences(source);
            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            if (stream.Documents.Count != 1)
                throw Plain(source.Name, 1, new("应只有一个 YAML 文档", "exactly one YAML document is expected")).Raise();
            return new YamlValue(source.Name, stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            throw Plain(source.Name, checked((int)e.Start.Line), Bilingual.Same(e.InnerException?.Message ?? e.Message)).Raise(e);
        }
    }

    public string Scalar(Bilingual expected) =>
        node is YamlScalarNode { Value: { } text } ? text : throw Wrong(IsMapping ? "{…}" : "[…]", expected);

    public IEnumerable<YamlValue> Items(Bilingual expected) =>
        node is YamlSequenceNode list ? list.Children.Select(c => new YamlValue(file, c)) : throw Wrong(Shown, expected);

    /// <summary>Keys in file order. A key that stands twice has already been refused by the YAML parser.</summary>
    public IEnumerable<(string Key, YamlValue KeyNode, YamlValue Value)> Entries(Bilingual expected)
    {
        if (node is not YamlMappingNode map)
            throw Wrong(Shown, expected);
        foreach (var (key, value) in map.Children)
        {
            var keyNode = new YamlValue(file, key);
            yield return (keyNode.Scalar(new("键", "a key")), keyNode, new YamlValue(file, value));
        }
    }

    public EcoException Wrong(string found, Bilingual expected) => new Fault(ScreeningFaults.WrongValue, Where, found, expected).Raise();

    private string Shown => node is YamlScalarNode s ? s.Value ?? "" : IsMapping ? "{…}" : "[…]";

    private static Fault Plain(string file, int line, Bilingual why) => new(ScreeningFaults.NotPlainYaml, new Place { File = file, Line = line }, why);

    private static void RefuseReferences(DataFile source)
    {
        var parser = new Parser(new StringReader(source.Text));
        int depth = 0;
        while (parser.MoveNext())
        {
            var e = parser.Current!;
            depth += e.NestingIncrease;
            Bilingual? why = e switch
            {
                YamlDotNet.Core.Events.AnchorAlias => new("不允许别名（*）", "aliases (*) are not allowed"),
                YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false } => new("不允许锚点（&）", "anchors (&) are not allowed"),
                YamlDotNet.Core.Events.NodeEvent { Tag.IsEmpty: false } => new("不允许类型标签（!）", "type tags (!) are not allowed"),
                _ when depth > MaxDepth => new("嵌套过深", "nested too deeply"),
                _ => null,
            };
            if (why is not null)
                throw Plain(source.Name, checked((int)e.Start.Line), why).Raise();
        }
    }
}
