using System.Diagnostics;

namespace EcoGis.Tests;

/// <summary>Every file of other people's broken collections ends in features or in a coded refusal, quickly and without filling memory.</summary>
public sealed class BadInputTests : ReaderCase
{
    [Test]
    public void Every_file_of_the_bad_input_collection_is_read_or_refused_with_a_code()
    {
        List<string> wrong = [];
        int read = 0, refused = 0;
        foreach (string file in Directory.EnumerateFiles(SharedData.Path("data", "badinput"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var clock = Stopwatch.StartNew();
            long before = GC.GetTotalAllocatedBytes();
            string end;
            try
            {
                var features = Read(file, new ReadOptions { GeometryOnly = true, Crs = file.EndsWith(".shp", StringComparison.Ordinal) ? Crs.Wgs84 : null });
                end = $"{features.Format} {features.Features.Count}";
                read++;
            }
            catch (EcoException e)
            {
                end = e.In(Language.Zh);
                refused++;
                if (!e.Faults.All(f => f.Kind.Code.StartsWith("ECO-", StringComparison.Ordinal)))
                    wrong.Add($"{file}: {end}");
            }
            catch (Exception e)
            {
                end = e.ToString();
                wrong.Add($"{file}: {e.GetType().Name}: {e.Message}");
            }

            long allocated = GC.GetTotalAllocatedBytes() - before;
            TestContext.Out.WriteLine($"{Path.GetFileName(file)}\t{clock.ElapsedMilliseconds} ms\t{allocated >> 10} KiB\t{end}");
            if (clock.Elapsed.TotalSeconds > 5)
                wrong.Add($"{file}: {clock.Elapsed}");
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(read, Is.GreaterThan(30));
        Assert.That(refused, Is.GreaterThan(100));
    }
}
