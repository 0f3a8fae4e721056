using System.Globalization;

namespace EcoGis.Tests;

/// <summary>What a reader gives, as text that shows every bit of it: two ways of reading a file are compared by it.</summary>
internal static class StreamText
{
    public static string Of(RawShape? shape) => shape is null ? "-" : $"{shape.Kind} {shape.Roles} " + string.Join(" ", shape.Parts.Select(p =>
        "(" + string.Join(" ", p.Select(r => "[" + string.Join(" ", r.Xs.Zip(r.Ys, (x, y) => $"{Bits(x)},{Bits(y)}")) + "]")) + ")"));

    public static string Of(FeatureRecord f) =>
        $"{f.Position} {f.Id ?? "-"} {f.Where.Text.En} {f.DeclaredArea?.ToString(CultureInfo.InvariantCulture) ?? "-"} "
        + string.Join("|", f.Attributes.Select(a => $"{a.Key}={a.Value ?? "∅"}")) + " " + Of(f.Shape);

    public static IEnumerable<string> Of(FeatureFile file) => file.Features.Select(Of);

    /// <summary>All blocks in order.</summary>
    public static List<string> Of(FeatureStream stream, int size) =>
        [.. stream.Blocks(size).SelectMany(b => stream.Read(b, CancellationToken.None)).Select(Of)];

    /// <summary>Position and shape of all blocks, by the way without objects.</summary>
    public static List<string> Shapes(FeatureStream stream, int size)
    {
        List<string> all = [];
        foreach (var block in stream.Blocks(size))
            stream.ReadShapes(block, (in StreamedShape s) => all.Add($"{s.Position} {Of(s.ToRaw())}"), CancellationToken.None);
        return all;
    }

    private static string Bits(double value) => value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
}
