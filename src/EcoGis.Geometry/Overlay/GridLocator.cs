using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Where a point lies to one polygon feature of a grid. One per thread.</summary>
internal sealed class GridLocator : IPointLocator
{
    private GridOverlay? grid;
    private int feature;

    public GridLocator On(GridOverlay grid, int feature)
    {
        (this.grid, this.feature) = (grid, feature);
        return this;
    }

    public Location Locate(double x, double y) => grid!.Locate(feature, x, y);
}
