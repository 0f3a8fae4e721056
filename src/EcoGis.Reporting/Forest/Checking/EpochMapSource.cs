using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>One epoch around one change, for drawing only: every patch by the name of its class, forest and other land in two looks.</summary>
internal sealed class EpochMapSource(Site ground, ForestLayer epoch, Language language) : IMapSource
{
    private const string OtherLand = "land-patch";

    public Geometry Site => ground.Plane;

    public Geometry? Axis => null;

    public string Plane => $"{ground.Crs.Name} ({ground.Crs.Code})";

    public IEnumerable<MapZone> InView(Envelope view) => epoch.Version.IndexIn(ground.Crs).InView(view).Select(Of);

    public MapZone? Zone(string layer, int number) => null;

    public Geometry Shared(MapZone zone) => zone.Shape.Factory.CreateEmpty(Dimension.Surface);

    /// <summary>Words of the legend.</summary>
    public static string KindName(string kind, Language language) =>
        (kind == ForestLayer.PatchKind ? new Bilingual("森林", "forest") : new Bilingual("其他地类", "other land")).In(language);

    private MapZone Of(int feature)
    {
        var patch = epoch.Patches[feature];
        return new MapZone(epoch.Version.Name, feature + 1, ForestChange.IsForest(patch.Class) ? ForestLayer.PatchKind : OtherLand, patch.Code, patch.Class.Name.In(language), epoch.Version.IndexIn(ground.Crs).Feature(feature));
    }
}
