using System.Globalization;

namespace EcoGis;

/// <summary>Runs a check of changes on the registers of a catalog: match, enter what is new, screen, link. Stopped half-way it leaves whole entries; run again it goes on.</summary>
/// <param name="author">Null: a preview, nothing is written.</param>
internal sealed class ForestCheckRun(Session session, RegisterStore store, EntryAuthor? author)
{
    private readonly RegisterBook _book = session.Registers;

    public ForestCheck Check(ForestChange comparison, IReadOnlyList<LandChange> changes, ChangePeriod period, Snapshot snapshot, CancellationToken cancellation)
    {
        var register = _book.ChangeQueue;
        var permits = Permit.Of(_book, store.Entries(_book.Permits.Select(r => r.Id)));
        PermitOverlay overlay = new(permits, comparison.Plane);
        PermitMatch[] matches = [.. changes.AsParallel().AsOrdered().WithCancellation(cancellation).Select(overlay.Of)];
        var queue = ChangeQueue.Of(register, changes, Entries(register), period);
        string[] isNew = [.. queue.New.Select(n => n.Change.Identity)];
        if (author is not null)
            Enter(queue, matches, comparison);
        var after = author is null ? queue : ChangeQueue.Of(register, changes, Entries(register), period);
        string[] codes = [.. after.Found.Select((f, i) => f.Entry?.Code ?? string.Create(CultureInfo.InvariantCulture, $"preview-{i + 1:0000}"))];
        var screenings = Screen(changes, codes, comparison, snapshot, cancellation);
        if (author is not null)
            Link(after, screenings);
        return new ForestCheck(register, comparison, period,
            [.. after.Found.Select((f, i) => new CheckedChange(codes[i], f.Change, isNew.Contains(f.Change.Identity), f.Entry, matches[i], screenings[i]))],
            queue.Gone, queue.Elsewhere, [.. permits.Where(p => p.Shape is null)]);
    }

    private IReadOnlyList<RegisterEntry> Entries(Register register) => store.Entries([register.Id], withText: true);

    /// <summary>New changes all at once; of known ones what permits say otherwise than the last time.</summary>
    private void Enter(ChangeQueue queue, PermitMatch[] matches, ForestChange comparison)
    {
        var register = queue.Register;
        EntryStep step = new(DayOption.Today, DayOption.Today, null);
        EntryIntake intake = new(comparison.Accuracy, comparison.Plane.Code, Repair.None);
        List<NewEntry> added = [];
        foreach (var (i, found) in queue.Found.Index())
        {
            if (found.Entry is null)
            {
                added.Add(new NewEntry(found.Change.AsProposal($"fid:{i}"), intake, register.Status(register.Begins[0]), null, Place.None) { Fields = queue.FieldsOf(found.Change, matches[i]) });
            }
            else if (queue.News(found.Entry, matches[i]) is { IsEmpty: false } news)
            {
                store.Append(register, found.Entry.Code, new EntryChange(null, null, null, step) { Fields = news }, author!);
            }
        }

        if (added.Count > 0)
            store.Add(register, added, step, author!);
    }

    private IReadOnlyList<Screening> Screen(IReadOnlyList<LandChange> changes, string[] codes, ForestChange comparison, Snapshot snapshot, CancellationToken cancellation)
    {
        Screener screener = new(session.Rules, session.Rules.District(session.District), Installation.Version, new LawStore(session.CatalogPath).Library());
        return Screenings.Run(session, screener, [.. changes.Select((c, i) => c.AsProposal(codes[i]))], snapshot, new ScreenOptions(comparison.Accuracy, comparison.Plane), cancellation);
    }

    /// <summary>A screening that says the same as the entry's newest is not kept twice.</summary>
    private void Link(ChangeQueue queue, IReadOnlyList<Screening> screenings)
    {
        List<NewRecord> records = [];
        foreach (var (found, screening) in queue.Found.Zip(screenings))
        {
            string json = ScreeningJson.Object(screening);
            if (found.Entry is { } entry && entry.Newest?.Json != json)
                records.Add(new NewRecord(entry, screening.Date, ScreeningJson.Word(screening.Verdict), screening.District, screening.RuleBase.Version, screening.RuleBase.Digest, json));
        }

        if (records.Count > 0)
            store.Link(records, author!);
    }
}
