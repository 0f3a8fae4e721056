namespace EcoGis;

/// <summary>The features of a file as entries to be added: proposals in canonical order, each with the status and unit of its own row, else those said of all.</summary>
public static class EntryReader
{
    private const string Status = "status", Unit = "unit";

    /// <param name="request">Its columns may also name <c>status</c> and <c>unit</c>.</param>
    /// <param name="status">Of all; null: the first that the register begins with.</param>
    public static IReadOnlyList<NewEntry> Read(FeatureFile file, ProposalRequest request, Register register, string? status, string? unit, EntryIntake intake, RuleBase rules)
    {
        var own = request.Columns.Where(c => c.Key is Status or Unit).ToDictionary(c => c.Key, c => Column(file, c.Value));
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
                entries.Add(new NewEntry(proposal, intake, begins, Cell(row, Unit) ?? unit, row.Where));
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults.Select(f => f with { Where = row.Where }));
            }
        }

        return faults.Count > 0 ? throw new EcoException(faults) : entries;

        string? Cell(FeatureRecord row, string field) =>
            own.TryGetValue(field, out string? column) && row.Attributes.TryGetValue(column, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }

    private static string Column(FeatureFile file, string named) => file.Fields.FirstOrDefault(f => FoldedText.Of(f) == FoldedText.Of(named))
        ?? throw new Fault(ScreeningFaults.NoColumn, Place.InFile(file.Path), named, string.Join(", ", file.Fields)).Raise();
}
