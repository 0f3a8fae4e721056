namespace EcoGis;

/// <summary>
/// The results of batches as collections, <c>result-</c> and the id of the job: for who started the job and nobody else. What was screened belongs to who sent it;
/// what was found was allowed to its owner when it was made, and the file itself is still the owner's: later restrictions of a layer do not take away the proposals.
/// Thread-safe.
/// </summary>
internal sealed class ResultShelf(BatchResults results)
{
    private const string Prefix = "result-";

    private readonly Kept<string, ResultFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>Newest first. One whose file is damaged is left out, so that the others can be listed; asked for by its id it says what is wrong.</summary>
    public IEnumerable<ResultCollection> Of(string owner) => results.Of(owner).Select(Collection).Where(c => c.IsReadable);

    /// <summary>Null: there is no such result, or it is another's.</summary>
    public ResultCollection? Find(string collection, string owner) =>
        collection.StartsWith(Prefix, StringComparison.Ordinal) && results.Find(collection[Prefix.Length..], owner) is { } job ? Collection(job) : null;

    private ResultCollection Collection(Job job)
    {
        string path = results.PathOf(job);
        return new(Prefix + job.Id, job, path, () => _facts.Of(job.Id, _ => ResultFacts.Read(path)));
    }
}
