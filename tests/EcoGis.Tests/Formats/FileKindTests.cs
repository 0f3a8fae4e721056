namespace EcoGis.Tests;

public sealed class FileKindTests : ReaderCase
{
    [Test]
    public void What_is_not_a_file_to_read_says_so()
    {
        Refused(At("none.shp"), "ECO-3001", ["does not exist"]);
        Refused(Write("a.shp", ""), "ECO-3003", ["0 bytes"]);
        Directory.CreateDirectory(At("三调.gdb"));
        Refused(At("三调.gdb"), "ECO-3004", ["三调.gdb", "a00000001.gdbtable"]);
        Refused(At("a\0b"), "ECO-3001", []);
    }

    [TestCase(".dbf"), TestCase(".shx"), TestCase(".PRJ"), TestCase(".cpg")]
    public void A_side_file_points_to_its_shp(string extension)
    {
        Write("地块.shp", "x");
        Refused(Write("地块" + extension, "x"), "ECO-3007", ["地块.shp", "side file of a shapefile"]);
    }

    [TestCase("a.gpkg", "{\"type\":\"FeatureCollection\",\"features\":[]}", "GeoJSON")]
    [TestCase("a.shp", "[属性描述]\n坐标系=2000\n[地块坐标]\n", "boundary coordinate TXT")]
    [TestCase("a.geojson", "PK\u0003\u0004xxxx", "ZIP")]
    [TestCase("a.kml", "{\"type\":\"Point\",\"coordinates\":[1,2]}", "GeoJSON")]
    [Category("reliability-38")]
    public void An_extension_that_lies_is_refused_with_what_the_content_is(string name, string content, string kind) =>
        Refused(Write(name, content), "ECO-3006", [Path.GetExtension(name), kind, "does not match"]);

    [TestCase("a.json"), TestCase("a.txt"), TestCase("a")]
    [Category("reliability-38")]
    public void A_name_that_promises_nothing_is_read_by_content(string name) =>
        Assert.That(Read(Write(name, "{\"type\":\"Point\",\"coordinates\":[104,31]}")).Format, Is.EqualTo("geojson"));

    [TestCase("<?xml version=\"1.0\"?><gpx></gpx>", "GPX"), TestCase("%PDF-1.7", "PDF"), TestCase("a,b\n1,2\n", "CSV"), TestCase("AC1032, AC1027\n", "delimited text"), TestCase("hello", "text")]
    public void Other_formats_are_refused_by_name(string content, string name) =>
        Refused(Write("a.bin", content), "ECO-3005", [name, "GeoPackage, GeoJSON, Shapefile"]);
}
