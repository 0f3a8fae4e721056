using System.Collections.Immutable;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// Against finding out a restricted layer cell by cell, from the answers of many small sites: who may not see a layer gets so many screenings at once that were held
/// against one, whether or not it was touched, and one more after each pause; each request that touched one stands in the audit log. Whoever may see all layers is neither limited nor logged here.
/// </summary>
internal sealed class RestrictedScreenings(ServeOptions options, LayerAccess access, OfficeStore office) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(person => RateLimitPartition.GetTokenBucketLimiter(person,
        _ => new() { TokenLimit = options.ProbesAtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = options.ProbeBack, QueueLimit = 0 }));

    /// <summary>Counts and logs what was made, before any of it is told.</summary>
    /// <exception cref="EcoException">The person has had as many as one may have for now.</exception>
    public void Demand(HttpContext http, params IReadOnlyList<Screening> made)
    {
        var held = made.Select(s => (Screening: s, Hidden: Withholding.Layers(s, access, http.User))).Where(h => !h.Hidden.IsEmpty).ToList();
        if (held.Count == 0)
            return;
        Person person = Person.Of(http);
        string[] touched = [.. held.SelectMany(h => Touched(h.Screening, h.Hidden)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        using RateLimitLease lease = _limiter.AttemptAcquire(person.Id, Math.Min(held.Count, options.ProbesAtOnce));
        if (touched.Length > 0 || !lease.IsAcquired)
        {
            office.Change(person.Name, lease.IsAcquired ? "screen.restricted" : "screen.refused", person.Id, change =>
            {
                change.Say("sites", held.Count.ToString(CultureInfo.InvariantCulture));
                change.Say("layers", lease.IsAcquired ? string.Join(", ", touched) : null);
            });
        }

        if (lease.IsAcquired)
            return;
        http.Response.Headers.RetryAfter = "60";
        throw new Fault(AccessFaults.TooMany, Place.None).Raise();
    }

    public void Dispose() => _limiter.Dispose();

    private static IEnumerable<string> Touched(Screening s, ImmutableArray<string> hidden) =>
        s.Overlaps.Select(o => o.Layer).Concat(s.Findings.Select(f => f.Layer).OfType<string>()).Concat(s.Review.Select(r => r.Layer).OfType<string>()).Where(l => hidden.Contains(l, StringComparer.OrdinalIgnoreCase));
}
