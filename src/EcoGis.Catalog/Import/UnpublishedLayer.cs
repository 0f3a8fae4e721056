namespace EcoGis;

/// <summary>
/// A layer file as a layer version that no catalog holds: read, checked and put in order exactly as an import does, and published nowhere. Its version is 0 and its name the file's.
/// </summary>
public static class UnpublishedLayer
{
    /// <exception cref="EcoException">Every reason for which an import would refuse it.</exception>
    public static (LayerVersion Version, ImportReceipt Receipt) Read(FeatureFile file, ZoneKind kind, ImportRequest request, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        Taken taken = new();
        var receipt = LayerImporter.Import(file, kind, request with { Name = "file", Source = request.Source ?? Path.GetFileName(file.Path) }, taken, progress, cancellation);
        var draft = taken.Draft!;
        return (new LayerVersion(() => draft.Zones)
        {
            Name = Path.GetFileName(file.Path),
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
        }, receipt with { Notices = [.. receipt.Notices.Where(n => n != LayerImporter.NoCoverage)] }); // it clears nothing, so nothing need be said of it
    }

    /// <summary>A store of nothing that remembers what it was asked to publish.</summary>
    private sealed class Taken : ILayerStore
    {
        public LayerDraft? Draft { get; private set; }

        public string Label => "";

        public LayerSummary? Newest(string name) => null;

        public LayerVersion Version(string name, int? version = null) => throw new InvalidOperationException("there is no newest version to ask for");

        public IReadOnlyList<LayerVersion> NewestOfKind(string kind) => [];

        public Snapshot Pin(DateOnly date) => new(date, []);

        public LayerSummary Publish(LayerDraft draft, int basedOn, CancellationToken cancellation = default)
        {
            Draft = draft;
            return new LayerSummary(0, draft.Name, draft.Kind.Id, 0, draft.Digest, draft.Source, draft.Licence, draft.ValidFrom, draft.ValidTo, draft.Accuracy, draft.Crs.Code,
                draft.ShapeKind, draft.Zones.Length, draft.Coverage.Length, draft.Flags, "", "");
        }
    }
}
