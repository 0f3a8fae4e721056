using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EcoGis;

/// <summary>What holds for every request: sizes and times of Kestrel, headers that keep the browser from running or asking for anything that is not ours.</summary>
internal static class Hardening
{
    /// <summary>Of a request that is no upload.</summary>
    private const long MaxBody = 4 << 20;

    /// <summary>Of an upload, in the route that takes it.</summary>
    public const long MaxUpload = 512L << 20;

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{0}; connect-src 'self'; font-src 'self'; worker-src 'self' blob:; "
        + "frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    /// <summary>For a report, which is complete in itself: its own style, no script, nothing from anywhere.</summary>
    public const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public static void Limit(KestrelServerOptions kestrel, X509Certificate2? certificate)
    {
        if (certificate is not null)
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = certificate;
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            });
        }

        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(30);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 2000;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
    }

    /// <summary>Raises the limit of the body for one request, before it is read.</summary>
    public static void AllowUpload(HttpContext http) => http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxUpload;

    /// <param name="pictures">Hosts from which the map page, and no other, may fetch pictures.</param>
    public static void UseSafeHeaders(this IApplicationBuilder app, IReadOnlyList<string> pictures) => app.Use((http, next) =>
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy.Replace("{0}", http.Request.Path == "/" ? string.Concat(pictures.Select(host => " https://" + host)) : "", StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers.CacheControl = "no-store";
        return next(http);
    });
}
