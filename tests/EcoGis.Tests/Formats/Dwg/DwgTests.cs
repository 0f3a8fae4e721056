using System.Runtime.CompilerServices;

namespace EcoGis.Tests;

/// <summary>DWG drawings are refused by the version they were saved for, and why that is so (README.md beside this file says how the samples were made).</summary>
public sealed class DwgTests : ReaderCase
{
    [TestCase("parcel-2000.dwg", "AutoCAD 2000", "AC1015"), TestCase("parcel-2018.dwg", "AutoCAD 2018", "AC1032")]
    public void A_drawing_is_refused_with_its_version_and_the_way_out(string name, string version, string letters) =>
        Refused(Sample(name), "ECO-4450", [version, letters, "另存为 ASCII DXF", "save it from the CAD program as ASCII DXF"]);

    [TestCase("AC1018", "AutoCAD 2004"), TestCase("AC1021", "AutoCAD 2007"), TestCase("AC1024", "AutoCAD 2010"), TestCase("AC1027", "AutoCAD 2013"), TestCase("AC1009", "R12"), TestCase("AC9999", "未知版本")]
    public void Every_version_is_named_whatever_the_extension_says(string letters, string version)
    {
        Refused(Write("a.dwg", letters + "\0\0\0"), "ECO-4450", [version, letters]);
        Refused(Write("a.dxf", letters + "\0\0\0"), "ECO-4450", [version, letters]);
    }

    [Test]
    public void What_GDAL_makes_of_a_drawing_is_why_it_is_refused()
    {
        Gdal.Needed();
        string said = OracleTool.Run("ogrinfo", ["-al", Sample("parcel-2000.dwg")]);
        Assert.That(said, Does.Contain("(35500000 3400000 0,35500100 3400000 0,35500100 3400050 0,35500000 3400050 0)").And.Not.Contain("35500300").And.Not.Contain("POLYGON"),
            "the driver has learnt that a polyline is closed, or what a block holds: look again whether a row of GdalFormat can read AC1015");
    }

    private static string Sample(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
