namespace EcoGis;

/// <summary>Placeholder of the fact table; parsed from data/facts.</summary>
public sealed class FactTable;
