using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// The features of a file as entries to be added: proposals in canonical order, each with the status, unit and register's fields of its own row, else those said of all.
/// A field's column is the one named, else one that has an alias of the field as its name.
/// </summary>
public static class EntryReader
{
    private const string Status = "status", Unit = "unit";

    /// <param name="request">Its columns may also name <c>status</c>, <c>unit</c> and fields of the register.</param>
    /// <param name="set">Field of the register → value, for entries whose row says none.</param>
    /// <param name="status">Of all; null: the first that the register begins with.</param>
    public static IReadOnlyList<NewEntry> Read(FeatureFile file, ProposalRequest request, Register register, string? status, string? unit, EntryIntake intake, RuleBase rules, IReadOnlyDictionary<string, string>? set = null)
    {
        var own = request.Columns.Where(c => c.Key is Status or Unit || register.Fields.Any(f => f.Id == c.Key)).ToDictionary(c => c.Key, c => Column(file, c.Value));
        foreach (var field in register.Fields.Where(f => !own.ContainsKey(f.Id)))
        {
            if (file.Fields.FirstOrDefault(c => field.Aliases.Any(a => FoldedText.Of(a) == FoldedText.Of(c))) is { } column)
                own[field.Id] = column;
        }

        var common = (set ?? new Dictionary<string, string>()).ToDictionary(s => register.Field(s.Key).Id, s => register.Field(s.Key).Parse(s.Value, Place.None));
        var proposals = ProposalReader.Read(file, request with { Columns = request.Columns.Where(c => !own.ContainsKey(c.Key)).ToDictionary(), CodesMustDiffer = true }, rules);
        var rows = file.Features.ToDictionary(f => f.Position);
        List<Fault> faults = [];
        List<NewEntry> entries = [];
        foreach (var proposal in proposals)
        {
            var row = rows[proposal.Position];
            try
            {
                var begins = register.Status(Cell(row, Status) ?? status ?? register.Begins[0]);
                entries.Add(new NewEntry(proposal, intake, begins, Cell(row, Unit) ?? unit, row.Where) { Fields = FieldsOf(row) });
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults.Select(f => f with { Where = row.Where with { Field = f.Where.Field } }));
            }
        }

        return faults.Count > 0 ? throw new EcoException(faults) : entries;

        ImmutableSortedDictionary<string, string> FieldsOf(FeatureRecord row)
        {
            var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var field in register.Fields)
            {
                if (Cell(row, field.Id) is { } text)
                    values[field.Id] = field.Parse(text, row.Where);
                else if (common.TryGetValue(field.Id, out string? value))
                    values[field.Id] = value;
                else if (field.Required)
                    throw new Fault(ChangeCheckFaults.FieldMissing, row.Where, register.Name, field.Name, field.Id).Raise();
            }

            return values.ToImmutable();
        }

        string? Cell(FeatureRecord row, string field) =>
            own.TryGetValue(field, out string? column) && row.Attributes.TryGetValue(column, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }

    private static string Column(FeatureFile file, string named) => file.Fields.FirstOrDefault(f => FoldedText.Of(f) == FoldedText.Of(named))
        ?? throw new Fault(ScreeningFaults.NoColumn, Place.InFile(file.Path), named, string.Join(", ", file.Fields)).Raise();
}
