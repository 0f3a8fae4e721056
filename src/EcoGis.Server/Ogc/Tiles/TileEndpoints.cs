using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>
/// <c>GET /ogc/collections/{layer}/tiles/WebMercatorQuad/{z}/{row}/{column}</c>: a vector tile of the version that holds today. Its headers say how many zones
/// stand in it, how many squares stand for zones smaller than a pixel, and how large a pixel is in units of the tile.
/// </summary>
internal static class TileEndpoints
{
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    public static void MapTiles(this IEndpointRouteBuilder routes, LayerShelf shelf)
    {
        TileCache cache = new();
        routes.MapGet($"/ogc/collections/{{layer}}/tiles/{TileAddress.MatrixSet}/{{z}}/{{row}}/{{column}}", http =>
        {
            RouteValueDictionary route = http.Request.RouteValues;
            if (TileAddress.Parse(route["z"] as string, route["row"] as string, route["column"] as string) is not { } tile || route["layer"] is not string name || shelf.Find(name) is not { } layer)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            if (!shelf.MaySee(http.User, layer.Name))
                return OgcReply.Ended(http, StatusCodes.Status403Forbidden);
            string tag = $"\"{layer.Version.Digest}\"";
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = "private, no-cache";
            if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
                return OgcReply.Ended(http, StatusCodes.Status304NotModified);
            MadeTile made = cache.Get(layer.Version.Digest, tile, () => TileMaker.Make(layer, tile, http.RequestAborted));
            http.Response.Headers["EcoGis-Zones"] = made.Zones.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["EcoGis-Squares"] = made.Squares.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["EcoGis-Pixel"] = made.Pixel.ToString(CultureInfo.InvariantCulture);
            return Reply.Bytes(http, StatusCodes.Status200OK, MediaType, made.Content);
        }).Needs(Permission.View);
    }
}
