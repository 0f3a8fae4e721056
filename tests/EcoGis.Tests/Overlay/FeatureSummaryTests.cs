using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

internal sealed class FeatureSummaryTests
{
    private static readonly Shape Square = ShapeGate.Check(CatalogBench.Square(0, 0, 100), CatalogBench.Zone35).Shape!;

    [Test]
    public void A_summary_comes_back_from_its_bytes_as_it_was()
    {
        byte[] bytes = new byte[FeatureSummary.Length];
        FeatureSummary.Of(Square).Write(bytes);
        FeatureSummary back = FeatureSummary.Read(bytes);
        Assert.That(back.ContentKey, Is.EqualTo(Square.ContentKey));
        Assert.That((back.Kind, back.EllipsoidalArea), Is.EqualTo((ShapeKind.Polygon, Square.EllipsoidalArea)));
        Assert.That(back.LonLatBounds, Is.EqualTo(Square.LonLatBounds));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void In_a_plane_too(bool nothing)
    {
        Geometry geometry = nothing ? Nts.Factory.CreateGeometryCollection() : Square.Geometry;
        byte[] bytes = new byte[FeatureInPlane.Length];
        FeatureInPlane.Of(geometry, !nothing).Write(bytes);
        FeatureInPlane back = FeatureInPlane.Read(bytes);
        Assert.That((back.Area, back.PathLength, back.Whole, back.Bounds.IsNull), Is.EqualTo(nothing ? (0.0, 0.0, false, true) : (10_000.0, 400.0, true, false)));
        Assert.That(back.Bounds, Is.EqualTo(geometry.EnvelopeInternal));
    }

    [Test]
    public void A_deferred_shape_fetches_its_coordinates_only_when_they_are_asked_for_and_once()
    {
        int fetched = 0;
        FetchedShape store = new(place =>
        {
            fetched++;
            Assert.That(place, Is.EqualTo(7));
            return Square.Geometry;
        });
        Shape deferred = Shape.Deferred(FeatureSummary.Of(Square), Square.Crs, store, 7, keep: true);
        Assert.That((deferred.ContentKey, deferred.Kind, deferred.EllipsoidalArea), Is.EqualTo((Square.ContentKey, Square.Kind, Square.EllipsoidalArea)));
        Assert.That(deferred.LonLatBounds, Is.EqualTo(Square.LonLatBounds));
        Assert.That(fetched, Is.Zero);
        Assert.That(deferred.In(Crs.Cgcs2000).EnvelopeInternal, Is.EqualTo(Square.LonLatBounds));
        Assert.That(deferred.Geometry, Is.SameAs(Square.Geometry));
        Assert.That(fetched, Is.EqualTo(1));
        Assert.That(deferred.Stored, Is.Null);

        Shape elsewhere = Shape.Deferred(FeatureSummary.Of(Square), Square.Crs, store, 7, keep: false);
        Assert.That((elsewhere.Geometry, elsewhere.Geometry, elsewhere.Stored), Is.EqualTo((Square.Geometry, Square.Geometry, ((IGeometryStore)store, 7L))));
        Assert.That(fetched, Is.EqualTo(3), "what keeps nothing fetches each time");
    }
}

/// <summary>Coordinates from a function.</summary>
internal sealed class FetchedShape(Func<long, NetTopologySuite.Geometries.Geometry> fetch) : IGeometryStore
{
    public NetTopologySuite.Geometries.Geometry Load(long place) => fetch(place);
}
