using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>Cases as the API tells them, and as the record that is sealed on approval.</summary>
internal static class CaseJson
{
    /// <param name="drift">Inputs that differ since it was filed; null: not known.</param>
    public static void Head(Utf8JsonWriter json, CaseHead c, Person person, IReadOnlyList<ChangedInput>? drift)
    {
        json.WriteStartObject();
        Fields(json, c);
        json.WriteBoolean("mine", c.IsBy(person));
        Drift(json, drift);
        json.WriteEndObject();
    }

    public static void All(Utf8JsonWriter json, Case c, Person person, IReadOnlyList<string> hidden, IReadOnlyList<ChangedInput>? drift, CaseLaw law)
    {
        json.WriteStartObject();
        Fields(json, c.Head);
        json.WriteBoolean("mine", c.Head.IsBy(person));
        Drift(json, drift);
        json.WriteStartArray("steps");
        foreach (CaseStep step in ReviewDesk.Offered(person, c.Head))
        {
            json.WriteStartObject();
            json.WriteString("act", step.Act);
            json.WriteBoolean("reasoned", step.Reasoned);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("can_decide", c.Head.State == CaseState.InReview && !c.Head.IsBy(person) && person.May(Permission.Review));
        json.WriteBoolean("can_edit", c.Head.IsBy(person) && CaseFlow.Editable(c.Head.State));
        json.WriteStartArray("open");
        foreach (string point in c.OpenPoints)
            json.WriteStringValue(point);
        json.WriteEndArray();
        History(json, c);
        json.WriteStartArray("withheld");
        foreach (string layer in hidden)
            json.WriteStringValue(layer);
        json.WriteEndArray();
        json.WritePropertyName("shape");
        json.WriteRawValue(c.Newest.Shape ?? "null");
        json.WriteString("source", c.Newest.Source?.Label);
        json.WritePropertyName("request");
        json.WriteRawValue(c.Newest.Request);
        law.Write(json, c.Newest);
        json.WritePropertyName("screening");
        CaseWithholding.Write(json, c.Newest.Screening, hidden);
        json.WriteEndObject();
    }

    private static void Drift(Utf8JsonWriter json, IReadOnlyList<ChangedInput>? drift)
    {
        if (drift is null)
        {
            json.WriteNull("changed_since");
            return;
        }

        json.WriteStartArray("changed_since");
        foreach (ChangedInput input in drift)
            Input(json, input);
        json.WriteEndArray();
    }

    private static void Input(Utf8JsonWriter json, ChangedInput input)
    {
        json.WriteStartObject();
        json.WriteString("text", input.Text.Zh);
        json.WriteString("text_en", input.Text.En);
        json.WriteEndObject();
    }

    /// <summary>The record of a review: who did what, by digest of what was reviewed.</summary>
    public static void Record(Utf8JsonWriter json, Case c, Person approver, string at)
    {
        json.WriteStartObject();
        json.WriteString("schema", "review-record/1");
        Fields(json, c.Head);
        json.WriteString("approved_by", approver.Name);
        json.WriteString("approved", at);
        History(json, c);
        json.WriteEndObject();
    }

    public static void Version(Utf8JsonWriter json, CaseVersion v, IReadOnlyList<string> hidden)
    {
        json.WriteStartObject();
        VersionFields(json, v);
        json.WritePropertyName("request");
        json.WriteRawValue(v.Request);
        json.WritePropertyName("screening");
        CaseWithholding.Write(json, v.Screening, hidden);
        json.WriteEndObject();
    }

    /// <param name="names">The name of a rule, a fact or a kind of zone by its id, as lists of what changed have it; null: it is none.</param>
    public static void Comparison(Utf8JsonWriter json, CaseVersion before, CaseVersion after, Func<string, Bilingual?> names)
    {
        var change = ScreeningChange.Between(ScreeningGist.Read(before.Screening), ScreeningGist.Read(after.Screening));
        json.WriteStartObject();
        json.WriteNumber("before", before.Number);
        json.WriteNumber("after", after.Number);
        json.WriteString("verdict_before", ScreeningJson.Word(before.Verdict));
        json.WriteString("verdict_after", ScreeningJson.Word(after.Verdict));
        json.WriteBoolean("outcome_changed", change.OutcomeChanged);
        json.WriteStartArray("inputs");
        foreach (ChangedInput input in change.Inputs)
            Input(json, input);
        json.WriteEndArray();
        foreach (var (key, list) in new[] { ("new_findings", change.NewFindings), ("gone_findings", change.GoneFindings), ("new_questions", change.NewQuestions), ("gone_questions", change.GoneQuestions) })
        {
            json.WriteStartArray(key);
            foreach (string item in list)
                json.WriteStringValue(item);
            json.WriteEndArray();
        }

        json.WriteStartArray("areas");
        foreach (AreaChange area in change.Areas)
        {
            json.WriteStartObject();
            json.WriteString("zone", area.Zone);
            json.WriteNumber("before_m2", area.Before?.EllipsoidalArea ?? 0);
            json.WriteNumber("after_m2", area.After?.EllipsoidalArea ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("names");
        foreach (string id in new[] { change.NewFindings, change.GoneFindings, change.NewQuestions, change.GoneQuestions, [.. change.Areas.Select(a => a.Zone)] }.SelectMany(l => l).SelectMany(l => l.Split(' ')).Distinct())
        {
            if (names(id) is { } name)
                BothJson.Write(json, id, name);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, CaseHead c)
    {
        json.WriteString("id", c.Id);
        json.WriteString("title", c.Title);
        json.WriteString("author", c.Author);
        json.WriteString("state", CaseFlow.Word(c.State));
        json.WriteString("state_name", CaseFlow.Names[c.State].Zh);
        json.WriteString("state_name_en", CaseFlow.Names[c.State].En);
        json.WriteString("reviewer", c.Reviewer);
        json.WriteNumber("revision", c.Revision);
        json.WriteNumber("version", c.Version);
        json.WriteString("verdict", ScreeningJson.Word(c.Verdict));
        json.WriteString("day", Day(c.Day));
        json.WriteString("created", c.Created);
        json.WriteString("changed", c.Changed);
    }

    private static void History(Utf8JsonWriter json, Case c)
    {
        json.WriteStartArray("versions");
        foreach (CaseVersion v in c.Versions)
        {
            json.WriteStartObject();
            VersionFields(json, v);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (CaseDecision d in c.Decisions)
        {
            json.WriteStartObject();
            json.WriteNumber("version", d.Version);
            json.WriteString("point", d.Point);
            json.WriteString("kind", d.Kind.ToString().ToLowerInvariant());
            json.WriteString("reason", d.Reason);
            json.WriteString("instead", d.Instead);
            json.WriteString("by", d.By);
            json.WriteString("at", d.At);
            json.WriteString("confirmed_by", d.Confirmer);
            json.WriteString("confirmed", d.Confirmed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("comments");
        foreach (CaseComment comment in c.Comments)
        {
            json.WriteStartObject();
            json.WriteString("at", comment.At);
            json.WriteString("by", comment.By);
            json.WriteString("point", comment.Point);
            json.WriteString("text", comment.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (c.Seal is not { } seal)
        {
            json.WriteNull("seal");
            return;
        }

        json.WriteStartObject("seal");
        json.WriteString("package", seal.Package);
        json.WriteString("record", seal.Record);
        json.WriteString("by", seal.By);
        json.WriteString("at", seal.At);
        json.WriteEndObject();
    }

    private static void VersionFields(Utf8JsonWriter json, CaseVersion v)
    {
        json.WriteNumber("number", v.Number);
        json.WriteString("digest", v.Digest);
        json.WriteString("verdict", ScreeningJson.Word(v.Verdict));
        json.WriteString("day", Day(v.Day));
        json.WriteString("at", v.At);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
