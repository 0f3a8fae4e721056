using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Says that the entries of a register are permits for changes of the ground: which of its fields hold the days (both inclusive), the permitted area (ha) and
/// volume (m³), what the ground may become under them, and in which statuses they permit nothing.
/// </summary>
public sealed record PermitTerms(string From, string To, string? Area, string? Stock, ImmutableArray<LandGroup> Becomes, ImmutableArray<string> Void);

/// <summary>Its YAML form.</summary>
internal sealed record PermitTermsEntry(
    string From, string To, IReadOnlyList<LandGroup> Becomes, Place Where, string? Area = null, string? Stock = null, IReadOnlyList<string>? Void = null)
{
    public PermitTerms ToTerms(IReadOnlyCollection<RegisterField> fields, IReadOnlyList<RegisterStatusEntry> statuses, List<Fault> faults)
    {
        Demand(From, RegisterFieldType.Date);
        Demand(To, RegisterFieldType.Date);
        Demand(Area, RegisterFieldType.Number);
        Demand(Stock, RegisterFieldType.Number);
        foreach (string id in (Void ?? []).Where(v => statuses.All(s => s.Id != v)))
            faults.Add(new Fault(ScreeningFaults.Dangling, Where, new Bilingual("状态", "status"), id));
        return new PermitTerms(From, To, Area, Stock, [.. Becomes], [.. Void ?? []]);

        void Demand(string? id, RegisterFieldType type)
        {
            if (id is not null && fields.All(f => f.Id != id || f.Type != type))
                faults.Add(new Fault(ScreeningFaults.Dangling, Where, new Bilingual("字段", "field"), id));
        }
    }
}
