using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;

namespace EcoGis;

/// <summary>
/// What can be done with accounts, by ASP.NET Core Identity: log in, redeem a one-time token, change the password; and for administrators make, lock and
/// give roles. There is no default password: the first administrator is made with a token that the server shows when it starts without one.
/// </summary>
internal sealed class AccountDesk(UserManager<Account> users, AccountStore store, OfficeStore office, FirstStart first, TimeProvider clock)
{
    private static readonly TimeSpan s_invitation = TimeSpan.FromDays(3);

    /// <summary>One check of a password at a time: guesses that come together are counted one by one.</summary>
    private static readonly SemaphoreSlim s_checking = new(1);

    private static readonly Lazy<string> s_nobody = new(() => new PasswordHasher<Account>().HashPassword(Blank("nobody", "server"), "nobody's password"));

    /// <summary>The account, when name and password fit and it is not locked; takes as long when they do not.</summary>
    /// <exception cref="EcoException">They do not.</exception>
    public async Task<Account> Login(string name, string password, CancellationToken cancellation)
    {
        await s_checking.WaitAsync(cancellation);
        try
        {
            var account = await users.FindByNameAsync(name);
            if (account?.PasswordHash is null || await users.IsLockedOutAsync(account))
            {
                users.PasswordHasher.VerifyHashedPassword(Blank("nobody", "server"), s_nobody.Value, password);
                office.Change("server", "session.refused", account?.Name ?? "-", _ => { });
                throw new Fault(AccessFaults.WrongLogin, Place.None).Raise();
            }

            account.Act = new(account.Name, "session.refused");
            if (!await users.CheckPasswordAsync(account, password))
            {
                await users.AccessFailedAsync(account);
                throw new Fault(AccessFaults.WrongLogin, Place.None).Raise();
            }

            account.Act = new(account.Name, "session.password");
            await users.ResetAccessFailedCountAsync(account);
            return account;
        }
        finally
        {
            s_checking.Release();
        }
    }

    /// <summary>Sets the first password of an invited account, or makes the first administrator.</summary>
    /// <param name="name">Of the first administrator; the others have theirs.</param>
    public async Task<Account> Redeem(string token, string? name, string password)
    {
        if (await FirstAdministrator(token, name, password) is { } administrator)
            return administrator;

        if (store.ByInvitation(Secret.HashOf(token)) is not { Locked: false } invited || invited.InvitationEnd < clock.GetUtcNow())
            throw new Fault(AccessFaults.WrongToken, Place.None).Raise();
        invited.Act = new(invited.Name, "account.redeem");
        await DemandPassword(invited, password);
        (invited.Invitation, invited.InvitationEnd, invited.LockoutEnd, invited.Failures) = (null, null, null, 0);
        invited.PasswordHash = users.PasswordHasher.HashPassword(invited, password);
        Check(await users.UpdateSecurityStampAsync(invited), invited.Name);
        return invited;
    }

    private async Task<Account?> FirstAdministrator(string token, string? name, string password)
    {
        await s_checking.WaitAsync();
        try
        {
            if (!first.Takes(token))
                return null;
            Account account = await Make(name ?? "", [Roles.Administrator], "server", "account.first", password);
            first.Close();
            return account;
        }
        finally
        {
            s_checking.Release();
        }
    }

    public async Task<Account> ChangePassword(Person person, string old, string password, CancellationToken cancellation)
    {
        Account account;
        try
        {
            account = await Login(person.Name, old, cancellation);
        }
        catch (EcoException e)
        {
            throw new Fault(AccessFaults.WrongPassword, Place.None).Raise(e); // who asks is logged in all the same
        }

        account.Act = new(person.Name, "account.password");
        Check(await users.ChangePasswordAsync(account, old, password), account.Name);
        return account;
    }

    /// <summary>A new account without password, and the one-time token that sets it.</summary>
    public async Task<(Account Account, string Invitation)> Invite(Person by, string name, IReadOnlyCollection<string> roles)
    {
        string token = Secret.New();
        return (await Make(name, roles, by.Name, "account.create", null, token), token);
    }

    /// <summary>A new one-time token for somebody who forgot the password; the old one holds until it is used.</summary>
    public async Task<string> InviteAgain(Person by, string id)
    {
        Account account = await Find(id, by, "account.invite");
        string token = Secret.New();
        (account.Invitation, account.InvitationEnd) = (Secret.HashOf(token), clock.GetUtcNow() + s_invitation);
        Check(await users.UpdateAsync(account), account.Name);
        return token;
    }

    public async Task SetRoles(Person by, string id, IReadOnlyCollection<string> roles)
    {
        Account account = await Find(id, by, "account.roles");
        account.Roles = Known(roles);
        Check(await users.UpdateSecurityStampAsync(account), account.Name);
    }

    /// <summary>A lock ends every session at once; unlocking ends also the lock that wrong passwords caused.</summary>
    public async Task Lock(Person by, string id, bool locked)
    {
        Account account = await Find(id, by, locked ? "account.lock" : "account.unlock");
        (account.LockoutEnd, account.Failures) = (locked ? DateTimeOffset.MaxValue : null, 0);
        Check(await users.UpdateSecurityStampAsync(account), account.Name);
    }

    private static Account Blank(string name, string actor, string action = "account.create") => new() { Id = Guid.NewGuid().ToString("N"), Name = name, Act = new(actor, action) };

    private static ImmutableSortedSet<string> Known(IReadOnlyCollection<string> roles) => roles.FirstOrDefault(r => !Roles.Table.ContainsKey(r)) is { } unknown
        ? throw new Fault(AccessFaults.UnknownRole, Place.None, unknown, string.Join(", ", Roles.Table.Keys)).Raise()
        : roles.ToImmutableSortedSet(StringComparer.Ordinal);

    private async Task<Account> Make(string name, IReadOnlyCollection<string> roles, string actor, string action, string? password, string? invitation = null)
    {
        Account account = Blank(DemandName(name), actor, action);
        account.Roles = Known(roles);
        if (invitation is not null)
            (account.Invitation, account.InvitationEnd) = (Secret.HashOf(invitation), clock.GetUtcNow() + s_invitation);
        if (password is not null)
            await DemandPassword(account, password);
        Check(password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password), name);
        return account;
    }

    private async Task<Account> Find(string id, Person by, string action)
    {
        Account account = await users.FindByIdAsync(id) ?? throw new Fault(AccessFaults.NoAccount, Place.None).Raise();
        account.Act = new(by.Name, action);
        return account;
    }

    private static string DemandName(string name)
    {
        const int Longest = 40;
        string trimmed = name.Trim();
        string[] ours = ["server", SingleUser.Name, "-"];
        return trimmed.Length is > 0 and <= Longest && trimmed.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or ' ') && !ours.Contains(trimmed, StringComparer.OrdinalIgnoreCase)
            ? trimmed
            : throw new Fault(AccessFaults.BadName, Place.None, name).Raise();
    }

    private async Task DemandPassword(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
            Check(await validator.ValidateAsync(users, account, password), account.Name);
    }

    private static void Check(IdentityResult result, string name)
    {
        if (!result.Succeeded)
            throw new Fault(result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) ? AccessFaults.WeakPassword : AccessFaults.BadName, Place.None, name).Raise();
    }
}
