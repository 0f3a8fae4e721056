namespace EcoGis;

/// <summary>A property of a collection that can be asked for, text or a number, and its closed list of values if it has one.</summary>
internal sealed record Queryable(string Id, Bilingual Name, bool IsNumber, IReadOnlyList<(string Id, Bilingual Name)> Values);
