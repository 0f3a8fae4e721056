using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>A process as OGC API Processes describes it (18-062r2, §7.10): its inputs, what comes out, and whether it answers at once or is a job.</summary>
internal sealed record ProcessDescription(string Id, Bilingual Title, Bilingual About, bool Sync, IReadOnlyList<ProcessInput> Inputs, string ResultType)
{
    public const string Version = "1.0.0";

    public void Write(Utf8JsonWriter json, HttpContext http, bool whole)
    {
        Language language = Reply.LanguageOf(http);
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("version", Version);
        json.WriteString("title", Title.In(language));
        json.WriteString("description", About.In(language));
        json.WriteStartArray("jobControlOptions");
        json.WriteStringValue(Sync ? "sync-execute" : "async-execute");
        if (!Sync)
            json.WriteStringValue("dismiss");
        json.WriteEndArray();
        json.WriteStartArray("outputTransmission");
        json.WriteStringValue(Sync ? "value" : "reference");
        json.WriteEndArray();
        json.WriteStartArray("links");
        OgcReply.Link(json, whole ? "self" : "process", OgcReply.Address(http, $"/processes/{Id}"), OgcReply.Json);
        OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/execute", OgcReply.Address(http, $"/processes/{Id}/execution"), OgcReply.Json);
        json.WriteEndArray();
        if (whole)
        {
            json.WriteStartObject("inputs");
            foreach (ProcessInput input in Inputs)
            {
                json.WriteStartObject(input.Name);
                json.WriteString("title", input.Title.In(language));
                json.WriteNumber("minOccurs", input.Required ? 1 : 0);
                json.WritePropertyName("schema");
                json.WriteRawValue(input.Schema);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("outputs");
            json.WriteStartObject(JobFiles.Result);
            json.WriteString("title", Title.In(language));
            json.WriteStartObject("schema");
            json.WriteString("type", Sync ? "array" : "string");
            if (!Sync)
                json.WriteString("contentMediaType", ResultType);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
