namespace EcoGis;

/// <summary>One epoch as a raster of classes: its cells, what their values mean, and how it came here.</summary>
/// <param name="Label">For people: the file's name.</param>
/// <param name="Digest">Of the file.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Reader">What read it: <c>managed</c>, or GDAL's version.</param>
/// <param name="Resampled">What was done to the cells, when asked; null: they are those of the file.</param>
/// <param name="NoDataIs">The class that the person says cells without data have; null: they are not known.</param>
public sealed record RasterEpoch(string Label, string Digest, string Format, string Reader, Bilingual? Resampled, ClassGrid Grid, RasterLegend Legend, int? NoDataIs)
{
    public GridFrame Frame => Grid.Frame;

    /// <summary>A plane in metres for checks of the units: the grid's own, else that of its middle.</summary>
    public Crs Plane()
    {
        if (Frame.Crs.IsPlane)
            return Frame.Crs;
        (double longitude, double latitude) = CrsTransform.Between(Frame.Crs, Crs.Cgcs2000).Apply(Frame.OriginX + (Frame.Columns * Frame.CellWidth / 2), Frame.OriginY + (Frame.Rows * Frame.CellHeight / 2));
        return Crs.PlaneAt(Math.Clamp(longitude, -180, 180), Math.Clamp(latitude, -90, 90));
    }

    /// <summary>In what the square metres are measured.</summary>
    public Bilingual Measure => Frame.IsUniform
        ? new($"面积为 {Frame.Crs.Code} 平面上的像元面积", $"areas are those of cells in the plane of {Frame.Crs.Code}")
        : new("面积为椭球面上的像元面积", "areas are those of cells on the ellipsoid");

    /// <summary>In the grid's CRS.</summary>
    internal FlatPaths[] Outlines(ForestUnits units) => [.. units.All.Select(u => FlatPaths.Of(u.Shape.In(Frame.Crs)))];
}
