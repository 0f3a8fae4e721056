using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Validate → check the whole → digest → publish. Everything that is wrong with a file is listed in one refusal; nothing is repaired unless the
/// request says what; a refused import leaves the catalog as it was. Geometry stays in the file's CRS.
/// </summary>
public static class LayerImporter
{
    internal static readonly Bilingual NoCoverage = new("未声明覆盖范围：该图层只能给出“有冲突”，不能给出“无冲突”（--coverage）",
        "no coverage is declared: the layer can show conflicts but never clear a site (--coverage)");

    private const string NotStated = "未注明";

    /// <exception cref="EcoException">Every reason for refusal at once.</exception>
    public static ImportReceipt Import(
        FeatureFile file, ZoneKind kind, ImportRequest request, ILayerStore catalog, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default) =>
        Import(ImportSource.Of(file), kind, request, catalog, progress, cancellation);

    /// <summary>The same of a file that may be streamed: memory then grows with the number of features, not with their coordinates.</summary>
    /// <exception cref="EcoException">Every reason for refusal at once.</exception>
    public static ImportReceipt Import(
        ImportSource file, ZoneKind kind, ImportRequest request, ILayerStore catalog, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default)
    {
        using PreparedLayer prepared = Prepare(file, kind, request, catalog, progress, cancellation);
        prepared.DemandSound();
        LayerDraft draft = prepared.Draft;
        progress?.Report(new(new("发布", "publishing"), 0, draft.Zones.Length));
        LayerSummary published = catalog.Publish(draft, prepared.Newest?.Version ?? 0, progress, cancellation);
        return new(published, prepared.Mapping, draft.Zones.CountBy(z => z.Class).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(),
            prepared.Notices, prepared.Check, draft.Repair);
    }

    /// <summary><see cref="Prepare(ImportSource, ZoneKind, ImportRequest, ILayerStore?, IProgress{ImportStep}?, CancellationToken)"/> of a file held whole.</summary>
    /// <exception cref="EcoException">Every reason for refusal but the errors of that check.</exception>
    public static PreparedLayer Prepare(
        FeatureFile file, ZoneKind kind, ImportRequest request, ILayerStore? catalog, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default) =>
        Prepare(ImportSource.Of(file), kind, request, catalog, progress, cancellation);

    /// <summary>All of an import but the publishing: the layer as it would be published, and what the check of the whole says of it.</summary>
    /// <param name="catalog">What it would be published into, and is weighed against; null: nothing.</param>
    /// <exception cref="EcoException">Every reason for refusal but the errors of that check.</exception>
    public static PreparedLayer Prepare(
        ImportSource file, ZoneKind kind, ImportRequest request, ILayerStore? catalog, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default)
    {
        Place where = Place.InFile(file.Path) with { Layer = file.Layer };
        LayerSummary? newest = Target(kind, request, catalog);
        if (file.Crs is null && file.Count > 0)
            throw new Fault(ImportFaults.NoCrs, where).Raise();
        Crs crs = file.Crs ?? Crs.Cgcs2000; // of no consequence where there is no coordinate

        List<Fault> faults = [];
        CheckRequest(file, kind, request, where, faults);
        FieldMapping mapping = FieldMapping.Build(file.Path, file.Layer, file.Fields, file.Count > 0, kind, request, faults);
        IReadOnlyList<LayerVersion> boundaries = catalog is null ? [] : ReferenceChecks.Boundaries(catalog);
        LayerIntake intake = LayerIntake.Read(file, crs, kind, mapping, request.Repair, PlaceReference.Of(boundaries), where, progress, cancellation);
        try
        {
            return Prepared(file, crs, kind, request, catalog, newest, mapping, intake, boundaries, where, faults, progress, cancellation);
        }
        catch
        {
            intake.Dispose();
            throw;
        }
    }

