using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// Who is logged in: a row per session, by the hash of the secret in its cookie. Ended by logging out, by 30 minutes without use, after 12 hours, and at once
/// when the account gets another password, other roles or a lock (its stamp).
/// </summary>
internal sealed class Sessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12);

    /// <summary>Uses are written down no oftener than this.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(1);

    private const string Tables = """
        CREATE TABLE session (hash TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account(id), stamp TEXT NOT NULL, issued INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
        """;

    private readonly OfficeStore _office;
    private readonly TimeProvider _clock;

    public Sessions(OfficeStore office, TimeProvider clock)
    {
        (_office, _clock) = (office, clock);
        office.Prepare("sessions", 1, Tables);
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The secret of a new session. An older one of the same browser ends.</summary>
    public string Begin(Account account, string? older)
    {
        string secret = Secret.New();
        _office.Change(account.Name, "session.login", account.Name, change =>
        {
            change.Connection.Run("DELETE FROM session WHERE hash=?1 OR used<?2 OR issued<?3", Secret.HashOf(older ?? ""), Now - (long)Idle.TotalSeconds, Now - (long)Longest.TotalSeconds);
            change.Connection.Run("INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?4)", Secret.HashOf(secret), account.Id, account.SecurityStamp, Now);
        });
        return secret;
    }

    /// <summary>Whose session it is; null when it is none any more.</summary>
    public Account? Find(string secret)
    {
        string hash = Secret.HashOf(secret);
        var found = _office.Read(c => c.Rows("SELECT account, stamp, issued, used FROM session WHERE hash=?1",
            r => (Account: AccountStore.Find(c, "id", r.GetString(0)), Stamp: r.GetString(1), Issued: r.GetInt64(2), Used: r.GetInt64(3)), hash));
        if (found is not [{ Account: { Locked: false } account } session] || session.Stamp != account.SecurityStamp
            || Now - session.Used > Idle.TotalSeconds || Now - session.Issued > Longest.TotalSeconds)
            return null;
        if (Now - session.Used >= s_step.TotalSeconds)
            _office.Keep(c => c.Run("UPDATE session SET used=?2 WHERE hash=?1", hash, Now));
        return account;
    }

    public void End(string secret, string name) =>
        _office.Change(name, "session.logout", name, change => change.Connection.Run("DELETE FROM session WHERE hash=?1", Secret.HashOf(secret)));
}
