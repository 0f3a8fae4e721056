using System.Security.Cryptography;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>For whom a receipt is made: a zone kind whose fields the columns should feed, else proposals.</summary>
/// <param name="Plane">Which plane planar areas are in.</param>
public sealed record ReceiptRequest(RuleBase Rules, PlaneChoice Plane, ZoneKind? Kind = null);

/// <summary>
/// Reads a file as import and screening would and tells what it found, also where they would refuse it. Stores nothing, judges nothing, repairs nothing.
/// </summary>
public static class ReceiptReader
{
    /// <exception cref="EcoException">The file cannot be read at all.</exception>
    public static Receipt Read(string path, ReadOptions options, ReceiptRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(request);
        List<Fault> refusals = [];
        CrsRanking? ranking = null;
        PlaceReference? reference = options.Reference?.Invoke();
        FeatureFile file = FeatureReader.Read(path, options, (draft, asked) =>
        {
            try
            {
                FeatureFile settled = CrsDecision.Settle(draft, asked, ct);
                ranking = settled.Ranking ?? (reference is not null && settled is { Crs: not null, Correction: null } ? CrsDetective.Doubt(draft, asked, reference, outlines: true, ct) : null);
                return settled;
            }
            catch (EcoException refusal) when (refusal.Class == FaultClass.Input)
            {
                refusals.AddRange(refusal.Faults.Where(f => f.Kind != PlacingFaults.Ranking));
                ranking = reference is null || !CrsDetective.Answers(refusal) ? null : CrsDetective.Rank(draft, asked, reference, ct);
                return CrsDecision.File(draft, draft.Features, null, draft.CrsAbsence, null);
            }
        }, ct);
        ReceiptFeature[] features = new ReceiptFeature[file.Features.Count];
        Shape?[] polygons = new Shape?[features.Length];
        Parallel.For(0, features.Length, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => (features[i], polygons[i]) = ReceiptGate.Of(file.Features[i], file.Crs, request.Plane));
        FieldSummary fields = FieldSummary.Of(file, request);
        ReceiptPlace place = ReceiptPlace.Of(file, reference);
        Extent? box = file.Features.Aggregate((Extent?)null, (b, f) => Extent.Of(f.Shape, b));
        return new Receipt
        {
            Files = Facts(path, ct),
            Format = file.Format,
            Layer = file.Layer,
            FeatureCount = file.Features.Count,
            Shapes = [.. features.GroupBy(f => f.Kind).OrderBy(g => g.Key ?? (ShapeKind)int.MaxValue).Select(g => (g.Key, g.Count()))],
            Encoding = file.Encoding,
            EncodingReason = file.EncodingReason,
            Crs = file.Crs,
            CrsReason = file.CrsReason,
            Correction = file.Correction,
            Ranking = ranking,
            Box = box is null ? null : (box.MinX, box.MinY, box.MaxX, box.MaxY),
            LonLat = place.Bounds,
            Within = place.Within,
            Fields = fields.Fields,
            Unfed = fields.Unfed,
            Questions = fields.Questions,
            Features = features,
            Shared = SharedBy(polygons, ct),
            Notices = file.Notices,
            Refusals = refusals,
            Locator = place.Locator,
        };
    }

    private static SharedGround? SharedBy(Shape?[] polygons, CancellationToken ct)
    {
        int[] valid = [.. Enumerable.Range(0, polygons.Length).Where(i => polygons[i] is not null)];
        return valid.Length < 2 || SharedGround.Of([.. valid.Select(i => polygons[i]!)], ct) is not { } shared ? null
            : shared with { Pairs = [.. shared.Pairs.Select(p => p with { First = valid[p.First], Second = valid[p.Second] })] };
    }

    /// <summary>Name, size and SHA-256 of a file and of those that make one dataset with it; of a folder as a whole; nothing of a database.</summary>
    public static IReadOnlyList<FileFact> Facts(string path, CancellationToken ct) => PostGisSource.Is(path) ? [] : FeatureReader.Readable(path, () =>
    {
        string[] files = [.. InputDigest.Files(path)];
        return Directory.Exists(path)
            ? [new FileFact(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), files.Sum(f => new FileInfo(f).Length), InputDigest.Of(path, ct)["sha256:".Length..])]
            : (IReadOnlyList<FileFact>)[.. files.Select(Fact)];

        FileFact Fact(string file)
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[1 << 20];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                ct.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            return new(Path.GetFileName(file), stream.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    });
}

/// <summary>One feature through the gate that import and screening use: every problem, both areas; without a CRS problems of structure are not looked for.</summary>
internal static class ReceiptGate
{
    /// <returns>With the shape of a sound polygon.</returns>
    public static (ReceiptFeature Feature, Shape? Polygon) Of(FeatureRecord feature, Crs? crs, PlaneChoice plane)
    {
        RawShape? shape = feature.Shape is { IsEmpty: false } full ? full : null;
        ReceiptFeature bare = new(feature.Position, feature.Id, feature.Where, shape?.Kind, shape?.Parts.Sum(p => p.Sum(r => r.Count)) ?? 0, null, null, null, feature.DeclaredArea, [], 0, null);
        if (shape is null || crs is null)
            return (bare, null);
        try
        {
            ShapeReading reading = ShapeGate.Check(shape, crs);
            bare = bare with { Problems = reading.Problems, Unlisted = reading.Unlisted };
            if (reading.Shape is not { Kind: ShapeKind.Polygon } valid)
                return (bare, null);
            Crs on = plane.For(valid);
            return (bare with { EllipsoidalArea = valid.EllipsoidalArea, PlanarArea = Planar.Area(valid.In(on)), Plane = on.Code }, valid);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return (bare with { Refused = new(e.In(Language.Zh), e.In(Language.En)) }, null);
        }
    }
}
