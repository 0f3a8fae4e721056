using System.Text.Json;

namespace EcoGis;

/// <summary><see cref="AreaRows"/> as JSON Lines: one compact object per row, keys as its columns.</summary>
internal sealed class LineAreas : AreaText
{
    private const int FirstOfZone = 2, FirstNumber = 7, Problem = 14;

    private static readonly byte[][] Keys =
        [.. AreaRows.Table.Columns.Select((c, i) => (byte[])[i == 0 ? (byte)'{' : (byte)',', (byte)'"', .. System.Text.Encoding.UTF8.GetBytes(c.Name), (byte)'"', (byte)':'])];

    private static readonly byte[] NoZone = [.. Keys[FirstOfZone..Problem].SelectMany(k => k.Concat("null"u8.ToArray()))];

    protected override void Empty(Utf8Rows to, int feature, string id, string? problem)
    {
        Begin(to, feature, id);
        to.Add(NoZone);
        End(to, problem);
    }

    protected override void Shared(Utf8Rows to, int feature, string id, byte[] zone, OverlapRecord overlap, string? problem)
    {
        Begin(to, feature, id);
        to.Add(zone);
        int key = FirstNumber;
        foreach (double number in (ReadOnlySpan<double>)
            [overlap.EllipsoidalArea, overlap.PlanarArea, overlap.Length, overlap.ShareOfSite, overlap.ShareOfZone, overlap.MeanWidth])
        {
            to.Add(Keys[key++]);
            to.Add(number);
        }

        Text(to, key, ContractWords.Of(overlap.Certainty));
        End(to, problem);
    }

    protected override byte[] Zone(ReadOnlySpan<string> cells)
    {
        Utf8Rows text = new();
        for (int i = 0; i < cells.Length; i++)
            Text(text, FirstOfZone + i, cells[i]);
        using MemoryStream zone = new();
        text.MoveTo(zone);
        return zone.ToArray();
    }

    private static void Begin(Utf8Rows to, int feature, string id)
    {
        to.Add(Keys[0]);
        to.Add(feature);
        Text(to, 1, id);
    }

    private static void End(Utf8Rows to, string? problem)
    {
        if (problem is null)
        {
            to.Add(Keys[Problem]);
            to.Add("null"u8);
        }
        else
        {
            Text(to, Problem, problem);
        }

        to.Add("}\n"u8);
    }

    private static void Text(Utf8Rows to, int key, string text)
    {
        to.Add(Keys[key]);
        to.Add((byte)'"');
        to.Add(JsonEncodedText.Encode(ScreeningObject.Whole(text), LineBlock.Encoder).EncodedUtf8Bytes);
        to.Add((byte)'"');
    }
}
