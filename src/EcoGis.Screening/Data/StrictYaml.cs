using System.Collections;
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
internal static class StrictYaml
{
    public static T Read<T>(DataFile file) => (T)Read(YamlValue.Parse(file), typeof(T))!;

    public static object? Read(YamlValue value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (FormOf(type) is { } form)
            return Invoke(form, value);
        if (type == typeof(string))
            return value.Scalar(new("文字", "text"));
        if (type == typeof(bool))
            return value.Scalar(Bools) switch { "true" => true, "false" => false, var s => throw value.Wrong(s, Bools) };
        if (type == typeof(double))
            return Parse(value, new("数字", "a number"), s => (double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) && double.IsFinite(d), d));
        if (type == typeof(DateOnly))
            return Parse(value, new("日期 年-月-日", "a date yyyy-mm-dd"), s => (DateOnly.TryParseExact(s, "yyyy-MM-dd", out var d), d));
        if (type.IsEnum)
            return Parse(value, Bilingual.Same(string.Join(" | ", EnumWords(type))), s => (EnumWords(type).Contains(s), Enum.GetValues(type).GetValue(Math.Max(0, EnumWords(type).IndexOf(s)))));
        if (ItemOfList(type) is { } item)
            return ReadList(value, item);
        if (ItemOfMap(type) is { } entry)
            return ReadMap(value, entry);
        return ReadRecord(value, type);
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

    private static readonly Bilingual Bools = Bilingual.Same("true | false");

    private static object? ReadRecord(YamlValue value, Type type)
    {
        var parameters = type.GetConstructors().Single().GetParameters();
        var keys = KeysOf(type).ToDictionary(p => KeyOf(p.Name!));
        Dictionary<string, object?> given = [];
        foreach (var (key, keyNode, item) in value.Entries(new("键: 值", "key: value")))
        {
            if (!keys.TryGetValue(key, out var parameter))
                throw new Fault(ScreeningFaults.UnknownKey, keyNode.Where, key, string.Join(", ", keys.Keys)).Raise();
            given[parameter.Name!] = Read(item, parameter.ParameterType);
        }

        return Construct(type, [.. parameters.Select(Argument)]);

        object? Argument(ParameterInfo p)
        {
            if (p.ParameterType == typeof(Place))
                return value.Where;
            if (given.TryGetValue(p.Name!, out object? argument))
                return argument;
            if (p.HasDefaultValue)
                return p.DefaultValue;
            throw new Fault(ScreeningFaults.MissingKey, value.Where, KeyOf(p.Name!)).Raise();
        }
    }

    private static IList ReadList(YamlValue value, Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in value.Items(new("列表 [ ]", "a list [ ]")))
            list.Add(Read(element, item));
        return list;
    }

    private static IDictionary ReadMap(YamlValue value, Type entry)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), entry))!;
        foreach (var (key, _, element) in value.Entries(new("键: 值", "key: value")))
            map.Add(key, Read(element, entry));
        return map;
    }

    private static T Parse<T>(YamlValue value, Bilingual expected, Func<string, (bool Ok, T Result)> parse)
    {
        string text = value.Scalar(expected);
        var (ok, result) = parse(text);
        return ok ? result : throw value.Wrong(text, expected);
    }

    private static object? Invoke(Type form, YamlValue value)
    {
        try
        {
            return form.GetMethod("Read", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [value]);
        }
        catch (TargetInvocationException e) when (e.InnerException is EcoException inner)
        {
            throw inner;
        }
    }

    private static object Construct(Type type, object?[] arguments) => type.GetConstructors().Single().Invoke(arguments);

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
