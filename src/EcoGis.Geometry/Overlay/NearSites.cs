using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>Lends a site as distances see it, and takes it back: made once per site that is looked from at a time.</summary>
internal sealed class NearSites
{
    private readonly ConcurrentBag<NearSite> idle = [];

    public Lease Rent(FlatPaths site)
    {
        NearSite near = idle.TryTake(out NearSite? used) ? used : new NearSite();
        near.Load(site);
        return new Lease(this, near);
    }

    public readonly struct Lease(NearSites from, NearSite site) : IDisposable
    {
        public NearSite Site => site;

        public void Dispose() => from.idle.Add(site);
    }
}
