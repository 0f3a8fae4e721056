using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>The collections of one person: the layers that may be seen, and the results of the person's own batches. Of others' results not even that they are there.</summary>
internal sealed class CollectionShelf(LayerShelf layers, ResultShelf results)
{
    public IEnumerable<IFeatureSource> All(HttpContext http) =>
    [
        .. layers.All().Where(l => layers.MaySee(http.User, l.Name)).Select(l => new LayerCollection(layers, l, layers.History(l.Name))),
        .. results.Of(Processes.OwnerOf(http)),
    ];

    /// <summary>The collection that the address names; null: it is none, or not for this person, and the answer says so.</summary>
    public IFeatureSource? Open(HttpContext http)
    {
        string name = (string)http.Request.RouteValues["layer"]!;
        if (results.Find(name, Processes.OwnerOf(http)) is { } result)
            return result;
        IReadOnlyList<LayerSummary> history = layers.History(name);
        int status = history.Count == 0 ? StatusCodes.Status404NotFound : layers.MaySee(http.User, history[^1].Name) ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        http.Response.StatusCode = status;
        return status == StatusCodes.Status200OK ? new LayerCollection(layers, layers.All().First(l => l.Name == history[^1].Name), history) : null;
    }
}
