namespace EcoGis;

/// <summary>The key <c>forest</c> of <c>screening/1</c>: only where a layer of forest patches says that the site takes forest, so that the bytes of all others stay.</summary>
internal sealed partial class ScreeningObject
{
    private void Forest(ForestUse use)
    {
        json.WriteStartObject("forest");
        Text("layer", use.Layer);
        json.WriteNumber("patches", use.Patches);
        Number("forest_land_m2", use.ForestLand);
        Both("unknown", use.Unknown);
        List("targets", use.Effects, ForestEffect);
        List("targets_without_definition", use.Unheld, t => Text("target", t.Id));
        List("review_level", use.Level, ForestAnswer);
        List("project_matrix", use.Matrix, ForestAnswer);
        json.WriteEndObject();
    }

    private void ForestEffect(ForestEffect e)
    {
        Text("indicator", e.Indicator);
        Both("name", e.Name);
        Text("place", e.PlaceCode);
        Both("place_name", e.Place);
        json.WriteBoolean("whole", e.IsWhole);
        Bounds("before", e.Before);
        Bounds("after", e.After);
        Number(e.Indicator.StartsWith("forest-cover/", StringComparison.Ordinal) ? "taken_m2" : "taken_m3", e.Taken);
        Both("unknown", e.Unknown);
        Text("target", e.Target?.Id);
        Text("standing_before", e.Target is null ? null : StandingWords.Key(e.StandingBefore));
        Text("standing_after", e.Target is null ? null : StandingWords.Key(e.StandingAfter));
    }

    private void Bounds(string key, ForestBounds? bounds)
    {
        if (bounds is not { } b)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        Number("at_least", b.AtLeast);
        Number("at_most", b.AtMost);
        json.WriteEndObject();
    }

    private void ForestAnswer(ForestAnswer a)
    {
        Text("rule", a.Rule);
        Both("name", a.Name);
        Text("effect", a.Effect is { } effect ? ContractWords.Of(effect) : null);
        Both("text", a.Text);
    }
}
