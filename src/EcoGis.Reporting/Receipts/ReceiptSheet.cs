namespace EcoGis;

/// <summary>
/// What the receipt of a file says, in one language, before layout: the terminal and the page print the same sheet. Texts are raw: printers escape.
/// Holds no figure that its maker did not give it.
/// </summary>
/// <param name="Usable">The file can be read as it is.</param>
public sealed record ReceiptSheet(
    Language Language, string Title, bool Usable, string Outcome, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<ReceiptTable> Tables, IReadOnlyList<ReceiptList> Lists)
{
    /// <summary>It can be read, and something in it is broken.</summary>
    public bool Flawed => Usable && Lists.Any(l => l is { Grave: true, Lines.Count: > 0 });

    /// <summary>Null when the place is not known.</summary>
    public ReceiptPicture? Picture { get; init; }
}

/// <param name="Remark">Below the table, such as what it leaves out.</param>
public sealed record ReceiptTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<ReceiptRow> Rows, string? Remark = null);

/// <param name="Marked">Something is wrong with it; its last cell says what.</param>
public sealed record ReceiptRow(IReadOnlyList<string> Cells, bool Marked = false);

/// <param name="Grave">What it, or a feature of it, would be refused for, as against what should be known.</param>
/// <param name="OnMap">Its numbers are on the map.</param>
public sealed record ReceiptList(string Title, IReadOnlyList<string> Lines, bool Grave, bool OnMap = false);

/// <summary>Where the file lies, in degrees (longitude, latitude): lines of the administrative boundary, of the features, and places of problems by number.</summary>
public sealed record ReceiptPicture(
    IReadOnlyList<(double[] Lon, double[] Lat)> Boundary, IReadOnlyList<(double[] Lon, double[] Lat)> Features, IReadOnlyList<(string Number, double Lon, double Lat)> Problems);
