using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>Where the boundary of a request comes from: its own body, an upload of the same person, or the demonstration set.</summary>
internal sealed class Boundaries(ScreeningDesk desk, UploadStore uploads, UploadReader reader, Samples samples)
{
    public async Task<IReadOnlyList<Proposal>> Of(ScreenRequest request, HttpContext http)
    {
        if (request.Upload is { } id)
            return request.Proposals(await reader.Read(uploads.Find(UploadEndpoints.Person(http), id), request.Reading, http.RequestAborted), desk.Rules);
        return request.Sample is { } number ? request.Proposals(samples.File(number, http.RequestAborted), desk.Rules) : request.Proposals(desk.Rules, http.RequestAborted);
    }

    /// <exception cref="EcoException">There are several.</exception>
    public async Task<Proposal> One(ScreenRequest request, HttpContext http) =>
        await Of(request, http) is var all && all is [var one] ? one : throw new Fault(UploadFaults.OneSite, Place.None, all.Count).Raise();
}
