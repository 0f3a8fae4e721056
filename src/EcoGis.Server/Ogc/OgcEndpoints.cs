using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>What other systems, and the map, are given of the catalog and of the screener: the layers under <c>/api/layers</c>, the OGC APIs under <c>/ogc</c>.</summary>
internal static class OgcEndpoints
{
    public static void MapOgc(this IEndpointRouteBuilder routes, ServeOptions options, ScreeningDesk desk, LayerAccess access)
    {
        LayerShelf shelf = new(desk, access);
        routes.MapLayers(shelf, desk, options.Styles);
        routes.MapTiles(shelf);
    }
}
