using System.Text.Json;

namespace EcoGis;

/// <summary>A check of change as JSON, schema forest-check/1. Areas m² to 1e-4, shares fractions of 1. The whole screening of each change is in screening.json.</summary>
public static class ForestCheckJson
{
    public static void Write(Utf8JsonWriter w, ForestCheck check, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-check/1");
        ForestJson.Layer(w, "before", check.Comparison.Before, language);
        ForestJson.Layer(w, "after", check.Comparison.After, language);
        w.WriteString("from", Figures.Date(check.Period.From));
        w.WriteString("to", Figures.Date(check.Period.To));
        w.WriteString("register", check.Register.Id);
        w.WriteStartObject("counts");
        w.WriteNumber("changes", check.Changes.Length);
        w.WriteNumber("new", check.Changes.Count(c => c.IsNew));
        w.WriteNumber("still_open", check.Changes.Count(c => !c.IsNew && check.IsOpen(c)));
        w.WriteNumber("closed", check.Changes.Count(c => !c.IsNew && !check.IsOpen(c)));
        w.WriteNumber("gone", check.Gone.Length);
        w.WriteNumber("border_noise", check.Noise.Patches);
        ForestJson.Number(w, "border_noise_m2", check.Noise.Area);
        w.WriteEndObject();
        w.WriteStartArray("changes");
        foreach (var change in CheckSheets.Ordered(check))
            Change(w, change, check, language);
        w.WriteEndArray();
        w.WriteStartArray("permit_use");
        foreach (var use in check.Uses)
        {
            w.WriteStartObject();
            w.WriteString("register", use.Permit.Register.Id);
            w.WriteString("permit", use.Permit.Code);
            w.WriteNumber("changes", use.Changes);
            ForestJson.Number(w, "taken_m2", use.Area);
            ForestJson.Number(w, "permitted_ha", use.Permit.AreaHa);
            w.WriteString("area_exceeded", ContractWords.Of(use.IsAreaExceeded));
            ForestJson.Number(w, "stock_m3", use.Stock);
            ForestJson.Number(w, "permitted_m3", use.Permit.Stock);
            w.WriteString("stock_exceeded", ContractWords.Of(use.IsStockExceeded));
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Entries(w, "gone", check.Gone);
        Entries(w, "of_other_periods", check.Elsewhere);
        w.WriteStartArray("permits_without_boundary");
        foreach (var permit in check.Unlocated)
            w.WriteStringValue(permit.Code);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter w, CheckedChange c, ForestCheck check, Language language)
    {
        var patch = c.Change.Patch;
        w.WriteStartObject();
        w.WriteString("code", c.Code);
        w.WriteString("identity", c.Change.Identity);
        w.WriteString("status", check.StatusOf(c).Id);
        w.WriteString("found", CheckWords.FoundKey(c, check));
        w.WriteNumber("patch", patch.Id);
        w.WriteString("from", patch.Before.Class.Code);
        w.WriteString("to", patch.After.Class.Code);
        w.WriteString("from_patch", patch.Before.Code);
        w.WriteString("to_patch", patch.After.Code);
        w.WriteString("name", c.Change.Name.In(language));
        w.WriteString("unit", patch.Unit?.Code);
        w.WriteString("cause", patch.Cause?.Code ?? patch.CauseText);
        w.WriteString("activity", c.Change.Activity.Id);
        ForestJson.Number(w, "area_ellipsoidal_m2", patch.Area);
        ForestJson.Number(w, "area_planar_m2", patch.PlanarArea);
        w.WriteStartObject("permits");
        w.WriteString("state", CheckWords.Key(c.Match.State));
        ForestJson.Number(w, "covered_m2", c.Match.CoveredArea);
        ForestJson.Number(w, "covered_throughout_m2", c.Match.CoveredThroughout);
        w.WriteStartArray("covers");
        foreach (var cover in c.Match.Covers)
        {
            w.WriteStartObject();
            w.WriteString("register", cover.Permit.Register.Id);
            w.WriteString("permit", cover.Permit.Code);
            w.WriteString("status", cover.Permit.Entry.Status);
            w.WriteString("valid_from", Figures.Date(cover.Permit.From));
            w.WriteString("valid_to", Figures.Date(cover.Permit.To));
            ForestJson.Number(w, "area_ellipsoidal_m2", cover.Area);
            ForestJson.Number(w, "area_planar_m2", cover.PlanarArea);
            w.WriteNumber("share_of_change", cover.Share);
            w.WriteString("certainty", ContractWords.Of(cover.Certainty));
            w.WriteString("days", CheckWords.Key(cover.Time));
            w.WriteBoolean("allows", cover.Allows);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
        w.WriteString("verdict", ContractWords.Of(c.Screening.Verdict));
        w.WriteStartArray("findings");
        foreach (var rule in c.Screening.Findings.Select(f => f.Rule).Distinct())
            w.WriteStringValue(rule);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Entries(Utf8JsonWriter w, string key, IEnumerable<RegisterEntry> entries)
    {
        w.WriteStartArray(key);
        foreach (var entry in entries)
        {
            w.WriteStartObject();
            w.WriteString("code", entry.Code);
            w.WriteString("status", entry.Status);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }
}
