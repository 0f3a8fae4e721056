using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>
/// A district that a fixed seed makes: every epoch cuts the same square afresh into quadrilaterals with moved corners, so that no two epochs share borders; classes, stock and
/// causes by the same seed. Patches of one epoch tile the square exactly; a few are left out, so that epochs have holes. Four townships cut through all of it.
/// </summary>
internal sealed class GeneratedDistrict(int across, double size, int seed)
{
    private static readonly string[] s_classes = ["0111", "0111", "0111", "0113", "0120", "0131", "0132", "0141", "0210", "0250"];

    /// <summary>Side of the district, m.</summary>
    public double Side => across * size;

    public ForestUnits Townships
    {
        get
        {
            double half = Side / 2, low = -Side / 10, high = Side * 1.1, bend = Side * 0.07;
            return Units(
                ("510604100000", Polygon((low, low), (half, low), (half + bend, half), (low, half - bend))),
                ("510604101000", Polygon((half, low), (high, low), (high, half + bend), (half + bend, half))),
                ("510604102000", Polygon((low, half - bend), (half + bend, half), (half - bend, high), (low, high))),
                ("510604103000", Polygon((half + bend, half), (high, half + bend), (high, Side * 0.9), (half - bend, high))));
        }
    }

    public ForestLayer Epoch(int epoch, string classification = "forestry")
    {
        int cells = across - epoch; // another grid in every epoch
        double step = Side / cells;
        Random random = new(seed * 1000 + epoch);
        var corners = new (double X, double Y)[cells + 1, cells + 1];
        for (int j = 0; j <= cells; j++)
        {
            for (int i = 0; i <= cells; i++)
            {
                double dx = (random.NextDouble() - 0.5) * step * 0.6, dy = (random.NextDouble() - 0.5) * step * 0.6;
                corners[i, j] = (Math.Round((i * step) + (i % cells == 0 ? 0 : dx), 3), Math.Round((j * step) + (j % cells == 0 ? 0 : dy), 3));
            }
        }

        List<(Shape, string, (string, string)[])> patches = [];
        for (int j = 0; j < cells; j++)
        {
            for (int i = 0; i < cells; i++)
            {
                string land = s_classes[random.Next(s_classes.Length)], stock = random.Next(300, 900).ToString(System.Globalization.CultureInfo.InvariantCulture);
                string origin = random.Next(2) == 0 ? "natural" : "planted", cause = (10 * random.Next(1, 10)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (random.Next(50) == 0)
                    continue;
                (string, string)[] stand = land is "0111" or "0120" ? [("stock_per_ha", land == "0111" ? stock[..^1] : "9")] : [];
                patches.Add(Patch(Polygon(corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]), land, [.. stand, ("origin", origin), ("change_cause", cause), ("four_side_stems", "165")]));
            }
        }

        return ForestDrawing.Epoch(classification, 0.5, [.. patches]);
    }
}
