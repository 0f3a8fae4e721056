using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The result of a batch as a collection: its proposals in the order of the file that was screened, read page by page from the GeoPackage. Nothing of the zones
/// they met: overlaps and findings are in the file.
/// </summary>
/// <param name="facts">Read when first asked for.</param>
internal sealed class ResultCollection(string id, Job job, string path, Func<ResultFacts> facts) : IFeatureSource
{
    /// <summary>Shapes, and rows without their shapes, that are read only to say how many there are.</summary>
    private const int MostShapes = 2_000, MostRows = 100_000;

    /// <summary>A page of large shapes is shorter than was asked for.</summary>
    private const long MostBytes = 16 << 20;

    public bool IsReadable
    {
        get
        {
            try
            {
                return facts() is not null;
            }
            catch (EcoException)
            {
                return false;
            }
        }
    }

    public string Id => id;

    public Bilingual Title { get; } = new($"{Processes.Batch.Title.Zh} {job.Finished ?? job.Created}", $"{Processes.Batch.Title.En} {job.Finished ?? job.Created}");

    public Bilingual Description { get; } = new("批量筛查的结果：每个要素是一个地块；仅提交人可见", "what a batch came to: every feature is a proposal; for who started it alone");

    public IReadOnlyList<Queryable> Properties => facts().Properties;

    public Envelope Extent => facts().Extent;

    public string? StorageCrs => OgcCrs.UriOf(facts().Crs);

    public bool HasTiles => false;

    /// <summary>A result holds for one day, on which all of it was screened: nothing to choose from.</summary>
    public (DateOnly? From, DateOnly? To)? Held => null;

    public void Members(Utf8JsonWriter json)
    {
        json.WriteString("job", job.Id);
        json.WriteString("process", job.Process);
        json.WriteString("finished", job.Finished);
        json.WriteNumber("proposals", facts().Proposals);
    }

    public FeaturePage Page(ItemsQuery query, CancellationToken cancellation)
    {
        long after = query.After is { } text ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : throw ItemsQuery.Bad("after", text) : 0;
        ResultFacts known = facts();
        RowFilter filter = new(query.Condition, known.Crs, cancellation);
        RowChoice choice = new(filter.Where, filter.Values, filter.Where is null ? null : filter.Define, query.Within is { } box ? known.Candidates(box) : null);
        string[] columns = [.. known.Properties.Select(p => p.Id)];
        try
        {
            using ResultTables tables = ResultTables.Open(path);
            (IReadOnlyList<StoredRow> rows, bool more) = tables.After(after, columns, choice, query.Limit, MostBytes, cancellation);
            return new([.. rows.Select(r => Feature(r, known))], Matched(tables, query, choice, known), more ? rows[^1].Place.ToString(CultureInfo.InvariantCulture) : null, Members,
                new Bilingual("共 {0} 个地块", "{0} proposals in all").Format(known.Proposals));
        }
        catch (EcoException) when (filter.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    public Feature? Find(string id)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long feature))
            return null;
        ResultFacts known = facts();
        using ResultTables tables = ResultTables.Open(path);
        return tables.Row(feature, [.. known.Properties.Select(p => p.Id)]) is { } row ? Feature(row, known) : null;
    }

    private static long? Matched(ResultTables tables, ItemsQuery query, RowChoice choice, ResultFacts known)
    {
        if (query.Condition is null)
            return known.Proposals;
        bool cheap = !query.AsksForShape ? known.Proposals <= MostRows
            : choice.Box is { } box ? box.IsNull || tables.Meeting(box, MostShapes + 1) <= MostShapes : known.Proposals <= MostShapes;
        return cheap ? tables.Matching(choice) : null;
    }

    private static Feature Feature(StoredRow row, ResultFacts known) => new(
        row.Cells.Whole(ResultProperties.Feature)?.ToString(CultureInfo.InvariantCulture) ?? "", $"{row.Cells.Text(ResultProperties.Id)} {row.Cells.Text(ResultProperties.Name)}".Trim(),
        known.Properties, property => row.Cells[property.Id], () => row.Shape);
}
