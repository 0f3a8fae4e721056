using System.Text.Json;

namespace EcoGis;

/// <summary>What makes two runs the same run, by name: input, options, program, data. Continuing is allowed only when all of it is equal.</summary>
public sealed record RunIdentity(IReadOnlyList<KeyValuePair<string, string>> Parts)
{
    /// <summary>Names of the parts in which another run differs.</summary>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity other) =>
        [.. Parts.Concat(other.Parts).Select(p => p.Key).Distinct().Where(k => !Of(k).SequenceEqual(other.Of(k)))];

    private IEnumerable<string> Of(string key) => Parts.Where(p => p.Key == key).Select(p => p.Value);
}

/// <summary>How far a result has grown: whole blocks of the input, what they held, and whatever the writer must remember to go on.</summary>
/// <param name="Blocks">Blocks of the input whose rows are in the result.</param>
/// <param name="Features">Features in these blocks.</param>
/// <param name="Bytes">Length of the result up to them; 0 where the store keeps its own.</param>
/// <param name="Memory">The writer's own memory, as JSON text.</param>
public sealed record RunState(RunIdentity Run, int Blocks, long Features, long Bytes, string Memory)
{
    internal string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Default.RunState);

    /// <exception cref="EcoException">The text is no state, or that of another run.</exception>
    internal static RunState Parse(string json, RunIdentity run, string label)
    {
        var state = Read(json) ?? throw new Fault(ResultFaults.Broken, Place.None, label, json.Length <= 60 ? json : json[..60]).Raise();
        return state.Run.DifferencesFrom(run) is { Count: > 0 } differences
            ? throw new Fault(ResultFaults.OtherRun, Place.None, label, string.Join(", ", differences)).Raise()
            : state;
    }

    /// <summary>Null when the text is no state.</summary>
    internal static RunState? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CatalogJson.Default.RunState) is { Run.Parts: not null, Memory: not null, Blocks: >= 0, Bytes: >= 0 } state ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
