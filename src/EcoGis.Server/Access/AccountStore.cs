using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>Accounts in the office file, for the <see cref="UserManager{TUser}"/> of ASP.NET Core Identity: every write is an act with its audit entry.</summary>
internal sealed class AccountStore : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>
{
    private const string Tables = """
        CREATE TABLE account (
          id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, normalized TEXT NOT NULL UNIQUE, password TEXT, stamp TEXT NOT NULL, roles TEXT NOT NULL,
          failures INTEGER NOT NULL, lockout_end TEXT, invitation TEXT UNIQUE, invitation_end TEXT, revision INTEGER NOT NULL) STRICT;
        """;

    private const string Columns = "id, name, normalized, password, stamp, roles, failures, lockout_end, invitation, invitation_end, revision";

    private readonly OfficeStore _office;

    public AccountStore(OfficeStore office)
    {
        _office = office;
        office.Prepare("accounts", 1, Tables);
    }

    public static Account? Find(SqliteConnection connection, string column, string value) =>
        connection.Rows($"SELECT {Columns} FROM account WHERE {column}=?1", Row, value) is [var account] ? account : null;

    public IReadOnlyList<Account> All() => _office.Read(c => c.Rows($"SELECT {Columns} FROM account ORDER BY normalized", Row));

    /// <summary>Whether somebody can still keep accounts.</summary>
    public bool HasAdministrator() => All().Any(a => IsAdministrator(a));

    public Account? ByInvitation(string hash) => _office.Read(c => Find(c, "invitation", hash));

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        _office.Change(user.Act.Actor, user.Act.Action, user.Name, change =>
        {
            change.Connection.Run($"INSERT INTO account ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", Values(user));
            change.Say("roles", string.Join(' ', user.Roles));
        });
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        _office.Change(user.Act.Actor, user.Act.Action, user.Name, change =>
        {
            var before = Find(change.Connection, "id", user.Id);
            if (before is null || before.Revision != user.Revision)
                throw new Fault(AccessFaults.Outdated, Place.None, user.Name).Raise();
            user.Revision++;
            change.Connection.Run(
                "UPDATE account SET name=?2, normalized=?3, password=?4, stamp=?5, roles=?6, failures=?7, lockout_end=?8, invitation=?9, invitation_end=?10, revision=?11 WHERE id=?1", Values(user));
            if (IsAdministrator(before) && !IsAdministrator(user) && !change.Connection.Rows($"SELECT {Columns} FROM account", Row).Any(IsAdministrator))
                throw new Fault(AccessFaults.LastAdministrator, Place.None, user.Name).Raise();
            if (!before.Roles.SetEquals(user.Roles))
                change.Say("roles", string.Join(' ', user.Roles));
            if (before.LockoutEnd != user.LockoutEnd)
                change.Say("locked_until", user.Locked ? "unlocked by an administrator" : Time(user.LockoutEnd) ?? "-");
        });
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_office.Read(c => Find(c, "id", userId)));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(_office.Read(c => Find(c, "normalized", normalizedUserName)));

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Done(() => user.Name = userName!);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Done(() => user.NormalizedName = normalizedName);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Done(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Done(() => user.LockoutEnd = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.Failures);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Done(() => user.Failures = 0);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("accounts are locked, never deleted");

    public void Dispose()
    {
        // the office file is the server's
    }

    private static bool IsAdministrator(Account account) => account is { Locked: false, PasswordHash: not null } && account.Roles.Contains(Roles.Administrator);

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static object?[] Values(Account a) =>
    [
        a.Id, a.Name, a.NormalizedName, a.PasswordHash, a.SecurityStamp, string.Join(' ', a.Roles), a.Failures, Time(a.LockoutEnd), a.Invitation, Time(a.InvitationEnd), a.Revision,
    ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(SqliteDataReader r, int column) =>
        r.TextOrNull(column) is { } text ? new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)) : null;

    private static Account Row(SqliteDataReader r) => new()
    {
        Id = r.GetString(0),
        Name = r.GetString(1),
        NormalizedName = r.GetString(2),
        PasswordHash = r.TextOrNull(3),
        SecurityStamp = r.GetString(4),
        Roles = r.GetString(5).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableSortedSet(StringComparer.Ordinal),
        Failures = r.GetInt32(6),
        LockoutEnd = Time(r, 7),
        Invitation = r.TextOrNull(8),
        InvitationEnd = Time(r, 9),
        Revision = r.GetInt64(10),
        Act = new("server", "account.update"),
    };
}
