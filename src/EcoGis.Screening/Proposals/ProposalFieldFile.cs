namespace EcoGis;

/// <summary>The form of <c>data/proposal-fields.yaml</c>.</summary>
internal sealed record ProposalFieldFile(IReadOnlyDictionary<string, ProposalFieldEntry> Fields);

internal sealed record ProposalFieldEntry(IReadOnlyList<string> Aliases);
