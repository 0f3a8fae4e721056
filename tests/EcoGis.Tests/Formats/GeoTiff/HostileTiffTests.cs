using System.IO.Compression;

namespace EcoGis.Tests;

/// <summary>TIFFs that lie: every one ends in a coded refusal, soon and without memory for what is only claimed.</summary>
public sealed class HostileTiffTests : ReaderCase
{
    private static readonly byte[] s_cells = [1, 1, 2, 0, 1, 3, 3, 0, 2, 3, 3, 255];

    [Test]
    public void The_file_that_the_others_are_made_from_is_right()
    {
        ClassRaster raster = Read(Plain().ToBytes());
        Assert.That(TiffSource.CellsOf(raster.Grid), Is.EqualTo(s_cells.Select(c => (int)c)));
        Assert.That((raster.Grid.Frame.OriginX, raster.Grid.Frame.OriginY, raster.Grid.Frame.Crs.Code), Is.EqualTo((35_500_000.0, 3_400_090.0, "EPSG:4523")));
    }

    [Test]
    public void Cut_off_anywhere_it_is_refused()
    {
        byte[] whole = Plain().ToBytes();
        for (int length = 16; length < whole.Length; length++)
            Assert.That(Code(whole[..length]), Does.StartWith("ECO-"), $"{length} bytes");
    }

    [Test]
    public void Any_byte_changed_it_is_read_or_refused_and_nothing_else()
    {
        byte[] whole = Plain().ToBytes();
        Random random = new(11);
        foreach (int at in Enumerable.Range(0, whole.Length))
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF, (byte)random.Next(256) })
            {
                byte[] bytes = [.. whole];
                bytes[at] = value;
                Ends(bytes, $"byte {at} = {value}");
            }
        }
    }

    [TestCase(1), TestCase(5), TestCase(8), TestCase(32773)]
    public void Random_blocks_end_in_a_refusal_or_in_cells(int compression)
    {
        Random random = new(compression);
        for (int n = 0; n < 300; n++)
        {
            byte[] packed = new byte[random.Next(1, 60)];
            random.NextBytes(packed);
            TiffSource source = new(40, 30, packed) { [259] = (3, [compression]), [317] = (3, [random.Next(1, 3)]) };
            Ends(source.ToBytes(), $"{compression}, {n}");
        }
    }

    [Test]
    public void Directories_in_a_circle_are_refused()
    {
        TiffSource source = Plain();
        source.Next = (uint)(8 + s_cells.Length);
        Assert.That(Code(source.ToBytes()), Is.EqualTo("ECO-4350"));
    }

    [TestCase(256, 2_000_000_000.0, TestName = "{m}: columns"), TestCase(257, 4_000_000_000.0, TestName = "{m}: rows")]
    public void A_claimed_size_takes_no_memory(int tag, double claimed)
    {
        TiffSource source = Plain();
        source[tag] = (4, [claimed]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Code(source.ToBytes()), Is.AnyOf("ECO-3008", "ECO-4350", "ECO-4351"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 << 20));
    }

    [Test]
    public void Two_full_images_are_not_chosen_between()
    {
        TiffSource source = Plain();
        byte[] first = source.ToBytes();
        source.Next = (uint)first.Length;
        byte[] both = [.. source.ToBytes(), .. first[(8 + s_cells.Length)..]];
        Assert.That(Code(both), Is.EqualTo("ECO-4352"));
    }

    [Test]
    public void A_tile_of_impossible_side_is_refused()
    {
        foreach (double side in new[] { 0.0, 70_000, 4_000_000_000 })
        {
            TiffSource source = Plain();
            (source[322], source[323], source[324], source[325]) = ((4, [side]), (4, [16]), (4, [8]), (4, [12]));
            Assert.That(Code(source.ToBytes()), Is.EqualTo("ECO-4350"));
        }
    }

    [Test]
    public void A_block_that_is_not_stored_needs_a_value_for_no_data()
    {
        TiffSource source = Plain();
        (source[273], source[279]) = ((4, [0]), (4, [0]));
        Assert.That(Code(source.ToBytes()), Is.EqualTo("ECO-4353"));
        source[42113] = (2, [(byte)'2', (byte)'5', (byte)'5', 0]);
        Assert.That(TiffSource.CellsOf(Read(source.ToBytes()).Grid), Is.All.EqualTo(255));
    }

    [Test]
    public void A_bomb_of_zeros_is_no_more_than_the_cells_that_were_declared()
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int i = 0; i < 256; i++)
                zlib.Write(new byte[1 << 20]);
        }

        TiffSource source = new(4, 3, packed.ToArray()) { [259] = (3, [8]) };
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(TiffSource.CellsOf(Read(source.ToBytes()).Grid), Is.All.Zero);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
    }

    private static TiffSource Plain() => new(4, 3, s_cells);

    private ClassRaster Read(byte[] bytes) => ClassRasterReader.Read(Write("a.tif", bytes), new RasterOptions(), CancellationToken.None);

    private string Code(byte[] bytes) => Assert.Throws<EcoException>(() => Read(bytes))!.Faults[0].Kind.Code;

    private void Ends(byte[] bytes, string what)
    {
        try
        {
            Read(bytes);
        }
        catch (EcoException)
        {
            // refused with a code
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}");
        }
    }
}
