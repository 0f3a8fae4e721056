namespace EcoGis.Tests;

/// <summary>
/// The test assembly run as a program, so that a crash test can kill it at any moment, or a test can choose the registers it sees: publishes versions of
/// one layer without end, runs a batch, or prints areas. Arguments: batch FILE RESULT runs one slow batch; grid-areas; commands runs command lines; rogue WHAT misbehaves as a reading process; register-loop CATALOG; review-loop OFFICE; publish-loop CATALOG. Every version n has n % 7 + 20 zones of version n's own place and source "v n".
/// </summary>
internal static class CrashChild
{
    public static int Main(string[] args)
    {
        if (args is ["batch", var file, var result])
        {
            BatchResumeTests.RunChild(file, result);
            return 0;
        }

        if (args is ["register-loop", var registers])
        {
            while (true)
                RegisterCrashTests.AddNext(registers);
        }

        if (args is ["review-loop", var office])
        {
            Server.ReviewCrashTests.RunChild(office);
            return 0;
        }

        if (args is ["rogue", var what])
            return IsolationTests.RunRogue(what);

        if (args is ["commands"])
        {
            Reliability.CommandChild.Serve();
            return 0;
        }

        if (args is ["grid-areas"])
        {
            Overlay.GridBlockTests.RunChild();
            return 0;
        }

        if (args is not ["publish-loop", var path])
            return 2;
        while (true)
            PublishNext(path);
    }

    public static void PublishNext(string path)
    {
        GeoPackageCatalog catalog = GeoPackageCatalog.ForImport(path, CatalogBench.Kinds);
        int next = (catalog.Newest("crash")?.Version ?? 0) + 1;
        var features = Enumerable.Range(1, Zones(next)).Select(i => CatalogBench.Feature(i, CatalogBench.Square(200 * i, next, 100),
            ("code", $"C-{i}"), ("name", new string('示', 400)), ("class", "core"))).ToArray();
        LayerImporter.Import(CatalogBench.File(features), CatalogBench.ScenicArea, new() { Name = "crash", Source = $"v {next}" }, catalog);
    }

    public static int Zones(int version) => version % 7 + 20;
}
