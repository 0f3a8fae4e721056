using System.Globalization;
using System.Text.Json;

namespace EcoGis.Tests;

/// <summary><c>/api/layers</c> against what GDAL reads in the catalog.</summary>
public sealed class LayersTests
{
    [Test]
    public async Task Every_layer_is_told_with_its_version_source_bounds_and_style()
    {
        await using ServedCatalog served = await ServedCatalog.Start(o => o with { Clock = new DayClock(new(2026, 11, 23)) });
        using JsonDocument told = JsonDocument.Parse(await served.Client.GetStringAsync("/api/layers"));
        JsonElement[] layers = [.. told.RootElement.EnumerateArray()];
        JsonElement units = layers.Single(l => l.GetProperty("name").GetString() == "control-unit"), ended = layers.Single(l => l.GetProperty("name").GetString() == "key-area");
        string[] extent = OracleTool.Run("ogrinfo", ["-ro", "-so", served.Options.Catalog, "control-unit_v1"]).Split('\n').Single(l => l.StartsWith("Extent:", StringComparison.Ordinal))
            .Split(['(', ')', ',', ' ', '-'], StringSplitOptions.RemoveEmptyEntries)[1..];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layers, Has.Length.EqualTo(18));
            Assert.That(units.GetProperty("bbox").EnumerateArray().Select(v => v.GetDouble()), Is.EqualTo(extent.Select(v => double.Parse(v, CultureInfo.InvariantCulture))).Within(1e-6));
            Assert.That(units.GetProperty("zones").GetInt32(), Is.EqualTo(9));
            Assert.That(units.GetProperty("status").GetString(), Is.EqualTo("current"));
            Assert.That(units.GetProperty("source").GetString(), Does.Contain("示范数据"));
            Assert.That(units.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("id").GetString()), Does.Contain("priority"));
            Assert.That(units.GetProperty("style").GetProperty("hatch").GetProperty("pattern").GetString(), Is.EqualTo("vertical"));
            Assert.That(ended.GetProperty("status").GetString(), Is.EqualTo("expired"));
            Assert.That(layers.Select(l => l.GetProperty("restricted").GetBoolean()), Has.All.False);
        }
    }
}
