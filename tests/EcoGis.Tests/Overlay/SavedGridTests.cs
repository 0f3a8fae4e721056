using System.Runtime.InteropServices;

namespace EcoGis.Tests.Overlay;

/// <summary>An index that was saved answers as the one that was built, bit for bit, and bytes that are not its own are refused.</summary>
public sealed class SavedGridTests
{
    private static readonly string[] Drawn =
    [
        OverlayCase.Box(0, 0, 300, 200),
        "POLYGON ((200 100, 900 150, 700 800, 150 640, 200 100), (400 300, 420 500, 500 400, 400 300))",
        "MULTIPOLYGON (((-100 -100, -20 -100, -20 -20, -100 -100)), ((10 10, 20 10, 20 20, 10 10)))",
        "LINESTRING (-50 50, 500 420)",
    ];

    [Test]
    public void Answers_are_the_same_before_and_after()
    {
        Shape[] shapes = [.. Drawn.Select(w => OverlayCase.Draw(w))];
        OverlayIndex built = OverlayIndex.Build(shapes, OverlayCase.Plane);
        OverlayIndex opened = OverlayIndex.Over(shapes, OverlayCase.Plane, Saved(built));
        foreach (string wkt in new[] { OverlayCase.Box(150, 90, 450, 410), OverlayCase.Box(12, 11, 19, 18), OverlayCase.Box(5000, 0, 5010, 10), "LINESTRING (0 0, 800 700)" })
        {
            Site site = OverlayCase.Site(wkt, 0.5);
            Assert.That(opened.Overlaps(site, 1), Is.EqualTo(built.Overlaps(site, 1)), wkt);
            Assert.That(opened.Nearest(site, _ => true), Is.EqualTo(built.Nearest(site, _ => true)), wkt);
        }

        Assert.That(built.Overlaps(OverlayCase.Site(OverlayCase.Box(150, 90, 450, 410)), 0), Has.Count.EqualTo(3), "the drawing is hit");
    }

    [Test]
    public void Distances_and_lengths_fetch_no_coordinates()
    {
        Shape[] shapes = [.. Drawn.Select(w => OverlayCase.Draw(w)), OverlayCase.Draw("MULTIPOINT ((5 5), (700 700), (1000 1000))")];
        OverlayIndex built = OverlayIndex.Build(shapes, OverlayCase.Plane);
        Shape[] deferred = [.. shapes.Select(s => Shape.Deferred(FeatureSummary.Of(s), s.Crs, new FetchedShape(_ => throw new AssertionException("fetched")), 0, keep: true))];
        OverlayIndex opened = OverlayIndex.Over(deferred, OverlayCase.Plane, Saved(built));
        foreach (string wkt in new[] { "LINESTRING (0 0, 800 700)", "POINT (50 60)", OverlayCase.Box(2, 2, 90, 90), "LINESTRING (-50 50, 500 420, 2000 2000)", "POINT (5000 20)" })
        {
            Site site = OverlayCase.Site(wkt);
            for (int i = 0; i < shapes.Length; i++)
                Assert.That(opened.Nearest(site, f => f == i), Is.EqualTo(built.Nearest(site, f => f == i)), wkt);
            Assert.That(opened.Within(site, 300, _ => true), Is.EqualTo(built.Within(site, 300, _ => true)), wkt);
            if (site.Shape.Kind != ShapeKind.Polygon)
                Assert.That(opened.Overlaps(site, 0), Is.EqualTo(built.Overlaps(site, 0)), wkt);
        }

        Assert.That(opened.Overlaps(OverlayCase.Site("LINESTRING (0 0, 800 700)"), 0), Has.Count.EqualTo(3), "the drawing is hit");
    }

    [Test]
    public void Bytes_of_other_features_and_short_bytes_are_refused()
    {
        Shape[] shapes = [.. Drawn.Select(w => OverlayCase.Draw(w))];
        byte[] bytes = Bytes(OverlayIndex.Build(shapes, OverlayCase.Plane));
        Assert.That(() => OverlayIndex.Over(shapes[..2], OverlayCase.Plane, new Pinned(bytes)), Throws.TypeOf<FormatException>());
        Assert.That(() => OverlayIndex.Over(shapes, OverlayCase.Plane, new Pinned(bytes[..256])), Throws.TypeOf<FormatException>());
        Assert.That(() => OverlayIndex.Over(shapes, OverlayCase.Plane, new Pinned(bytes[..^64])), Throws.TypeOf<FormatException>());
    }

    private static Pinned Saved(OverlayIndex index) => new(Bytes(index));

    private static byte[] Bytes(OverlayIndex index)
    {
        using MemoryStream stream = new();
        index.Save(stream);
        return stream.ToArray();
    }

    private sealed unsafe class Pinned : PinnedBytes
    {
        private byte* bytes;

        public Pinned(byte[] from)
        {
            bytes = (byte*)NativeMemory.AlignedAlloc((nuint)from.Length, 64);
            from.CopyTo(new Span<byte>(bytes, from.Length));
            Length = from.Length;
        }

        ~Pinned() => Dispose(false);

        public override byte* Start => bytes;

        public override long Length { get; }

        protected override void Dispose(bool disposing)
        {
            NativeMemory.AlignedFree(bytes);
            bytes = null;
        }
    }
}
