using System.Text.Json;

namespace EcoGis;

/// <summary>One input of a process: its JSON schema, and the option of the command line that it becomes (null: it is taken otherwise).</summary>
/// <param name="Many">An object of names and values, each its own option NAME=VALUE.</param>
internal sealed record ProcessInput(string Name, Bilingual Title, string Schema, string? Option, bool Required = false, bool Many = false)
{
    private const string Text = """{"type":"string"}""", Number = """{"type":"number","exclusiveMinimum":0}""", Pairs = """{"type":"object","additionalProperties":{"type":"string"}}""";

    public static readonly ProcessInput
        Upload = new("upload", new("上传文件的编号", "id of an upload"), Text, null, Required: true),
        Format = new("format", new("结果格式", "form of the result"), """{"type":"string","enum":["gpkg","csv","jsonl"],"default":"gpkg"}""", null),
        Date = new("date", new("筛查日期", "day of the screening"), """{"type":"string","format":"date"}""", "--date"),
        Language = new("language", new("结果中名称的语言", "language of names in the result"), """{"type":"string","enum":["zh","en"],"default":"zh"}""", "--lang");

    /// <summary>What <c>ecogis batch</c> takes of each proposal, by the words of the command line.</summary>
    public static readonly IReadOnlyList<ProcessInput> OfProposals =
    [
        new("industry", new("行业代码或名称", "industry: code or name"), Text, "--industry"),
        new("nature", new("建设性质", "nature"), """{"type":"string","enum":["new","rebuild","expand"]}""", "--nature"),
        new("facts", new("已知事实", "facts"), Pairs, "--fact", Many: true),
        new("fields", new("从哪一列取值", "columns that say something of each proposal"), Pairs, "--field", Many: true),
        new("layer", new("文件内的图层", "layer inside the file"), Text, "--layer"),
        new("crs", new("坐标系", "CRS"), Text, "--crs"),
        new("encoding", new("属性文字编码", "text encoding"), Text, "--encoding"),
        new("from", new("坐标的网络地图偏移", "offset of web maps"), """{"type":"string","enum":["gcj02","bd09"]}""", "--from"),
        new("accuracy", new("边界精度（m）", "accuracy of the boundary, m"), Number, "--accuracy"),
        new("planar_crs", new("平面面积所用坐标系", "plane of the planar areas"), Text, "--planar-crs"),
        new("repair", new("图形错误的修复", "repair of broken geometry"), """{"type":"string","enum":["structure"]}""", "--repair"),
        new("width", new("廊道全宽（m）", "full width of the corridor around lines, m"), Number, "--width"),
        new("radius", new("点状项目占地半径（m）", "radius of the ground around points, m"), Number, "--radius"),
    ];

    /// <summary>The options that the inputs of a request become, each in one word: no value can be taken for an option or a file.</summary>
    /// <exception cref="EcoException">An input that there is not, or of another form.</exception>
    public static List<string> Options(string process, IReadOnlyList<ProcessInput> known, JsonElement inputs)
    {
        List<string> options = [];
        foreach (JsonProperty given in inputs.EnumerateObject())
        {
            ProcessInput input = known.FirstOrDefault(i => i.Name == given.Name) ?? throw new Fault(JobFaults.UnknownInput, Place.None, process, Short(given.Name)).Raise();
            if (input.Option is null)
                continue;
            if (input.Many)
                options.AddRange(Each(input, given.Value).Select(p => $"{input.Option}={p.Name}={Plain(input, p.Value)}"));
            else
                options.Add($"{input.Option}={Plain(input, given.Value)}");
        }

        return known.FirstOrDefault(i => i.Required && !inputs.TryGetProperty(i.Name, out _)) is { } missing ? throw Bad(missing.Name, "-") : options;
    }

    /// <summary>One of the values that its schema lists, or the default.</summary>
    public static string Choice(ProcessInput input, JsonElement inputs, string usual, params ReadOnlySpan<string> choices) =>
        !inputs.TryGetProperty(input.Name, out JsonElement value) ? usual : Plain(input, value) is var text && choices.Contains(text) ? text : throw Bad(input.Name, text);

    public static string TextOf(ProcessInput input, JsonElement inputs) => inputs.TryGetProperty(input.Name, out JsonElement value) ? Plain(input, value) : throw Bad(input.Name, "-");

    public static EcoException Bad(string name, string found) => new Fault(JobFaults.Input, new Place { Field = name }, name, Short(found)).Raise();

    private static JsonElement.ObjectEnumerator Each(ProcessInput input, JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Bad(input.Name, value.ValueKind.ToString());

    private static string Plain(ProcessInput input, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw Bad(input.Name, value.ValueKind.ToString()),
    } is var text && text.Length <= 1000 && !text.Any(char.IsControl) ? text : throw Bad(input.Name, Short(text));

    private static string Short(string text) => Fault.Clean(text.Length > 80 ? text[..80] + "…" : text);
}
