using System.Xml;

namespace EcoGis;

/// <summary>
/// Reads a KML through as XML before GDAL does: what <see cref="SafeXml"/> refuses never reaches it; network links and overlays are counted and named
/// as not fetched (RELIABILITY 26). Elements go by their local part, as KML is often written without its namespace. Does not read geometry.
/// </summary>
internal static class KmlScan
{
    private const string Icon = "icon";

    private static readonly Bilingual Links = new("{0} 个网络链接（NetworkLink）未读取，第一个在{1}", "{0} network link(s) were not followed, first at {1}");
    private static readonly Bilingual Overlays = new("{0} 个影像叠加层（Overlay）未读取，第一个在{1}", "{0} overlay image(s) were not read, first at {1}");

    public static GdalScan Check(string path, ReadOptions options, NoticeList notices, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        options.Limits.CheckText(stream.Length, where);
        int overlays = 0;
        SafeXml.Read(stream, where, xml =>
        {
            Place here = where with { Line = ((IXmlLineInfo)xml).LineNumber };
            if (xml.LocalName == "NetworkLink")
                notices.Count(Links, here);
            else if (xml.LocalName is "GroundOverlay" or "ScreenOverlay" or "PhotoOverlay")
            {
                overlays++;
                notices.Count(Overlays, here);
            }
        }, ct);
        return new GdalScan(Overlays: overlays);
    }

    /// <summary>The driver gives an overlay out as the polygon of its image, with the image's address: no parcel of anybody.</summary>
    public static FileDraft WithoutOverlays(FileDraft draft, GdalScan scan) => scan.Overlays == 0 ? draft : draft with
    {
        Features = [.. draft.Features.Where(f => f.Attributes.GetValueOrDefault(Icon) is null).Select((f, i) => f with { Position = i + 1 })],
    };
}
