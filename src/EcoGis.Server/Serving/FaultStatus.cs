using System.Net;

namespace EcoGis;

/// <summary>Faults that HTTP has a status of its own for; all others are told by their class (<see cref="FaultResponse.StatusOf"/>).</summary>
internal static class FaultStatus
{
    private static readonly Dictionary<FaultKind, HttpStatusCode> s_known = new()
    {
        [ServerFaults.NoSpace] = HttpStatusCode.InsufficientStorage,
        [UploadFaults.TooLarge] = HttpStatusCode.RequestEntityTooLarge,
        [AccessFaults.TooMany] = HttpStatusCode.TooManyRequests,
        [AccessFaults.WrongLogin] = HttpStatusCode.Unauthorized,
        [AccessFaults.WrongToken] = HttpStatusCode.Unauthorized,
        [AccessFaults.NoAccount] = HttpStatusCode.NotFound,
        [AccessFaults.NoToken] = HttpStatusCode.NotFound,
        [AccessFaults.Outdated] = HttpStatusCode.Conflict,
        [AccessFaults.LastAdministrator] = HttpStatusCode.Conflict,
        [ReviewFaults.NoCase] = HttpStatusCode.NotFound,
        [ReviewFaults.NoPoint] = HttpStatusCode.NotFound,
        [ReviewFaults.NoVersion] = HttpStatusCode.NotFound,
        [ReviewFaults.NoEvidence] = HttpStatusCode.NotFound,
        [ReviewFaults.NotYours] = HttpStatusCode.Forbidden,
        [ReviewFaults.SecondPerson] = HttpStatusCode.Forbidden,
        [ReviewFaults.Withheld] = HttpStatusCode.Forbidden,
        [ReviewFaults.Changed] = HttpStatusCode.Conflict,
        [ReviewFaults.NotNow] = HttpStatusCode.Conflict,
        [ReviewFaults.Open] = HttpStatusCode.Conflict,
        [ReviewFaults.Differs] = HttpStatusCode.Conflict,
    };

    public static int? Of(FaultKind kind) => s_known.TryGetValue(kind, out HttpStatusCode status) ? (int)status : null;
}
