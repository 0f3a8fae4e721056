using System.Globalization;

namespace EcoGis;

/// <summary>What a person adds to what a file says, by the words of the command line: <c>layer</c>, <c>crs</c>, <c>encoding</c>, <c>swap_axes</c>, <c>from</c>, <c>x</c>, <c>y</c>, <c>close</c> (units of the drawing).</summary>
internal sealed record ReadingChoice(string? Layer, string? Crs, string? Encoding, bool SwapAxes, string? From, string? X, string? Y, double? Close)
{
    public static readonly ReadingChoice None = new(null, null, null, false, null, null, null, null);

    /// <param name="field">The value of a field; null: not stated.</param>
    public static ReadingChoice Of(Func<string, string?> field) => new(
        field("layer"), field("crs"), field("encoding"), field("swap_axes") is "true" or "1", field("from"), field("x"), field("y"),
        field("close") is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double gap) && gap is > 0 and <= 10 ? gap
            : throw new Fault(ServerFaults.NotJson, new Place { Field = "close" }, "close").Raise());

    public ReadOptions Options(Isolation apart, Func<PlaceReference?> reference) => new()
    {
        Layer = Layer,
        Crs = Crs is null ? null : EcoGis.Crs.Parse(Crs),
        Encoding = Encoding,
        SwapAxes = SwapAxes,
        From = From is null ? null : MapOffset.All.FirstOrDefault(o => o.Id == From) ?? throw new Fault(ServerFaults.NotJson, new Place { Field = "from" }, "from").Raise(),
        XColumn = X,
        YColumn = Y,
        CloseGap = Close,
        Isolation = apart,
        Reference = reference,
    };
}
