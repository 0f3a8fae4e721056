using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// How the OGC APIs answer: as JSON or as a page, by <c>f=</c> or else by what the client accepts; addresses in links are those that the client used. A page
/// holds no script and no style of its own.
/// </summary>
internal static class OgcReply
{
    public const string Root = "/ogc", Json = "application/json", GeoJson = "application/geo+json", Html = "text/html", Problem = "application/problem+json";

    public static bool WantsHtml(HttpContext http) => http.Request.Query["f"].ToString() switch
    {
        "html" => true,
        "json" => false,
        "" => http.Request.Headers.Accept.ToString() is var accept && accept.IndexOf("html", StringComparison.OrdinalIgnoreCase) is var html and >= 0
            && (accept.IndexOf("json", StringComparison.OrdinalIgnoreCase) is var json && (json < 0 || html < json)),
        var other => throw new Fault(OgcFaults.Parameter, Place.None, "f", other).Raise(),
    };

    /// <summary>The address of a path below <c>/ogc</c>, its parts already escaped.</summary>
    public static string Address(HttpContext http, string path = "") => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{Root}{path}";

    public static void Link(Utf8JsonWriter json, string rel, string href, string type, string? title = null)
    {
        json.WriteStartObject();
        json.WriteString("rel", rel);
        json.WriteString("href", href);
        json.WriteString("type", type);
        if (title is not null)
            json.WriteString("title", title);
        json.WriteEndObject();
    }

    /// <summary>The document itself and its other form.</summary>
    public static void SelfLinks(Utf8JsonWriter json, HttpContext http, string path, string type = Json)
    {
        bool html = WantsHtml(http);
        Link(json, html ? "alternate" : "self", $"{Address(http, path)}?f=json", type);
        Link(json, html ? "self" : "alternate", $"{Address(http, path)}?f=html", Html);
    }

    public static Task Page(HttpContext http, Bilingual title, Action<StringBuilder, Language> body)
    {
        Language language = Reply.LanguageOf(http);
        string home = title.In(language), other = language == Language.Zh ? "en" : "zh";
        StringBuilder html = new();
        html.Append($"<!doctype html>\n<html lang=\"{(language == Language.Zh ? "zh" : "en")}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>{HtmlText.Escape(home)} · EcoGis</title><link rel=\"stylesheet\" href=\"{http.Request.PathBase}/style.css\"></head>\n<body><main class=\"page\">\n");
        html.Append($"<p>{PageLink("", language, "OGC API")} · <a href=\"?f=html&amp;lang={other}\">{(language == Language.Zh ? "English" : "中文")}</a> · <a href=\"?f=json\">JSON</a></p>\n");
        html.Append($"<h1>{HtmlText.Escape(home)}</h1>\n");
        body(html, language);
        html.Append("</main></body>\n</html>\n");
        return Reply.Text(http, Html, html.ToString());
    }

    /// <summary>A link to another page in the same language; the path's parts are escaped already.</summary>
    public static string PageLink(string path, Language language, string text) =>
        $"<a href=\"{HtmlText.Escape(Root + path)}?f=html&amp;lang={(language == Language.Zh ? "zh" : "en")}\">{HtmlText.Escape(text)}</a>";

    public static Task Ended(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
