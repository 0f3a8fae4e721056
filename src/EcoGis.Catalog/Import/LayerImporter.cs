using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

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

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="EcoException">Every reason for refusal at once.</exception>
    public static ImportReceipt Import(
        FeatureFile file,
        ZoneKind kind,
        ImportRequest request,
        ILayerStore catalog,
        IProgress<ImportStep>? progress = null,
        CancellationToken cancellation = default)
    {
        PreparedLayer prepared = Prepare(file, kind, request, catalog, progress, cancellation);
        prepared.DemandSound();
        LayerDraft draft = prepared.Draft;
        progress?.Report(new(new("发布", "publishing"), 0, draft.Zones.Length));
        LayerSummary published = catalog.Publish(draft, prepared.Newest?.Version ?? 0, cancellation);
        progress?.Report(new(new("发布", "publishing"), draft.Zones.Length, draft.Zones.Length));
        return new(published, prepared.Mapping, draft.Zones.CountBy(z => z.Class).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(),
            prepared.Notices, prepared.Check, draft.Repair);
    }

    /// <summary>All of an import but the publishing: the layer as it would be published, and what the check of the whole says of it.</summary>
    /// <param name="catalog">What it would be published into, and is weighed against; null: nothing.</param>
    /// <exception cref="EcoException">Every reason for refusal but the errors of that check.</exception>
    public static PreparedLayer Prepare(
        FeatureFile file,
        ZoneKind kind,
        ImportRequest request,
        ILayerStore? catalog,
        IProgress<ImportStep>? progress = null,
        CancellationToken cancellation = default)
    {
        Place where = Place.InFile(file.Path) with { Layer = file.Layer };
        LayerSummary? newest = Target(kind, request, catalog);
        if (file.Crs is null && file.Features.Count > 0)
            throw new Fault(ImportFaults.NoCrs, where).Raise();
        file = file with { Crs = file.Crs ?? Crs.Cgcs2000 }; // of no consequence: there is no coordinate

        List<Fault> faults = [];
        List<Bilingual> notices = [.. file.Notices];
        CheckRequest(file, kind, request, where, faults);
        FieldMapping mapping = FieldMapping.Build(file, kind, request, faults);
        LayerGate gate = LayerGate.Check(file, kind, request.Repair, progress, cancellation);
        faults.AddRange(gate.Faults);
        notices.AddRange(gate.Notices);
        ZoneReading reading = ZoneReading.Read(file, kind, mapping, gate.Shapes, Rest(file, mapping), where);
        faults.AddRange(reading.Faults);
        notices.AddRange(reading.Notices);
        LandClassReading classed = LandClassReading.Read(kind, reading.Zones, where);
        faults.AddRange(classed.Faults);
        notices.AddRange(classed.Notices);
        FieldNumberReading numbers = FieldNumberReading.Check(kind, classed.Zones, where);
        faults.AddRange(numbers.Faults);
        notices.AddRange(numbers.Notices);
        ImmutableArray<Shape> coverage = LayerCoverage.Of(request.Coverage, gate.Shapes, file.Crs, where, faults);

        progress?.Report(new(new("与行政区界比对", "comparing with the administrative boundary"), 0, 1));
        IReadOnlyList<LayerVersion> boundaries = catalog is null ? [] : ReferenceChecks.Boundaries(catalog);
        ReferenceChecks.Extent([.. gate.Shapes.OfType<Shape>()], kind, request, boundaries, where, faults);
        if (file.Ranking is { } ranking && faults.Any(f => f.Kind == ImportFaults.OutsideArea))
            faults.Add(new Fault(PlacingFaults.Ranking, where, ranking.Text, ranking.Outcome));
        OutlineShift? shift = ReferenceChecks.Gcj02(file, mapping, boundaries, cancellation);
        if (shift is not null && faults.Count > 0)
            faults.Add(new Fault(ImportFaults.LooksGcj02, where, ReferenceChecks.Describe(shift)));
        if (faults.Count > 0)
            throw new EcoException(faults);
        if (shift is not null)
            notices.Add(ReferenceChecks.Describe(shift));

        (ImmutableArray<Zone> zones, ImmutableArray<string> attributes) = ZoneOrder.Number(classed.Zones);
        LayerDraft draft = new()
        {
            Name = newest?.Name ?? request.Name ?? kind.Id,
            Kind = kind,
            Crs = file.Crs,
            ShapeKind = zones.Length > 0 ? zones[0].Shape.Kind : kind.Shapes[0],
            Source = (Stated(request.Source) ?? NotStated) + (file.Correction is { } done ? $"（{done.What.Zh}）" : "") + gate.Repair?.Provenance,
            Licence = Stated(request.Licence),
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Accuracy = Correction.Combined(request.Accuracy ?? kind.DefaultAccuracy, file.Correction),
            Coverage = coverage,
            Zones = zones,
            Attributes = attributes,
            Flags = shift is null ? [] : [LayerFlags.LooksGcj02],
            Repair = gate.Repair,
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
        return new(draft with { Check = check }, newest, mapping.Described, notices, check);
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

    private static void CheckRequest(FeatureFile file, ZoneKind kind, ImportRequest request, Place where, List<Fault> faults)
    {
        if (request.ValidFrom >= request.ValidTo)
            faults.Add(new Fault(ImportFaults.BadDates, Place.None, Day(request.ValidFrom), Day(request.ValidTo)));
        if ((request.Accuracy ?? kind.DefaultAccuracy) is not (> 0 and <= 100_000))
            faults.Add(new Fault(ImportFaults.BadAccuracy, Place.None, request.Accuracy ?? kind.DefaultAccuracy));
        if (file.Features.Count > 0)
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

    /// <summary>The columns that feed no standard field, as one JSON object; blank values left out.</summary>
    private static Func<FeatureRecord, string> Rest(FeatureFile file, FieldMapping mapping)
    {
        IReadOnlySet<string> used = mapping.UsedColumns;
        string[] rest = [.. file.Fields.Where(f => !used.Contains(f)).Distinct()];
        return feature => JsonSerializer.Serialize(
            rest.Where(c => feature.Attributes.GetValueOrDefault(c) is not null).ToDictionary(c => c, c => feature.Attributes[c]), s_json);
    }

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Day(DateOnly? day) => day is { } d ? $"{d:yyyy-MM-dd}" : "-";
}
