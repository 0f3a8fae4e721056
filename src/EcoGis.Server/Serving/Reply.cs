using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>How every endpoint answers: JSON written token by token, whole before it is sent; the language of the request.</summary>
internal static class Reply
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Json(HttpContext http, Action<Utf8JsonWriter> write) => Json(http, StatusCodes.Status200OK, "application/json", write);

    public static Task Json(HttpContext http, int status, string type, Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, s_options))
            write(json);
        return Bytes(http, status, type, text.GetBuffer().AsMemory(0, (int)text.Length));
    }

    public static Task Text(HttpContext http, string type, string text) => Bytes(http, StatusCodes.Status200OK, type, Encoding.UTF8.GetBytes(text));

    public static Task Bytes(HttpContext http, int status, string type, ReadOnlyMemory<byte> content)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        http.Response.ContentLength = content.Length;
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }

    /// <summary>Done; there is nothing to tell.</summary>
    public static Task Nothing(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary><c>?lang=</c>, else the first of Accept-Language that is known, else Chinese.</summary>
    public static Language LanguageOf(HttpContext http) => http.Request.Query["lang"].ToString() switch
    {
        "en" => Language.En,
        "zh" => Language.Zh,
        _ => http.Request.Headers.AcceptLanguage.ToString() is var asked && asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh,
    };
}
