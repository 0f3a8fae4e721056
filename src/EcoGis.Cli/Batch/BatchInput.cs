using System.CommandLine;

namespace EcoGis;

/// <summary>What a batch screens and against what: the open file, how its features become proposals, the layers of one day, and all of it as one identity.</summary>
internal sealed record BatchInput(
    string Path, FeatureStream Stream, ProposalForm Form, Snapshot Snapshot, ScreenOptions Screening, string Digest, RunIdentity Run) : IDisposable
{
    /// <param name="recorded">A result that says where it comes from wants the digest for the record.</param>
    public static BatchInput Open(Session session, BatchOptions options, ParseResult parsed, DateOnly date, bool areasOnly, bool recorded, CancellationToken cancellation)
    {
        string path = options.File(parsed);
        var request = options.Asked.Request(parsed);
        var screening = options.Asked.Screening(parsed);
        var rules = session.Rules;
        var read = options.Reading.From(parsed, BoundaryReference.Of(session));
        var stream = FeatureStream.Open(path, read, cancellation);
        try
        {
            var form = new ProposalForm(path, stream.Fields, request, rules);
            var snapshot = GeoPackageCatalog.Open(session.CatalogPath, rules.Kinds, session.Notice).Pin(date);
            string digest = recorded ? InputDigest.Of(path, cancellation) : InputDigest.Brief(path, cancellation);
            var run = BatchIdentity.Of(digest, date, session, read, stream, request, screening, areasOnly, snapshot);
            return new BatchInput(path, stream, form, snapshot, screening, digest, run);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose() => Stream.Dispose();
}
