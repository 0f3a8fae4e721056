using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// 台账: entries, their history and their records, in the catalog's own file and under its rules: one write transaction each, whole or not at all,
/// safe against kill -9 and against other writers; a step is held against the state found in that transaction, so two people cannot both take it.
/// Nothing is ever overwritten. Thread-safe. It judges nothing.
/// </summary>
public sealed class RegisterStore
{
    private const long RoomForText = 4_000_000;
    private readonly CatalogFile _file;

    internal RegisterStore(string path, CatalogOptions options) => _file = new(path, options);

    /// <summary>The registers of a catalog file, which the first entry creates.</summary>
    public static RegisterStore At(string path) => new(path, new());

    public string Label => _file.Label;

    /// <summary>Every entry of the registers named, in order of register and entry. The text of records is read only when asked for.</summary>
    /// <exception cref="EcoException">There is no catalog, or it is damaged.</exception>
    public IReadOnlyList<RegisterEntry> Entries(IEnumerable<string> registers, bool withText = false)
    {
        if (_file.IsNew)
            throw new Fault(CatalogFaults.NoCatalog, Place.None, _file.Path).Raise();
        string[] names = [.. registers];
        return [.. _file.Read(c => LedgerSchema.IsThere(c, Label) ? new EntryRows(c, Label, withText).All() : []).Where(e => names.Contains(e.Register))];
    }

