namespace EcoGis;

/// <summary>The administrative boundary of the session's catalog, read once when first asked for; null without a catalog or without a boundary in it.</summary>
internal static class BoundaryReference
{
    public static Func<PlaceReference?> Of(Session session)
    {
        Lazy<PlaceReference?> reference = new(() => File.Exists(session.CatalogPath) ? PlaceReference.Of(GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds)) : null);
        return () => reference.Value;
    }
}
