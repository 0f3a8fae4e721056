using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis.Tests.Overlay;

/// <summary>The block of a grid index: the same bytes however it was made, the same answers however it is read, and no way out of it.</summary>
public sealed unsafe class GridBlockTests
{
    [Test]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        FlatPaths?[] features = Features(1);
        byte[] one = Bytes(features, 1);
        Assert.That(Bytes(features, 2), Is.EqualTo(one));
        Assert.That(Bytes(features, 5), Is.EqualTo(one));
    }

    [Test]
    public void An_area_depends_on_the_pair_alone()
    {
        FlatPaths?[] features = Features(2);
        int[] order = [.. Enumerable.Range(0, features.Length).Reverse()];
        using GridIndex index = GridCase.Index(null, features), turned = GridCase.Index(null, [.. order.Select(i => features[i])]);
        foreach (FlatPaths candidate in Candidates(3))
        {
            double[] areas = GridCase.Areas(index, candidate);
            Assert.That(GridCase.Areas(turned, candidate).Reverse(), Is.EqualTo(areas));
            for (int i = 0; i < features.Length; i++)
            {
                using GridIndex alone = GridCase.Index(null, features[i]);
                Assert.That(GridCase.Areas(alone, candidate)[0], Is.EqualTo(areas[i]));
            }
        }
    }

    [TestCase("EnableAVX512", "512")]
    [TestCase("EnableAVX2", "256")]
    [TestCase("EnableHWIntrinsic", "128")]
    public void Registers_of_any_width_give_equal_bits(string switchedOff, string width)
    {
        string[] here = [.. AreasInBits()], there = Child(switchedOff).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(there[0].Split(' '), Does.Not.Contain(width), "the child has the registers that were to be switched off");
        Assert.That(here, Has.Length.EqualTo(2 * Candidates(5).Length).And.EqualTo(there[1..]));
    }

    public static void RunChild()
    {
        string[] widths = [Vector128.IsHardwareAccelerated ? "128" : "", Vector256.IsHardwareAccelerated ? "256" : "", Vector512.IsHardwareAccelerated ? "512" : ""];
        Console.Write(string.Join('\n', [string.Join(' ', widths), .. AreasInBits()]));
    }

    private static string Child(string switchedOff)
    {
        ProcessStartInfo start = new("dotnet", [typeof(CrashChild).Assembly.Location, "grid-areas"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_" + switchedOff] = "0";
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return output;
    }

    private static IEnumerable<string> AreasInBits()
    {
        foreach (double east in new[] { 0, 35_470_000.1234 })
        {
            using GridIndex index = GridCase.Index(null, [.. Features(4).Select(f => f is null ? null : GridCase.Moved(f, east, 3_400_000))]);
            foreach (FlatPaths candidate in Candidates(5))
                yield return string.Join(' ', GridCase.Areas(index, GridCase.Moved(candidate, east, 3_400_000)).Select(a => BitConverter.DoubleToInt64Bits(a).ToString("x")));
        }
    }

    [Test]
    public void Features_come_back_bit_for_bit([Values(0, 1, 4, 9)] int decimals)
    {
        FlatPaths feature = GridCase.Flat(GridCase.Star(new Random(6), 35_470_000, 3_400_000, 100, 50, true));
        feature = feature with { Points = [.. feature.Points.Select(v => decimals == 9 ? v : Math.Round(v, decimals))] };
        FlatPaths points = new(ShapeKind.Point, feature.Points, [.. Enumerable.Range(1, feature.Points.Length / 2)]);
        using GridIndex index = GridCase.Index(null, null, points);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(index.Paths(0), Is.Null);
            Assert.That(index.Paths(1)!.Points, Is.EqualTo(points.Points));
            Assert.That(index.Paths(1)!.Ends, Is.EqualTo(points.Ends));
            Assert.That((int)index[1].Decimals, Is.EqualTo(decimals == 9 ? VertexCoder.AsDoubles : decimals));
        }
    }

    [Test]
    public void A_written_block_answers_as_before_and_a_damaged_one_is_refused_or_survived()
    {
        FlatPaths?[] features = Features(7);
        byte[] bytes = Bytes(features, 1);
        using GridIndex built = GridCase.Index(null, features);
        FlatPaths[] candidates = Candidates(8);
        double[][] areas = [.. candidates.Select(c => GridCase.Areas(built, c))];
        Random random = new(9);
        NearSite site = new();
        int refused = 0;
        using Copy copy = new(bytes);
        using (GridIndex read = GridIndex.Over(copy.Bytes, bytes.Length, copy))
            Assert.That(candidates.Select(c => GridCase.Areas(read, c)), Is.EqualTo(areas));
        for (int i = 0; i < 500; i++)
        {
            byte[] damaged = [.. bytes];
            int at = i % 2 == 0 ? random.Next(damaged.Length / 4) : random.Next(damaged.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            using Copy bad = new(damaged);
            try
            {
                using GridIndex index = GridIndex.Over(bad.Bytes, damaged.Length, bad);
                using GridOverlay overlay = new(index);
                GridNearest nearest = new(index, overlay);
                foreach (FlatPaths candidate in candidates)
                {
                    overlay.Areas(candidate.Rings);
                    site.Load(candidate);
                    nearest.Begin(site, _ => true);
                    while (nearest.Next(double.PositiveInfinity, out _, out _))
                    {
                    }
                }
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(5));
        Assert.That(() => GridIndex.Over(copy.Bytes, bytes.Length - 1, copy), Throws.TypeOf<FormatException>());
        Assert.That(() => GridIndex.Over(copy.Bytes, 10, copy), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Rings_that_overlap_are_a_fault_that_names_the_feature()
    {
        FlatPaths twice = new(ShapeKind.Polygon, [0, 0, 40, 0, 40, 40, 0, 40, 0, 0, 0, 0, 40, 0, 40, 40, 0, 40, 0, 0], [5, 10]);
        FlatPaths backwards = new(ShapeKind.Polygon, [0, 0, 0, 40, 40, 40, 40, 0, 0, 0], [5]);
        foreach (FlatPaths wrong in new[] { twice, backwards })
        {
            Fault fault = Assert.Throws<EcoException>(() => GridCase.Index(1, GridCase.Square(0, 0, 1), wrong))!.Faults.Single();
            Assert.That(fault.Kind, Is.EqualTo(GridFaults.Winding));
            Assert.That(fault.In(Language.En), Does.Contain("feature 2"));
        }
    }

    [Test]
    public void A_candidate_that_is_open_or_turned_round_is_a_fault()
    {
        using GridIndex index = GridCase.Index(1, GridCase.Square(0, 0, 100));
        using GridOverlay overlay = new(index);
        double[] open = [10, 10, 20, 10, 20, 20, 10, 20], backwards = [10, 10, 10, 20, 20, 20, 20, 10, 10, 10];
        Assert.That(Assert.Throws<EcoException>(() => overlay.Areas(new Rings(open, [4])))!.Faults.Single().Kind, Is.EqualTo(GridFaults.Candidate));
        Assert.That(Assert.Throws<EcoException>(() => overlay.Areas(new Rings(backwards, [5])))!.Faults.Single().Kind, Is.EqualTo(GridFaults.Candidate));
    }

    private static FlatPaths?[] Features(int seed)
    {
        Random random = new(seed);
        return
        [
            GridCase.Flat(GridCase.Star(random, 0, 0, 300, 400, true)), null, GridCase.Square(-500, -500, 1000),
            GridCase.Flat(GridCase.Lattice(random, 12, 12, 16, 0.7, -100, -100)),
            .. Enumerable.Range(0, 20).Select(_ => GridCase.Flat(GridCase.Star(random, random.Next(-300, 300), random.Next(-300, 300), 10, 9, false))),
        ];
    }

    private static FlatPaths[] Candidates(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, 40).Select(i => GridCase.Flat(GridCase.Star(random, random.Next(-400, 400), random.Next(-400, 400), 5 + (4 * i), 5 + i, i % 2 == 0)))];
    }

    private static byte[] Bytes(FlatPaths?[] features, int threads)
    {
        using GridIndex index = GridIndex.Build(features.Length, i => features[i], threads, CancellationToken.None);
        using UnmanagedMemoryStream stream = index.Open();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Copy : IDisposable
    {
        public Copy(byte[] bytes)
        {
            Bytes = (byte*)NativeMemory.AlignedAlloc((nuint)bytes.Length, 64);
            bytes.CopyTo(new Span<byte>(Bytes, bytes.Length));
        }

        public byte* Bytes { get; private set; }

        public void Dispose()
        {
            NativeMemory.AlignedFree(Bytes);
            Bytes = null;
        }
    }
}
