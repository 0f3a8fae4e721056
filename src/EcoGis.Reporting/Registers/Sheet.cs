namespace EcoGis;

/// <summary>A column of a sheet: its stable key for programs, its heading for people, what it holds, and its width in characters.</summary>
public sealed record SheetColumn(string Key, Bilingual Heading, RowType Type, int Width);

/// <summary>One table of an export. A row is one value per column: string, long, double, <see cref="DateOnly"/>, <see cref="Verdict"/> or null.</summary>
public sealed record Sheet(string Key, Bilingual Title, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>What an export says of itself.</summary>
/// <param name="Filter">The options that chose the entries; empty: all.</param>
public sealed record ExportNote(string Catalog, string Filter, DateOnly Day, string Program, string RuleBase);
