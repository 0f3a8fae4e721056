using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>One row for one table, with the shape it belongs to where the table has one.</summary>
/// <param name="Table">Its place in <see cref="TableBlock.Tables"/>.</param>
public sealed record TableRow<TShape>(int Table, TShape? Shape, object?[] Values)
    where TShape : class;

/// <summary>The rows of a block for related tables. <typeparamref name="TShape"/> is what the store makes of a located site's shape, made by the thread that screens.</summary>
public sealed class TableBlock<TShape>(Func<Shape, TShape> store, Func<FlatSite, TShape> storeFlat, Language language) : ResultBlock
    where TShape : class
{
    private const int QuestionTable = 4;

    private readonly List<(List<TableRow<TShape>> Rows, string? Questions)> _proposals = [];
    private readonly Dictionary<string, ImmutableArray<OpenQuestion>> _lists = new(StringComparer.Ordinal);

    /// <summary>In file order; a list of questions before the first proposal that has it.</summary>
    public IEnumerable<TableRow<TShape>> Rows(QuestionLists lists)
    {
        foreach (var (rows, questions) in _proposals)
        {
            if (questions is not null)
            {
                if (lists.IsNew(questions, out int number))
                {
                    foreach (var question in _lists[questions])
                        yield return new(QuestionTable, null, BatchTables.Question(number, question, language));
                }

                rows[0].Values[^1] = (long)number;
            }

            foreach (var row in rows)
                yield return row;
        }
    }

    protected override void Write(int feature, Screening screening)
    {
        string id = screening.Proposal.Id;
        _proposals.Add((
        [
            new(0, Stored(screening.Located), [.. BatchTables.Proposal(feature, screening, language), null]),
            .. screening.Overlaps.Select(o => new TableRow<TShape>(1, null, BatchTables.Overlap(feature, id, o))),
            .. screening.Findings.Select(f => new TableRow<TShape>(2, null, BatchTables.Finding(feature, id, f, language))),
            .. screening.Review.Select(r => new TableRow<TShape>(3, null, BatchTables.Review(feature, id, r, language))),
        ], Key(screening.Undetermined)));
        CountRows(1);
    }

    protected override void Write(int feature, SiteOverlaps site)
    {
        _proposals.Add((
        [
            new(0, Stored(site.Located), BatchTables.Site(feature, site, language)),
            .. site.Overlaps.Select(o => new TableRow<TShape>(1, null, BatchTables.Overlap(feature, site.Proposal.Id, o))),
        ], null));
        CountRows(1);
    }

    protected override void Write(int feature, in SiteAreas site)
    {
        string id = site.Id;
        _proposals.Add((
        [
            new(0, storeFlat(site.Site), BatchTables.Site(feature, site, language)),
            .. site.Overlaps.Select(o => new TableRow<TShape>(1, null, BatchTables.Overlap(feature, id, o))),
        ], null));
        CountRows(1);
    }

    private TShape? Stored(Site? site) => site is null ? null : store(site.Shape);

    private string Key(ImmutableArray<OpenQuestion> questions)
    {
        if (questions.IsEmpty)
            return "";
        var text = new StringBuilder();
        foreach (var q in questions)
            text.Append(q.Rule).Append('\0').Append(q.Needs).Append('\0').Append(q.Subject).Append('\0').Append(q.Question.Zh).Append('\0').Append(q.What.Zh).Append('\0');
        string key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16]);
        _lists.TryAdd(key, questions);
        return key;
    }
}

/// <summary>Which tables a batch has.</summary>
public static class TableBlock
{
    public static IReadOnlyList<RowTable> Tables(bool areasOnly) => areasOnly
        ? [BatchTables.Sites, BatchTables.Overlaps]
        : [BatchTables.Proposals, BatchTables.Overlaps, BatchTables.Findings, BatchTables.Reviews, BatchTables.Questions];
}
