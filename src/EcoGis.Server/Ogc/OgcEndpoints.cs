using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary>What other systems, and the map, are given of the catalog and of the screener: the layers under <c>/api/layers</c>, the OGC APIs, for results too, under <c>/ogc</c>.</summary>
internal static class OgcEndpoints
{
    public static void MapOgc(this IEndpointRouteBuilder routes, ServeOptions options, ScreeningDesk desk, LayerAccess access, UploadStore uploads, Boundaries boundaries)
    {
        LayerShelf shelf = new(desk, access);
        routes.MapLayers(shelf, desk, options.Styles);
        routes.MapTiles(shelf);

        JobStore jobs = routes.ServiceProvider.GetRequiredService<JobStore>();
        CollectionShelf collections = new(shelf, new ResultShelf(new BatchResults(jobs)));
        routes.MapLanding(collections);
        routes.MapCollections(collections);
        routes.MapItems(collections);

        JobRunner runner = routes.ServiceProvider.GetRequiredService<JobRunner>();
        routes.MapProcesses(new Processes(options, desk, shelf, access, uploads, boundaries, jobs, runner, routes.ServiceProvider.GetRequiredService<JobLimits>(),
            routes.ServiceProvider.GetRequiredService<FreeSpace>(), routes.ServiceProvider.GetRequiredService<RestrictedScreenings>()));
        routes.MapJobs(jobs, runner);
    }
}