    private static PreparedLayer Prepared(
        ImportSource file, Crs crs, ZoneKind kind, ImportRequest request, ILayerStore? catalog, LayerSummary? newest, FieldMapping mapping, LayerIntake intake,
        IReadOnlyList<LayerVersion> boundaries, Place where, List<Fault> faults, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        List<Bilingual> notices = [.. file.Notices];
        intake.Report(faults, notices);
        LandClassReading classed = LandClassReading.Read(kind, intake.Zones, where);
        faults.AddRange(classed.Faults);
        notices.AddRange(classed.Notices);
        FieldNumberReading numbers = FieldNumberReading.Check(kind, classed.Zones, where);
        faults.AddRange(numbers.Faults);
        notices.AddRange(numbers.Notices);
        ImmutableArray<Shape> coverage = LayerCoverage.Of(request.Coverage, intake.Box, crs, where, faults);

        progress?.Report(new(new("与行政区界比对", "comparing with the administrative boundary"), 0, 1));
        ReferenceChecks.Extent([.. intake.Zones.Select(z => z.Shape)], kind, request, boundaries, where, faults);
        if (file.Ranking is { } ranking && faults.Any(f => f.Kind == ImportFaults.OutsideArea))
            faults.Add(new Fault(PlacingFaults.Ranking, where, ranking.Text, ranking.Outcome));
        OutlineShift? shift = ReferenceChecks.Gcj02(intake.Outlines, boundaries, cancellation);
        if (shift is not null && faults.Count > 0)
            faults.Add(new Fault(ImportFaults.LooksGcj02, where, ReferenceChecks.Describe(shift)));
        if (faults.Count > 0)
            throw new EcoException(faults);
        if (shift is not null)
            notices.Add(ReferenceChecks.Describe(shift));

        (ImmutableArray<Zone> zones, ImmutableArray<OtherColumns> columns) = ZoneOrder.Number(classed.Zones);
        LayerDraft draft = new()
        {
            Name = newest?.Name ?? request.Name ?? kind.Id,
            Kind = kind,
            Crs = crs,
            ShapeKind = zones.Length > 0 ? zones[0].Shape.Kind : kind.Shapes[0],
            Source = (Stated(request.Source) ?? NotStated) + (file.Correction is { } done ? $"（{done.What.Zh}）" : "") + intake.Repair?.Provenance,
            Licence = Stated(request.Licence),
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Accuracy = Correction.Combined(request.Accuracy ?? kind.DefaultAccuracy, file.Correction),
            Coverage = coverage,
            Zones = zones,
            Columns = columns,
            Vertices = intake.Vertices,
            Flags = shift is null ? [] : [LayerFlags.LooksGcj02],
            Repair = intake.Repair,
        };
        LayerCheckResult check = LayerCheck.Of(
            new()
            {
                Kind = kind,
                Crs = draft.Crs,
                Zones = zones,
                Coverage = coverage,
                Accuracy = draft.Accuracy,
                ValidFrom = draft.ValidFrom,
                Boundaries = boundaries,
                Previous = newest is null ? null : catalog!.Version(newest.Name, newest.Version),
                File = (file.Fields, mapping),
                Where = where,
            }, progress, cancellation);
        notices.AddRange(Remarks(draft, newest));
        return new(draft with { Check = check }, newest, mapping.Described, notices, check, intake);
    }

    private static LayerSummary? Target(ZoneKind kind, ImportRequest request, ILayerStore? catalog)
    {
        string name = request.Name ?? kind.Id;
        LayerName.Check(name);
        LayerSummary? newest = catalog?.Newest(name);
        if (newest is not null && request.Name is null && !request.CheckOnly)
            throw new Fault(ImportFaults.NameExists, Place.None, newest.Name, newest.Version).Raise();
        if (newest is not null && newest.Kind != kind.Id)
            throw new Fault(ImportFaults.KindChanged, Place.None, newest.Name, newest.Kind, kind.Id).Raise();
        return newest;
    }

    private static void CheckRequest(ImportSource file, ZoneKind kind, ImportRequest request, Place where, List<Fault> faults)
    {
        if (request.ValidFrom >= request.ValidTo)
            faults.Add(new Fault(ImportFaults.BadDates, Place.None, Day(request.ValidFrom), Day(request.ValidTo)));
        if ((request.Accuracy ?? kind.DefaultAccuracy) is not (> 0 and <= 100_000))
            faults.Add(new Fault(ImportFaults.BadAccuracy, Place.None, request.Accuracy ?? kind.DefaultAccuracy));
        if (file.Count > 0)
            return;
        if (!request.AllowEmpty)
            faults.Add(new Fault(ImportFaults.EmptyLayer, where));
        if (request.Coverage is CoverageRequest.Extent)
            faults.Add(new Fault(ImportFaults.EmptyExtent, where));
    }

    private static IEnumerable<Bilingual> Remarks(LayerDraft draft, LayerSummary? newest)
    {
        if (draft.Source.StartsWith(NotStated, StringComparison.Ordinal))
            yield return new("未注明数据来源（--source）", "the source is not stated (--source)");
        if (draft.Coverage.IsEmpty)
            yield return NoCoverage;
        if (newest?.Digest == draft.Digest)
            yield return new Bilingual("内容与第 {0} 版相同", "the content equals version {0}").Format(newest.Version);
    }

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Day(DateOnly? day) => day is { } d ? $"{d:yyyy-MM-dd}" : "-";
}
