using System.CommandLine;
using System.Text.Json;

namespace EcoGis;

/// <summary><c>ecogis compare A B</c>: two screenings side by side, and between evidence packages which input made the difference. Text or <c>comparison/1</c>.</summary>
internal static class CompareCommand
{
    public static Command Build(CommandLine line)
    {
        var a = new Argument<string>("A") { Description = line.Text("screening.json 或证据包", "a screening.json or an evidence package") };
        var b = new Argument<string>("B") { Description = line.Text("与之比较的另一个", "the one to compare it with") };
        var command = new Command("compare", line.Text("比较两次筛查：结论、发现、面积的差别；两边都是证据包时说明由哪项输入造成", "compare two screenings; of two evidence packages, say which input made the difference")) { a, b };
        line.Act(command, (session, parsed, cancellation) =>
        {
            var comparison = Comparison.Of(ComparedFile.Open(parsed.GetValue(a)!, cancellation), ComparedFile.Open(parsed.GetValue(b)!, cancellation), cancellation);
            if (session.Json)
                JsonOut.Write(w => Write(w, comparison));
            else
                new ComparisonView(session, comparison).Print();
            return 0;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter w, Comparison comparison)
    {
        w.WriteStartObject();
        w.WriteString("schema", "comparison/1");
        foreach (var (key, file) in new[] { ("a", comparison.A), ("b", comparison.B) })
        {
            w.WriteStartObject(key);
            w.WriteString("file", file.Label);
            w.WriteBoolean("package", file.IsPackage);
            w.WriteEndObject();
        }

        w.WriteStartArray("pairs");
        foreach (var pair in comparison.Pairs)
            Write(w, pair);
        w.WriteEndArray();
        foreach (var (key, ids) in new[] { ("only_a", comparison.OnlyA), ("only_b", comparison.OnlyB) })
        {
            w.WriteStartArray(key);
            foreach (string id in ids)
                w.WriteStringValue(id);
            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, ComparedPair pair)
    {
        w.WriteStartObject();
        w.WriteString("id_a", pair.A.Id);
        w.WriteString("id_b", pair.B.Id);
        w.WriteString("verdict_a", ScreeningJson.Word(pair.A.Gist.Verdict));
        w.WriteString("verdict_b", ScreeningJson.Word(pair.B.Gist.Verdict));
        w.WriteBoolean("changed", pair.Change.OutcomeChanged);
        DifferenceJson.Write(w, pair.Change);
        w.WriteNumber("review_difference", pair.Change.ReviewDifference);
        w.WriteStartArray("areas");
        foreach (var area in pair.Change.Areas)
        {
            w.WriteStartObject();
            w.WriteString("zone", area.Zone);
            Write(w, "before", area.Before);
            Write(w, "after", area.After);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        if (pair.Study is { } study)
            Write(w, study, pair);
        else
            w.WriteNull("study");
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, SwapStudy study, ComparedPair pair)
    {
        w.WriteStartObject("study");
        w.WriteString("program", Installation.Version);
        w.WriteBoolean("a_reproduced", pair.ReproducedA == true);
        w.WriteBoolean("b_reproduced", pair.ReproducedB == true);
        w.WriteString("verdict_a", ScreeningJson.Word(study.Before.Verdict));
        w.WriteString("verdict_b", ScreeningJson.Word(study.After.Verdict));
        w.WriteBoolean("interacts", study.Interacts);
        w.WriteString("conclusion", ComparisonView.Conclusion(study).Zh);
        w.WriteString("conclusion_en", ComparisonView.Conclusion(study).En);
        w.WriteStartArray("swaps");
        foreach (var swap in study.Swaps)
        {
            w.WriteStartObject();
            DifferenceJson.Write(w, swap.Input);
            w.WriteString("a_with_b", swap.Forward.Gist is { } forward ? ScreeningJson.Word(forward.Verdict) : null);
            w.WriteString("b_with_a", swap.Backward.Gist is { } backward ? ScreeningJson.Word(backward.Verdict) : null);
            w.WriteString("role", DifferenceJson.Word(swap.Role));
            w.WriteStartArray("refused");
            foreach (var fault in new[] { swap.Forward.Refused, swap.Backward.Refused }.OfType<EcoException>().SelectMany(e => e.Faults))
                w.WriteStringValue(fault.Kind.Code);
            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, string key, SharedGist? shared)
    {
        if (shared is null)
        {
            w.WriteNull(key);
            return;
        }

        w.WriteStartObject(key);
        w.WriteNumber("area_ellipsoidal_m2", shared.EllipsoidalArea);
        w.WriteNumber("area_planar_m2", shared.PlanarArea);
        w.WriteNumber("length_m", shared.Length);
        w.WriteEndObject();
    }
}
