using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary>
/// How often somebody may ask: guesses of a secret by address, and what costs the server work (every unsafe request that needs <see cref="Permission.Screen"/>)
/// by account. The one user of <c>--single-user</c> is not limited.
/// </summary>
internal static class Limits
{
    /// <summary>Logins and one-time tokens, per address and minute.</summary>
    private const int Guesses = 30;

    /// <summary>Screenings, uploads and jobs of one account: per second, and at once.</summary>
    private const int WorkPerSecond = 50, WorkAtOnce = 200;

    private sealed class Guess;

    /// <summary>Says of an endpoint that it takes a secret that could be guessed.</summary>
    public static TBuilder TakesSecret<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Guess());

    public static IServiceCollection AddLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Of);
        options.OnRejected = (rejected, _) =>
        {
            HttpContext http = rejected.HttpContext;
            double wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? Math.Max(1, after.TotalSeconds) : 1;
            http.Response.Headers.RetryAfter = Math.Ceiling(wait).ToString(CultureInfo.InvariantCulture);
            return new(FaultResponse.Write(http, StatusCodes.Status429TooManyRequests, new Fault(AccessFaults.TooMany, Place.None)));
        };
    });

    private static RateLimitPartition<string> Of(HttpContext http)
    {
        EndpointMetadataCollection? endpoint = http.GetEndpoint()?.Metadata;
        if (endpoint?.GetMetadata<Guess>() is not null)
        {
            return RateLimitPartition.GetFixedWindowLimiter($"guess {http.Connection.RemoteIpAddress ?? IPAddress.None}",
                _ => new() { PermitLimit = Guesses, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
        }

        bool works = !HttpMethods.IsGet(http.Request.Method) && endpoint?.Contains(Permission.Screen) == true;
        return works && http.User.Identity is { AuthenticationType: not SingleUser.Word, IsAuthenticated: true }
            ? RateLimitPartition.GetTokenBucketLimiter($"work {Person.Of(http).Id}",
                _ => new() { TokenLimit = WorkAtOnce, TokensPerPeriod = WorkPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");
    }
}
