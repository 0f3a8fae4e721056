using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace EcoGis;

/// <summary>
/// The files of the page, read once at start: what is not among them does not exist, so no name can lead elsewhere. Compressed once; a browser that has a
/// file asks only whether it is still the same.
/// </summary>
internal sealed class PageFiles
{
    private readonly Dictionary<string, PageFile> _files = new(StringComparer.Ordinal);

    /// <summary>Libraries that the page does not work without.</summary>
    private static readonly string[] s_needed = ["lib/ol.js", "lib/ol.css", "lib/echarts.min.js"];

    public PageFiles(string folder)
    {
        FileExtensionContentTypeProvider types = new();
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            _files[name] = PageFile.Of(File.ReadAllBytes(path), types.TryGetContentType(name, out string? type) ? type : "application/octet-stream");
        }

        if (s_needed.Where(n => !_files.ContainsKey(n)).ToList() is { Count: > 0 } missing)
            throw new Fault(ServerFaults.NoPage, Place.None, string.Join(", ", missing)).Raise();
    }

    /// <summary>Every page is a file <c>NAME.html</c>, reached as <c>/NAME</c>; <c>/</c> is the map.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string name in _files.Keys)
        {
            string address = name == "index.html" ? "/" : "/" + (name.EndsWith(".html", StringComparison.Ordinal) ? name[..^5] : name);
            routes.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], http => Send(http, _files[name])).ForAnybody();
        }
    }

    private static Task Send(HttpContext http, PageFile file)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = file.Tag;
        http.Response.Headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(file.Tag, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        bool packed = file.Packed is not null && http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (packed)
            http.Response.Headers.ContentEncoding = "gzip";
        return Reply.Bytes(http, StatusCodes.Status200OK, file.Type, packed ? file.Packed! : file.Content);
    }

    private sealed record PageFile(byte[] Content, byte[]? Packed, string Type, string Tag)
    {
        public static PageFile Of(byte[] content, string type)
        {
            using MemoryStream packed = new();
            using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
                gzip.Write(content);
            return new(content, packed.Length < content.Length * 9 / 10 ? packed.ToArray() : null, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..20]}\"");
        }
    }
}
