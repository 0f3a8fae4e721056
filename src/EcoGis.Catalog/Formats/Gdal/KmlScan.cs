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
        List<string> images = [];
        int overlay = 0, icon = 0, address = 0; // depths of the open overlay, its icon, and the icon's href; 0: none is open
        SafeXml.Read(stream, where, xml =>
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && address > 0 && xml.Depth == address + 1)
                images[^1] += xml.Value.Trim();
            if (xml.NodeType != XmlNodeType.Element)
                return;
            overlay = xml.Depth > overlay ? overlay : 0;
            icon = overlay > 0 && xml.Depth > icon ? icon : 0;
            address = icon > 0 && xml.LocalName == "href" ? xml.Depth : 0;
            Place here = where with { Line = ((IXmlLineInfo)xml).LineNumber };
            if (xml.LocalName == "NetworkLink")
                notices.Count(Links, here);
            else if (xml.LocalName is "GroundOverlay" or "ScreenOverlay" or "PhotoOverlay")
            {
                overlay = xml.Depth;
                images.Add("");
                notices.Count(Overlays, here);
            }
            else if (xml.LocalName == "Icon" && overlay > 0 && xml.Depth == overlay + 1)
            {
                icon = xml.Depth;
            }
        }, ct);
        return new GdalScan(Images: images);
    }

    /// <summary>
    /// The driver gives an overlay out as a polygon with the image's address: no parcel of anybody. A placemark may have a column of that name, so what is left out
    /// has the address of an overlay of this file, and is not more than there are overlays with it.
    /// </summary>
    /// <exception cref="EcoException">More features than overlays have an address: which are parcels cannot be told.</exception>
    public static FileDraft WithoutOverlays(FileDraft draft, GdalScan scan)
    {
        if (scan.Images is not { Count: > 0 } images)
            return draft;
        Dictionary<string, int> overlays = images.CountBy(a => a, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (address, features) in draft.Features.Select(Image).OfType<string>().Where(overlays.ContainsKey).CountBy(a => a, StringComparer.Ordinal))
        {
            if (features > overlays[address])
                throw new Fault(GdalFaults.OverlaysUnclear, Place.InFile(draft.Path), NoticeList.Sample(address), features, overlays[address]).Raise();
        }

        return draft with { Features = [.. draft.Features.Where(f => Image(f) is not { } address || !overlays.ContainsKey(address)).Select((f, i) => f with { Position = i + 1 })] };
    }

    private static string? Image(FeatureRecord feature) => feature.Attributes.GetValueOrDefault(Icon)?.Trim();
}
