namespace EcoGis;

/// <summary>One layer of an open dataset. The handle is the dataset's and lives as long.</summary>
internal sealed record GdalLayer(nint Handle, string Name)
{
    private const int NoGeometry = 100;

    /// <summary>The layer asked for, else the only one with geometry; of tables (<paramref name="tables"/>) geometry is not asked.</summary>
    /// <param name="skipEmpty">Layers without features do not count beside one that has some: they are named in a notice.</param>
    public static GdalLayer Choose(GdalDatasetHandle dataset, Bilingual format, ReadOptions options, bool tables, bool skipEmpty, Place where, NoticeList notices)
    {
        List<GdalLayer> all = [.. Enumerable.Range(0, GdalNative.GDALDatasetGetLayerCount(dataset))
            .Select(i => GdalNative.GDALDatasetGetLayer(dataset, i)).Where(h => h != 0)
            .Select(h => new GdalLayer(h, GdalText.OfFile(GdalNative.OGR_L_GetName(h), options, where) ?? ""))];
        List<GdalLayer> shown = tables ? all : [.. all.Where(l => GdalNative.OGR_L_GetGeomType(l.Handle) != NoGeometry)];
        if (options.Layer is { } asked)
        {
            GdalLayer[] called = [.. all.Where(l => l.Name == asked)];
            return called.Length == 1 ? called[0] : throw new Fault(FormatFaults.LayerUnknown, where, NoticeList.Sample(asked), Listed(shown)).Raise();
        }

        if (skipEmpty && shown.Count > 1 && shown.Where(l => !l.IsEmpty).ToList() is { Count: > 0 } filled && filled.Count < shown.Count)
        {
            notices.Add(new("空图层未读：{0}", "empty layers were not read: {0}"), Listed([.. shown.Except(filled)]));
            shown = filled;
        }

        return shown.Count switch
        {
            0 => throw new Fault(GdalFaults.NoLayers, where, format).Raise(),
            1 => shown[0],
            _ => throw new Fault(FormatFaults.LayerAmbiguous, where, shown.Count, Listed(shown)).Raise(),
        };
    }

    private bool IsEmpty => GdalNative.OGR_L_GetFeatureCount(Handle, force: 1) == 0;

    /// <summary>How many features the file claims, without counting them; null where it does not say.</summary>
    public long? ClaimedCount => GdalNative.OGR_L_TestCapability(Handle, "FastFeatureCount") != 0 && GdalNative.OGR_L_GetFeatureCount(Handle, force: 0) is >= 0 and var n ? n : null;

    private static string Listed(IReadOnlyList<GdalLayer> layers) => string.Join(", ", layers.Select(l => NoticeList.Sample(l.Name)));
}
