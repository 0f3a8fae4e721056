using System.Text.Json;

namespace EcoGis;

/// <summary>The differences of two screenings as keys of a JSON object: <c>inputs</c>, <c>new_findings</c>, <c>gone_findings</c>, <c>new_questions</c>, <c>gone_questions</c>.</summary>
internal static class DifferenceJson
{
    public static void Write(Utf8JsonWriter w, ScreeningChange change)
    {
        w.WriteStartArray("inputs");
        foreach (var input in change.Inputs)
        {
            w.WriteStartObject();
            Write(w, input);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        foreach (var (key, list) in new[] { ("new_findings", change.NewFindings), ("gone_findings", change.GoneFindings), ("new_questions", change.NewQuestions), ("gone_questions", change.GoneQuestions) })
        {
            w.WriteStartArray(key);
            foreach (string item in list)
                w.WriteStringValue(item);
            w.WriteEndArray();
        }
    }

    /// <summary>The keys of one input.</summary>
    public static void Write(Utf8JsonWriter w, ChangedInput input)
    {
        w.WriteString("cause", Word(input.Cause));
        w.WriteString("what", input.What);
        w.WriteString("before", input.Before);
        w.WriteString("after", input.After);
    }

    /// <summary>A name of an enum in small letters, its words divided by underscores.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, at) => char.IsUpper(c) && at > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
