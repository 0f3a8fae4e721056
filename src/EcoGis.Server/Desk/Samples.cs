using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>The sites of the demonstration set, to be tried without reading anything; only where the server runs over its district.</summary>
internal sealed class Samples(ServeOptions options, RuleBase rules)
{
    private readonly Lazy<IReadOnlyList<SampleProposal>> _proposals = new(() =>
        options.Samples is { } folder && Directory.Exists(folder) && SampleSet.Load(folder) is var set && set.District == options.District ? set.Proposals : []);

    /// <exception cref="EcoException">There is no such sample.</exception>
    public FeatureFile File(int number, CancellationToken cancellation) =>
        number >= 1 && number <= _proposals.Value.Count ? FeatureReader.Read(_proposals.Value[number - 1].File, new ReadOptions(), cancellation)
        : throw new Fault(UploadFaults.NoSample, Place.None, number).Raise();

    /// <summary>An array: number, title and why in both languages, date, what is stated of the project, and the boundary for the map.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var (i, sample) in _proposals.Value.Index())
        {
            Proposal proposal = ProposalReader.Read(File(i + 1, CancellationToken.None), sample.Request, rules)[0];
            json.WriteStartObject();
            json.WriteNumber("sample", i + 1);
            BothJson.Write(json, "title", sample.Title);
            BothJson.Write(json, "why", sample.Why);
            json.WriteString("date", sample.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("industry", sample.Request.Industry);
            json.WriteString("nature", sample.Request.Nature);
            json.WriteStartObject("facts");
            foreach ((string fact, string value) in sample.Request.Facts)
                json.WriteString(fact, value);
            json.WriteEndObject();
            json.WritePropertyName("boundary");
            BoundaryJson.Geometry(json, BoundaryJson.Rings(proposal), CrsTransform.Between(proposal.Declared, Crs.Cgcs2000), out _);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>A text in both languages as <c>{"zh","en"}</c>.</summary>
internal static class BothJson
{
    public static void Write(Utf8JsonWriter json, string key, Bilingual text)
    {
        json.WriteStartObject(key);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }
}
