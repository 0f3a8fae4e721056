namespace EcoGis;

/// <summary>
/// A layer file as a layer version that no catalog holds: read, checked and put in order exactly as an import does, and published nowhere. Its version is 0 and its name the file's.
/// </summary>
public static class UnpublishedLayer
{
    /// <exception cref="EcoException">Every reason for which an import into an empty catalog would refuse it.</exception>
    public static (LayerVersion Version, PreparedLayer Prepared) Read(FeatureFile file, ZoneKind kind, ImportRequest request, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        string name = Path.GetFileName(file.Path);
        var prepared = LayerImporter.Prepare(file, kind, request with { Name = "file", Source = request.Source ?? name }, null, progress, cancellation);
        prepared.DemandSound();
        var draft = prepared.Draft;
        return (new LayerVersion(() => draft.Zones)
        {
            Name = name,
            Kind = kind,
            Version = 0,
            Digest = draft.Digest,
            Source = draft.Source,
            Licence = draft.Licence,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            Accuracy = draft.Accuracy,
            Coverage = draft.Coverage,
            Flags = draft.Flags,
        }, prepared with { Notices = [.. prepared.Notices.Where(n => n != LayerImporter.NoCoverage)] }); // it clears nothing, so nothing need be said of it
    }
}
