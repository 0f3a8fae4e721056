using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/registers/*.yaml</c>. A register with a <paramref name="Kind"/> takes the names of its statuses from the classes of that zone kind.
/// <paramref name="Permit"/>: its entries are permits; <paramref name="ChangeQueue"/>: they are patches of change to be checked.</summary>
internal sealed record RegisterFile(
    string Id,
    Words Name,
    Verification Verified,
    IReadOnlyList<string> Begins,
    IReadOnlyList<RegisterStatusEntry> Statuses,
    Place Where,
    string? Kind = null,
    bool Default = false,
    IReadOnlyDictionary<string, RegisterFieldEntry>? Fields = null,
    PermitTermsEntry? Permit = null,
    bool ChangeQueue = false)
{
    public Register ToRegister(IReadOnlyDictionary<string, ZoneKind> kinds)
    {
        ZoneKind? kind = null;
        if (Kind is not null && !kinds.TryGetValue(Kind, out kind))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("区类", "zone kind"), Kind).Raise();
        List<Fault> faults = [];
        foreach (var twice in Statuses.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            faults.Add(new Fault(ScreeningFaults.Duplicate, twice.Last().Where, new Bilingual("状态", "status"), twice.Key));
        foreach (string id in Begins.Where(b => Statuses.All(s => s.Id != b)))
            faults.Add(new Fault(ScreeningFaults.Dangling, Where, new Bilingual("状态", "status"), id));
        foreach (var (status, next) in Statuses.SelectMany(s => s.Next.Where(n => Statuses.All(o => o.Id != n)).Select(n => (s, n))))
            faults.Add(new Fault(ScreeningFaults.Dangling, status.Where, new Bilingual("状态", "status"), next));
        foreach (var c in kind?.Classes ?? [])
        {
            if (Statuses.All(s => s.Id != c.Id))
                faults.Add(new Fault(ScreeningFaults.MissingKey, Where, $"statuses: {c.Id}"));
        }

        if (Begins.Count == 0)
            faults.Add(new Fault(ScreeningFaults.MissingKey, Where, "begins: […]"));
        ImmutableArray<RegisterStatus> statuses = [.. Statuses.Select(s => s.ToStatus(kind, faults)).OfType<RegisterStatus>()];
        foreach (string id in Fields?.Keys ?? [])
            PlainText.CheckId(id, new("字段", "a field"), Where, faults);
        ImmutableArray<RegisterField> fields = [.. (Fields ?? new Dictionary<string, RegisterFieldEntry>()).Select(f => f.Value.ToField(f.Key))];
        var permit = Permit?.ToTerms(fields, Statuses, faults);
        return faults.Count > 0
            ? throw new EcoException(faults)
            : new Register(Id, Name.Text, kind?.Id, Default, Verified.IsVerified, [.. Begins], statuses) { Fields = fields, Permit = permit, IsChangeQueue = ChangeQueue };
    }
}

/// <summary>One status: what may follow it, whether a remark must say why it was taken, and whether nothing is left to do in it. Its name comes from the zone kind's class where the register has a kind.</summary>
internal sealed record RegisterStatusEntry(string Id, IReadOnlyList<string> Next, Place Where, Words? Name = null, bool Remark = false, bool Closed = false)
{
    public RegisterStatus? ToStatus(ZoneKind? kind, List<Fault> faults)
    {
        var c = kind?.Classes.FirstOrDefault(c => c.Id == Id);
        if (kind is not null && c is null)
            faults.Add(new Fault(ScreeningFaults.Dangling, Where, new Bilingual("类别", "class"), Id));
        else if (kind is not null && Name is not null)
            faults.Add(new Fault(ScreeningFaults.Duplicate, Where, new Bilingual("状态名称", "name of the status"), Id));
        else if (kind is null && Name is null)
            faults.Add(new Fault(ScreeningFaults.MissingKey, Where, "name"));
        else
            return new RegisterStatus(Id, c?.Name ?? Name!.Text, c?.Aliases ?? [], [.. Next], Remark, Closed);
        return null;
    }
}
