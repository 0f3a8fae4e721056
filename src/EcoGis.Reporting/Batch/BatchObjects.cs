using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The objects of <c>batch/1</c>, made of the same parts as a screening.</summary>
internal sealed partial class ScreeningObject
{
    /// <summary>The parts of a screening that are its own, as one object of a batch. Open questions are written apart.</summary>
    public void OfBatch(int feature, Screening s)
    {
        json.WriteStartObject();
        json.WriteNumber("feature", feature);
        Text("verdict", ContractWords.Of(s.Verdict));
        Proposal(s.Proposal, s.Industry);
        Site(s);
        json.WriteStartArray("layers_not_covering");
        foreach (LayerUse layer in s.Layers.Where(l => l.Status == LayerStatus.NotCovering))
            json.WriteStringValue(Whole(layer.Name));
        json.WriteEndArray();
        List("overlaps", s.Overlaps, Overlap);
        List("proximities", s.Proximities, Proximity);
        List("findings", s.Findings, Finding);
        List("review", s.Review, Review);
        List("clear", s.Clear, Clear);
        Conflict(s);
        json.WriteStartObject("middle");
        Number("lon", s.Located?.Middle.Longitude);
        Number("lat", s.Located?.Middle.Latitude);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The value of <c>undetermined</c>.</summary>
    public void Questions(ImmutableArray<OpenQuestion> questions)
    {
        json.WriteStartArray();
        Each(questions, Question);
        json.WriteEndArray();
    }

    /// <summary>What is the same for every proposal of a batch.</summary>
    public void BatchHeader(BatchHeader h)
    {
        json.WriteStartObject();
        Text("schema", "batch/1");
        json.WriteStartObject("program");
        Text("version", h.ProgramVersion);
        json.WriteEndObject();
        Date("date", h.Date);
        Text("district", h.District);
        Text("rows", h.AreasOnly ? "areas" : "screening");
        Text("source_file", h.SourceFile);
        Text("source_digest", h.InputDigest);
        List("layers", [.. h.Layers], Layer);
        RuleBase(h.RuleBase);
        json.WriteStartArray("arguments");
        foreach (string argument in h.Arguments)
            json.WriteStringValue(Whole(argument));
        json.WriteEndArray();
        json.WriteStartArray("run");
        foreach (var (name, value) in h.Run)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(Whole(value));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A row of a table, keys as its columns.</summary>
    public void Row(RowTable table, object?[] row)
    {
        json.WriteStartObject();
        for (int i = 0; i < row.Length; i++)
        {
            switch (row[i])
            {
                case double number:
                    Number(table.Columns[i].Name, number);
                    break;
                case long whole:
                    json.WriteNumber(table.Columns[i].Name, whole);
                    break;
                default:
                    Text(table.Columns[i].Name, (string?)row[i]);
                    break;
            }
        }
        json.WriteEndObject();
    }
}
