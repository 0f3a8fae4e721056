namespace EcoGis.Tests;

/// <summary>Tests that read or write through GDAL: without the library they fail on CI and are ignored elsewhere.</summary>
internal static class Gdal
{
    public static void Needed()
    {
        if (!GdalLibrary.IsThere)
            Missing.Report("libgdal is not installed");
    }

    /// <summary>A file of the collection of broken ones.</summary>
    public static string Bad(string name) => SharedData.Path(["data", "badinput", .. name.Split('/')]);
}
