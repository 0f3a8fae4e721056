namespace EcoGis;

/// <summary>What a column holds. Text may come from the file and is then never a formula.</summary>
public enum RowType
{
    Text,
    Integer,
    Real,
}

/// <summary>The form of a table of results: stable column names with their unit, in order. A row is one value per column: string, long, double or null.</summary>
public sealed record RowTable(string Name, Bilingual Description, IReadOnlyList<(string Name, RowType Type)> Columns)
{
    internal static (string, RowType)[] Of(RowType type, params string[] names) => [.. names.Select(n => (n, type))];
}
