using System.Text.Json;

namespace EcoGis;

/// <summary>
/// The first place where two JSON texts differ, in document order: a path such as <c>[0].findings[2].rule</c>, and what stands there (a dash where nothing does).
/// Keys count in their order, numbers by their digits: texts without a difference have the same bytes but for spaces and escapes.
/// </summary>
public sealed record JsonDifference(string Path, string Left, string Right)
{
    private const int LongestShown = 80;
    private const string Nothing = "—";

    /// <param name="ignored">Whether a path may differ.</param>
    public static JsonDifference? First(JsonElement left, JsonElement right, Func<string, bool> ignored) => First(left, right, "", ignored);

    private static JsonDifference? First(JsonElement left, JsonElement right, string path, Func<string, bool> ignored)
    {
        if (ignored(path))
            return null;
        return (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(left, right, path, ignored),
            (JsonValueKind.Array, JsonValueKind.Array) => OfArrays(left, right, path, ignored),
            (JsonValueKind.String, JsonValueKind.String) when left.GetString() == right.GetString() => null,
            _ when left.ValueKind == right.ValueKind && left.ValueKind != JsonValueKind.String && left.GetRawText() == right.GetRawText() => null,
            _ => new(path, Shown(left), Shown(right)),
        };
    }

    private static JsonDifference? OfObjects(JsonElement left, JsonElement right, string path, Func<string, bool> ignored)
    {
        JsonProperty[] a = [.. left.EnumerateObject()], b = [.. right.EnumerateObject()];
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            string? key = i < a.Length ? a[i].Name : null, other = i < b.Length ? b[i].Name : null;
            if (key != other)
                return new($"{path}.{key ?? other}", key is null ? Nothing : Shown(a[i].Value), other is null ? Nothing : key is null ? Shown(b[i].Value) : $"{other}: {Shown(b[i].Value)}");
            if (First(a[i].Value, b[i].Value, path.Length == 0 ? key! : $"{path}.{key}", ignored) is { } found)
                return found;
        }

        return null;
    }

    private static JsonDifference? OfArrays(JsonElement left, JsonElement right, string path, Func<string, bool> ignored)
    {
        JsonElement[] a = [.. left.EnumerateArray()], b = [.. right.EnumerateArray()];
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            string at = $"{path}[{i}]";
            if (i >= a.Length || i >= b.Length)
                return new(at, i < a.Length ? Shown(a[i]) : Nothing, i < b.Length ? Shown(b[i]) : Nothing);
            if (First(a[i], b[i], at, ignored) is { } found)
                return found;
        }

        return null;
    }

    private static string Shown(JsonElement value)
    {
        string text = value.GetRawText();
        return Fault.Clean(text.Length <= LongestShown ? text : text[..LongestShown] + "…");
    }
}
