using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>
/// Reads uploads, always in a limited process of its own. What was read last is kept, so that answering a question does not read the file again. Messages and
/// records name the file as its owner does.
/// </summary>
internal sealed class UploadReader(UploadStore store, ScreeningDesk desk) : IDisposable
{
    private const int MostKept = 8, MostVerticesKept = 500_000;

    /// <summary>Files read at a time: the others wait.</summary>
    private readonly SemaphoreSlim _turn = new(Math.Max(2, Environment.ProcessorCount));

    private readonly ConcurrentDictionary<(string Id, ReadingChoice Choice), FeatureFile> _read = new();

    public async Task<FeatureFile> Read(Upload upload, ReadingChoice choice, CancellationToken cancellation)
    {
        if (_read.TryGetValue((upload.Id, choice), out FeatureFile? kept))
            return kept;
        FeatureFile file = await Apart(upload, options => FeatureReader.Read(store.PathOf(upload), options, cancellation), choice, cancellation);
        file = file with { Path = upload.Label };
        if (file.Features.Sum(f => f.Shape?.Parts.Sum(p => p.Sum(r => (long)r.Count)) ?? 0) > MostVerticesKept)
            return file;
        while (_read.Count >= MostKept && _read.Keys.FirstOrDefault() is { Id: not null } oldest)
            _read.TryRemove(oldest, out _);
        return _read[(upload.Id, choice)] = file;
    }

    /// <summary>A file that was kept elsewhere from an upload, by its label.</summary>
    public async Task<FeatureFile> ReadKept(string path, string label, ReadingChoice choice, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            ReadOptions options = choice.Options(desk.Apart, desk.Reference);
            return await Task.Run(() => FeatureReader.Read(path, options, cancellation), cancellation) with { Path = label };
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<Receipt> Receipt(Upload upload, ReadingChoice choice, CancellationToken cancellation)
    {
        ReceiptRequest request = new(desk.Rules, new PlaneChoice(null, desk.Profile.Plane, desk.Profile.PlaneExtent));
        Receipt receipt = await Apart(upload, options => ReceiptReader.Read(store.PathOf(upload), options, request, cancellation), choice, cancellation);
        return receipt with
        {
            Files = [.. receipt.Files.Select(f => f with { Name = Path.GetFileNameWithoutExtension(upload.Label) + Path.GetExtension(f.Name) })],
            Refusals = [.. receipt.Refusals.Select(f => Named(f, upload))],
        };
    }

    public void Forget(string id)
    {
        foreach (var key in _read.Keys.Where(k => k.Id == id))
            _read.TryRemove(key, out _);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<T> Apart<T>(Upload upload, Func<ReadOptions, T> read, ReadingChoice choice, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            ReadOptions options = choice.Options(desk.Apart, desk.Reference);
            return await Task.Run(() => read(options), cancellation);
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => Named(f, upload))], e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static Fault Named(Fault fault, Upload upload) =>
        fault.Where.File is { } file && Path.GetFileNameWithoutExtension(file) == Upload.Stem ? fault with { Where = fault.Where with { File = upload.Label } } : fault;
}