    /// <summary>One entry with the text of its records.</summary>
    /// <exception cref="EcoException">None, or several registers have it.</exception>
    public RegisterEntry Entry(string code, IReadOnlyCollection<string> registers)
    {
        var found = Entries(registers, withText: true).Where(e => e.Code == code).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new Fault(LedgerFaults.NoEntry, Place.None, code, string.Join(", ", registers)).Raise(),
            _ => throw new Fault(LedgerFaults.SeveralEntries, Place.None, code, string.Join(", ", found.Select(f => f.Register))).Raise(),
        };
    }

    /// <summary>All of them, or none.</summary>
    public IReadOnlyList<RegisterEntry> Add(Register register, IReadOnlyList<NewEntry> entries, EntryStep step, EntryAuthor author, CancellationToken cancellation = default)
    {
        foreach (var entry in entries)
            register.DemandBeginning(entry.Status, step, entry.Where);
        long bytes = RoomForText + entries.Sum(e => e.Proposal.Boundary.Parts.Sum(p => p.Sum(r => 32L * r.Count)));
        return _file.Write<IReadOnlyList<RegisterEntry>>(bytes, c =>
        {
            LedgerSchema.Prepare(c, Label);
            List<long> added = [];
            foreach (var entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                string code = IsPlace(entry.Proposal.Id) ? NextCode(c, register.Id) : entry.Proposal.Id;
                if (Find(c, register.Id, code) is not null)
                    throw new Fault(LedgerFaults.CodeTaken, entry.Where, register.Name, code).Raise();
                Insert(c, register.Id, code, entry);
                long id = LastRow(c);
                InsertEvent(c, id, step, entry.Status.Id, entry.Unit, entry.Proposal.Activity, entry.Fields, author);
                added.Add(id);
            }

            return [.. new EntryRows(c, Label, withText: false).All().Where(e => added.Contains(e.Sequence))];
        });
    }

    /// <summary>Adds a line to an entry's history.</summary>
    /// <exception cref="EcoException">The step is not sensible from the entry's present status, or says nothing.</exception>
    public RegisterEntry Append(Register register, string code, EntryChange change, EntryAuthor author)
    {
        if (change.IsEmpty)
            throw new Fault(LedgerFaults.NothingToEnter, Place.None).Raise();
        return _file.Write(RoomForText, c =>
        {
            LedgerSchema.Prepare(c, Label);
            long id = Find(c, register.Id, code) ?? throw new Fault(LedgerFaults.NoEntry, Place.None, code, register.Id).Raise();
            var entry = new EntryRows(c, Label, withText: false).One(id);
            if (change.Status is { } next)
                register.DemandStep(code, entry.Status, entry.Since, next, change.Step);
            var activity = change.Activity?.Invoke(entry.Proposal.Activity);
            InsertEvent(c, id, change.Step, change.Status?.Id, change.Unit, activity, change.Fields, author);
            return new EntryRows(c, Label, withText: true).One(id);
        });
    }

    /// <summary>Links records to their entries: all of them, or none.</summary>
    public void Link(IReadOnlyList<NewRecord> records, EntryAuthor author) => _file.Write(RoomForText + records.Sum(r => (long)r.Json.Length), c =>
    {
        LedgerSchema.Prepare(c, Label);
        foreach (var r in records)
        {
            c.Run("""
                INSERT INTO ecogis_register_screening (entry, day, verdict, district, rule_base, rule_base_digest, digest, json, entered_by, entered, program)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                """, r.Entry.Sequence, Text(r.Day), r.Conclusion, r.District, r.RuleBaseVersion, r.RuleBaseDigest,
                LedgerText.DigestOf(r.Json), LedgerText.Packed(r.Json), author.By, Now, Program);
        }

        return records.Count;
    });

    /// <summary>Adds values to the history of their targets: all of them, or none.</summary>
    public void Enter(IReadOnlyList<NewValue> values, EntryStep step, EntryAuthor author) => _file.Write(RoomForText, c =>
    {
        LedgerSchema.Prepare(c, Label);
        foreach (var v in values)
        {
            c.Run("""
                INSERT INTO ecogis_target_value (target_set, target, value, unit, day, remark, entered_by, source, entered, program)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """, v.TargetSet, v.Target, v.Value, v.Unit, Text(step.Day), step.Remark, author.By, author.Source ?? "", Now, Program);
        }

        return values.Count;
    });

    /// <summary>Every value ever entered, in the order of entry; none where there is no catalog yet.</summary>
    public IReadOnlyList<EnteredValue> EnteredValues() => _file.IsNew ? [] : _file.Read(c => !LedgerSchema.IsThere(c, Label) ? [] : c.Rows(
        "SELECT id, target_set, target, value, unit, day, remark, entered_by, source, entered FROM ecogis_target_value ORDER BY id",
        r => new EnteredValue(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetDouble(3), r.GetString(4), EntryRows.Day(r.GetString(5)), r.TextOrNull(6), r.GetString(7), r.GetString(8), r.GetString(9))));

    private static bool IsPlace(string id) => id.StartsWith("fid:", StringComparison.Ordinal);

    private string Now => _file.Options.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Program { get; } =
        typeof(RegisterStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long LastRow(SqliteConnection c) => (long)c.Scalar("SELECT last_insert_rowid()")!;

    private static long? Find(SqliteConnection c, string register, string code) =>
        c.Scalar("SELECT id FROM ecogis_register_entry WHERE register=?1 AND code=?2", register, code) as long?;

    private static string NextCode(SqliteConnection c, string register)
    {
        for (long n = 1 + (long)c.Scalar("SELECT count(*) FROM ecogis_register_entry WHERE register=?1", register)!; ; n++)
        {
            string code = string.Create(CultureInfo.InvariantCulture, $"{register}-{n:0000}");
            if (Find(c, register, code) is null)
                return code;
        }
    }

    private static void Insert(SqliteConnection c, string register, string code, NewEntry entry)
    {
        var p = entry.Proposal;
        c.Run("""
            INSERT INTO ecogis_register_entry (register, code, name, source_file, format, boundary, crs, crs_wkt, declared_area, notices, accuracy, planar_crs, repair)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, register, code, p.Name, p.SourceFile, p.Format, RawShapeBlob.Write(p.Boundary), p.Declared.Code, p.Declared.ToWkt(), p.DeclaredArea,
            LedgerText.Of(p.Notices), entry.Intake.Accuracy, entry.Intake.PlanarCrs, entry.Intake.Repair.ToString());
    }

    private void InsertEvent(SqliteConnection c, long entry, EntryStep step, string? status, string? unit, Activity? activity, ImmutableSortedDictionary<string, string> fields, EntryAuthor author) => c.Run("""
        INSERT INTO ecogis_register_event (entry, day, status, unit, activity, remark, correction, entered_by, source, entered, program, fields)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """, entry, Text(step.Day), status, unit, activity is null ? null : LedgerText.Of(activity), step.Remark, step.IsCorrection ? 1 : 0, author.By, author.Source, Now, Program,
        fields.IsEmpty ? null : LedgerText.Of(fields));
}
