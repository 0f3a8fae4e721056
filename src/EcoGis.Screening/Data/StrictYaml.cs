using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace EcoGis;

/// <summary>A type with its own YAML form, for values that may be written in more than one way.</summary>
internal interface IYamlForm<out T>
{
    static abstract T Read(YamlValue value);

    /// <summary>The JSON Schema fragment an editor uses.</summary>
    static abstract System.Text.Json.Nodes.JsonObject Schema();
}

/// <summary>
/// Reads plain YAML into the records of <c>*File.cs</c>: a record's constructor parameters are its keys in snake_case; one without a default must be there;
/// a key that is no parameter is an error with file and line. A parameter of type <see cref="Place"/> receives where the record stands.
/// Lists are <c>IReadOnlyList</c>, maps <c>IReadOnlyDictionary</c>, enums are in kebab-case, dates ISO.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = KeptWhole)]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = KeptWhole)]
internal static class StrictYaml
{
    public const string KeptWhole = "The program keeps the projects that declare records of data files whole when it is trimmed.";

    /// <summary>How lists and maps of a value type are made: in a program compiled ahead of time only those exist that are written out.</summary>
    private static readonly Dictionary<Type, (Func<int, Array> List, Func<IDictionary> Map)> s_ofValues =
        new([Of<double>(), Of<DecisionCell>(), Of<LandGroup>(), Of<Nature>(), Of<ShapeKind>(), Of<Stand>(), Of<StockPart>(), Of<CoverAddition>()]);

    /// <summary>Value types that lists and maps may be of.</summary>
    public static IReadOnlyCollection<Type> ValuesInLists => s_ofValues.Keys;

    private static readonly ConcurrentDictionary<Type, Func<YamlValue, object?>> s_readers = new();

    public static T Read<T>(DataFile file) => Read<T>(YamlValue.Parse(file));

    public static T Read<T>(YamlValue value) => (T)Read(value, typeof(T))!;

    public static object? Read(YamlValue value, Type type) => s_readers.GetOrAdd(type, Reader)(value);

    /// <summary>What a type asks of reflection is asked once.</summary>
    private static Func<YamlValue, object?> Reader(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (FormOf(type) is { } form)
            return form.GetMethod("Read", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<YamlValue, object?>>();
        if (type == typeof(string))
            return value => value.Words(Text);
        if (type == typeof(bool))
            return value => value.Scalar(Bools) switch { "true" => true, "false" => false, var s => throw value.Wrong(s, Bools) };
        if (type == typeof(double))
            return value => double.TryParse(value.Scalar(Number), NumberStyles.Float, CultureInfo.InvariantCulture, out double d) && double.IsFinite(d) ? d : throw value.Wrong(value.Scalar(Number), Number);
        if (type == typeof(DateOnly))
            return value => DateOnly.TryParseExact(value.Scalar(Date), "yyyy-MM-dd", out var d) ? d : throw value.Wrong(value.Scalar(Date), Date);
        if (type.IsEnum)
            return EnumReader(type);
        if (ItemOfList(type) is { } item)
            return value => ReadList(value, item);
        if (ItemOfMap(type) is { } entry)
            return MapReader(entry);
        return RecordReader(type);
    }

    public static string KeyOf(string parameter) => Words(parameter, '_');

    public static List<string> EnumWords(Type type) => [.. Enum.GetNames(type).Select(n => Words(n, '-'))];

    public static IEnumerable<ParameterInfo> KeysOf(Type record) =>
        record.GetConstructors().Single().GetParameters().Where(p => p.ParameterType != typeof(Place));

    public static Type? ItemOfList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static Type? ItemOfMap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    public static Type? FormOf(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IYamlForm<>)) ? type : null;

    private static readonly Bilingual Text = new("文字", "text");
    private static readonly Bilingual Number = new("数字", "a number");
    private static readonly Bilingual Date = new("日期 年-月-日", "a date yyyy-mm-dd");
    private static readonly Bilingual Bools = Bilingual.Same("true / false");
    private static readonly Bilingual Pairs = new("键: 值", "key: value");
    private static readonly Bilingual ListItem = new("列表中的项", "the list item");
    private static readonly Bilingual List = new("列表 [ ]", "a list [ ]");

    private static Func<YamlValue, object?> EnumReader(Type type)
    {
        var words = EnumWords(type);
        var values = Enum.GetNames(type).Select(n => Enum.Parse(type, n)).ToArray();
        var expected = Bilingual.Same(string.Join(" / ", words));
        return value => words.IndexOf(value.Scalar(expected)) is var i and >= 0 ? values[i] : throw value.Wrong(value.Scalar(expected), expected);
    }

    private static Func<YamlValue, object?> RecordReader(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        string?[] keys = [.. parameters.Select(p => p.ParameterType == typeof(Place) ? null : KeyOf(p.Name!))];
        bool[] optional = [.. parameters.Select(p => p.HasDefaultValue)];
        object?[] defaults = [.. parameters.Select(p => p.HasDefaultValue ? p.DefaultValue : null)];
        return value =>
        {
            object?[] arguments = [.. defaults];
            var given = new bool[keys.Length];
            foreach (var (key, keyNode, item) in value.Entries(Pairs))
            {
                int i = Array.IndexOf(keys, key);
                if (i < 0)
                    throw new Fault(ScreeningFaults.UnknownKey, keyNode.Where, key, string.Join(", ", keys.Where(k => k is not null))).Raise();
                arguments[i] = Read(item, parameters[i].ParameterType);
                given[i] = true;
            }

            for (int i = 0; i < keys.Length; i++)
            {
                if (keys[i] is null)
                    arguments[i] = value.Where;
                else if (!given[i] && !optional[i])
                    throw new Fault(ScreeningFaults.MissingKey, value.Where, keys[i]).Raise();
            }

            return constructor.Invoke(arguments);
        };
    }

    private static Array ReadList(YamlValue value, Type item)
    {
        var elements = value.Items(List);
        var list = ArrayOf(item, elements.Count);
        HashSet<string> words = new(StringComparer.Ordinal);
        for (int i = 0; i < elements.Count; i++)
        {
            object? element = Read(elements[i], item);
            if (element is string word && !words.Add(word))
                throw new Fault(ScreeningFaults.Duplicate, elements[i].Where, ListItem, word).Raise();
            list.SetValue(element, i);
        }

        return list;
    }

    private static Func<YamlValue, object?> MapReader(Type entry)
    {
        var make = MapOf(entry);
        return value =>
        {
            var map = make();
            foreach (var (key, _, element) in value.Entries(Pairs))
                map.Add(key, Read(element, entry));
            return map;
        };
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Arrays of classes share their code.")]
    private static Array ArrayOf(Type item, int length) => s_ofValues.TryGetValue(item, out var values) ? values.List(length) : Array.CreateInstance(item, length);

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Maps to classes share their code.")]
    private static Func<IDictionary> MapOf(Type entry)
    {
        if (s_ofValues.TryGetValue(entry, out var values))
            return values.Map;
        var type = typeof(Dictionary<,>).MakeGenericType(typeof(string), entry);
        return () => (IDictionary)Activator.CreateInstance(type)!;
    }

    private static KeyValuePair<Type, (Func<int, Array>, Func<IDictionary>)> Of<T>() => new(typeof(T), (n => new T[n], () => new Dictionary<string, T>()));

    private static string Words(string name, char separator)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append(separator);
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
