using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>The points of a screening that a reviewer settles one by one: every finding, every open question, every review item, as <c>findings/0</c>.</summary>
internal static class CasePoints
{
    private static readonly string[] s_lists = ["findings", "undetermined", "review"];

    public static IReadOnlyList<string> Of(string screening)
    {
        using JsonDocument document = JsonDocument.Parse(screening);
        return [.. s_lists.SelectMany(list => Enumerable.Range(0, document.RootElement.GetProperty(list).GetArrayLength()).Select(i => string.Create(CultureInfo.InvariantCulture, $"{list}/{i}")))];
    }
}
