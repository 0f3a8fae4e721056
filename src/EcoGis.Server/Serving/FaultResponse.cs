using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>A refusal as <c>application/problem+json</c>: status, the sentence in the language of the request, and every fault with code and parts in both languages.</summary>
internal static class FaultResponse
{
    public static int StatusOf(EcoException e) => FaultStatus.Of(e.Faults[0].Kind) ?? e.Class switch
    {
        FaultClass.System => StatusCodes.Status500InternalServerError,
        FaultClass.Input => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    public static Task Write(HttpContext http, int status, params IReadOnlyList<Fault> faults) => Reply.Json(http, status, "application/problem+json", json =>
    {
        Language language = Reply.LanguageOf(http);
        json.WriteStartObject();
        json.WriteNumber("status", status);
        json.WriteString("title", faults[0].Kind.Code);
        json.WriteString("detail", string.Join('\n', faults.Select(f => f.In(language))));
        json.WriteStartArray("faults");
        foreach (Fault fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Kind.Code);
            foreach (Language each in Enum.GetValues<Language>())
                Sentences(json, fault, each);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Sentences(Utf8JsonWriter json, Fault fault, Language language)
    {
        IReadOnlyList<Bilingual> sentences = fault.Sentences;
        json.WriteStartObject(language == Language.Zh ? "zh" : "en");
        foreach (var (name, text) in new[] { ("what", sentences[0]), ("where", fault.Where.Text), ("effect", sentences[1]), ("remedy", sentences[2]) })
            json.WriteString(name, Fault.Clean(text.In(language)));
        json.WriteEndObject();
    }
}
