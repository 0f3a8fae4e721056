using System.Globalization;

namespace EcoGis;

/// <summary>采伐许可、使用林地审核同意: an entry of a register of permits, located. Days inclusive, area ha, stock m³; what is not stated is null.</summary>
/// <param name="Shape">Null: its boundary was refused, so that it permits no known ground.</param>
public sealed record Permit(Register Register, RegisterEntry Entry, Shape? Shape, DateOnly From, DateOnly To, double? AreaHa, double? Stock)
{
    public string Code => Entry.Code;

    public bool IsVoid => Register.Permit!.Void.Contains(Entry.Status);

    /// <param name="entries">Of registers of permits; entries of other registers are left out.</param>
    /// <exception cref="EcoException">A permit does not say from when to when it holds.</exception>
    public static IReadOnlyList<Permit> Of(RegisterBook book, IEnumerable<RegisterEntry> entries) =>
    [
        .. entries.Select(e => (Register: book.All.GetValueOrDefault(e.Register), Entry: e)).Where(e => e.Register?.Permit is not null)
            .Select(e => Read(e.Register!, e.Entry)),
    ];

    public bool Permits(LandChange change) => !IsVoid && Register.Permit!.Becomes.Contains(change.After.Class.Group);

    private static Permit Read(Register register, RegisterEntry entry)
    {
        var (terms, fields) = (register.Permit!, entry.Fields);
        return new Permit(register, entry, ShapeOf(entry), Day(terms.From), Day(terms.To), Number(terms.Area), Number(terms.Stock));

        // a field that the register asks for only since the entry was made is not there
        DateOnly Day(string field) => fields.TryGetValue(field, out string? day)
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw new Fault(ChangeCheckFaults.FieldMissing, new Place { Feature = entry.Code }, register.Name, register.Field(field).Name, field).Raise();

        double? Number(string? field) => field is not null && fields.TryGetValue(field, out string? text) ? FieldNumber.Parse(text) : null;
    }

    private static Shape? ShapeOf(RegisterEntry entry)
    {
        try
        {
            return ShapeGate.Check(entry.Proposal.Boundary, entry.Proposal.Declared, entry.Intake.Repair).Shape is { Kind: ShapeKind.Polygon } shape ? shape : null;
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return null; // told where the permits are listed
        }
    }
}
