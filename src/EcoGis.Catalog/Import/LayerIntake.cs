using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A layer file taken in feature by feature: blocks are read and sent through the gate by many threads, and counted in file order by one, so that the result does
/// not depend on threads. Of a streamed file geometry and further columns go to a shelf on the disk; held are what order, digest and checks need.
/// </summary>
internal sealed class LayerIntake : IDisposable
{
    private const int BlockSize = 512;

    private static readonly Bilingual s_stage = new("读取并检查几何", "reading and checking geometry");

    private readonly ImportSource _source;
    private readonly Crs _crs;
    private readonly ZoneKind _kind;
    private readonly FieldMapping _mapping;
    private readonly RepairRequest? _repair;
    private readonly Place _where;
    private readonly LayerGate _gate;
    private readonly ZoneReading _reading;
    private readonly BoundaryLikeness? _likeness;
    private readonly string[] _rest;
    private readonly ImportShelf? _shelf;
    private readonly List<(FeatureRecord Feature, GateAnswer Said)> _toRepair = [];
    private readonly List<Fault> _repairFaults = [];

    private LayerIntake(ImportSource source, Crs crs, ZoneKind kind, FieldMapping mapping, RepairRequest? repair, PlaceReference? reference, Place where)
    {
        (_source, _crs, _kind, _mapping, _repair, _where) = (source, crs, kind, mapping, repair, where);
        _gate = new(where, crs, kind, repair is RepairRequest.Structure);
        _reading = new(kind, mapping, where);
        _likeness = reference is null ? null : new(reference, mapping, crs);
        _rest = [.. source.Fields.Where(f => !mapping.UsedColumns.Contains(f)).Distinct()];
        _shelf = source.Shelved && repair is null ? new() : null;
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<ZoneDraft> Zones => _reading.Zones;

    /// <summary>Bounds of all shapes that passed, in the CRS of the file.</summary>
    public Envelope Box { get; } = new();

    /// <summary>Of all shapes that passed.</summary>
    public long Vertices { get; private set; }

    /// <summary>What was repaired as asked; null: nothing was asked, or something else is wrong.</summary>
    public LayerRepair? Repair { get; private set; }

    /// <summary>Outlines that look like areas of the administrative boundary, as the file has them.</summary>
    public IReadOnlyList<DegreeOutline> Outlines => _likeness?.Outlines ?? [];

    public static LayerIntake Read(
        ImportSource source, Crs crs, ZoneKind kind, FieldMapping mapping, RepairRequest? repair, PlaceReference? reference, Place where, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        LayerIntake intake = new(source, crs, kind, mapping, repair, reference, where);
        try
        {
            intake.Take(progress, cancellation);
            return intake;
        }
        catch (Exception e)
        {
            intake.Dispose();
            if (e is IOException && intake._shelf is not null)
                throw new Fault(ImportFaults.NoShelf, where, Path.GetTempPath(), e.Message).Raise(e);
            throw;
        }
    }

    public void Report(List<Fault> faults, List<Bilingual> notices)
    {
        _gate.Report(faults);
        faults.AddRange(_repairFaults);
        notices.AddRange(_gate.Harmless());
        _reading.Report(faults, notices);
    }

    public void Dispose() => _shelf?.Dispose();

    private void Take(IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        long done = 0;
        progress?.Report(new(s_stage, 0, _source.Count));
        OrderedWork.Run(_source.Blocks(BlockSize), Environment.ProcessorCount, (block, token) => _source.Read(block, token).Select(Looked).ToArray(), rows =>
        {
            foreach (Row row in rows)
                Add(row);
            progress?.Report(new(s_stage, done += rows.Length, _source.Count));
        }, cancellation);
        if (_repair is not null)
            TakeRepaired();
        _shelf?.Finish();
    }

    /// <summary>The work that any thread can do.</summary>
    private Row Looked(FeatureRecord feature)
    {
        GateAnswer answer = _gate.Look(feature);
        DegreeOutline? outline = _likeness?.Of(feature);
        if (_repair is not null)
            return new(feature, answer, null, null, outline);
        string rest = Rest(feature);
        if (answer.Shape is not { } shape)
            return new(feature, answer, null, rest, outline);
        FeatureSummary summary = FeatureSummary.Of(shape); // order, digest and checks will ask for it: here it is computed by many
        return _shelf is null ? new(feature, answer, null, rest, outline) : new(feature, answer, new(summary, GeoPackageBlob.Write(shape.Geometry, 0), shape.Geometry.EnvelopeInternal, shape.Geometry.NumPoints), rest, outline);
    }

    private void Add(in Row row)
    {
        _gate.Count(row.Feature, row.Said);
        if (row.Outline is { } outline)
            _likeness!.Keep(outline);
        if (_repair is not null)
            _toRepair.Add((row.Feature, row.Said));
        else
            _reading.Take(row.Feature, Kept(row), Columns(row.Rest!));
    }

    /// <summary>The shape as the zone holds it: itself, or what is known of it beside its place on the shelf.</summary>
    private Shape? Kept(in Row row)
    {
        if (row.Put is not { } put)
        {
            if (row.Said.Shape is { } held)
                Measure(held.Geometry.EnvelopeInternal, held.Geometry.NumPoints);
            return row.Said.Shape;
        }

        Measure(put.Box, put.Vertices);
        return Shape.Deferred(put.Summary, _crs, _shelf!, _shelf!.Add(put.Blob), keep: false);
    }

    private void Measure(Envelope box, int vertices)
    {
        Box.ExpandToInclude(box);
        Vertices += vertices;
    }

    private OtherColumns Columns(string text)
    {
        if (_shelf is null || text.Length <= 2)
            return new(text, null, 0, 0);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new(null, _shelf, _shelf.Add(bytes), bytes.Length);
    }

    /// <summary>Snapping moves the borders of neighbours together, so a repair needs all features at once.</summary>
    private void TakeRepaired()
    {
        FeatureRecord[] features = [.. _toRepair.Select(r => r.Feature)];
        Shape?[] shapes = [.. _toRepair.Select(r => r.Said.Shape)];
        List<Fault> faults = [];
        _gate.Report(faults);
        if (faults.Count == 0)
            Repair = LayerRepair.Of(features, _repair!, [.. _toRepair.Select(r => r.Said.Reading)], shapes, _where, _repairFaults);
        for (int i = 0; i < features.Length; i++)
        {
            if (shapes[i] is { } shape)
                Measure(shape.Geometry.EnvelopeInternal, shape.Geometry.NumPoints);
            _reading.Take(features[i], shapes[i], new(Rest(features[i]), null, 0, 0));
        }
    }

    /// <summary>The columns that feed no standard field, as one JSON object; blank values left out.</summary>
    private string Rest(FeatureRecord feature) => JsonSerializer.Serialize(
        _rest.Where(c => feature.Attributes.GetValueOrDefault(c) is not null).ToDictionary(c => c, c => feature.Attributes[c]!), CatalogJson.Readable.DictionaryStringString);

    private readonly record struct Row(FeatureRecord Feature, GateAnswer Said, Shelved? Put, string? Rest, DegreeOutline? Outline);

    private sealed record Shelved(FeatureSummary Summary, byte[] Blob, Envelope Box, int Vertices);
}

/// <summary>The further columns of a feature as JSON: held, or a place on the shelf.</summary>
internal readonly record struct OtherColumns(string? Held, ImportShelf? Shelf, long Place, int Bytes)
{
    /// <summary>Characters held, or bytes on the shelf.</summary>
    public int Length => Held?.Length ?? Bytes;

    public string Text => Held ?? Encoding.UTF8.GetString(Shelf!.Read(Place));
}
