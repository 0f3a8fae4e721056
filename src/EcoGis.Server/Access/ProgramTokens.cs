using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>A token as its owner sees it: never the secret, which is shown once.</summary>
internal sealed record ProgramToken(string Id, string Name, string Created, string? Revoked);

/// <summary>Tokens by which programs act for an account: with its roles, without a cookie, until they are revoked or the account is locked.</summary>
internal sealed class ProgramTokens
{
    public const string Mark = "eco_";

    private const string Tables = """
        CREATE TABLE token (id TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account(id), name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, created TEXT NOT NULL, revoked TEXT) STRICT;
        """;

    private readonly OfficeStore _office;

    public ProgramTokens(OfficeStore office)
    {
        _office = office;
        office.Prepare("tokens", 1, Tables);
    }

    public (string Id, string Secret) Create(Person person, string name)
    {
        string id = Secret.New()[..12], secret = Mark + Secret.New();
        _office.Change(person.Name, "token.create", id, change =>
        {
            change.Say("name", name);
            change.Connection.Run("INSERT INTO token VALUES (?1, ?2, ?3, ?4, ?5, NULL)", id, person.Id, name, Secret.HashOf(secret), change.At);
        });
        return (id, secret);
    }

    public IReadOnlyList<ProgramToken> Of(Person person) => _office.Read(c => c.Rows("SELECT id, name, created, revoked FROM token WHERE account=?1 ORDER BY created, id",
        r => new ProgramToken(r.GetString(0), r.GetString(1), r.GetString(2), r.TextOrNull(3)), person.Id));

    /// <summary>Only one's own; of others there is none.</summary>
    public void Revoke(Person person, string id) => _office.Change(person.Name, "token.revoke", id, change =>
    {
        if (change.Connection.Run("UPDATE token SET revoked=?3 WHERE id=?1 AND account=?2 AND revoked IS NULL", id, person.Id, change.At) == 0)
            throw new Fault(AccessFaults.NoToken, Place.None).Raise();
    });

    /// <summary>Whose token it is; null: nobody's.</summary>
    public Account? Find(string secret) => _office.Read(c => c.Scalar("SELECT account FROM token WHERE hash=?1 AND revoked IS NULL", Secret.HashOf(secret)) is string account
        && AccountStore.Find(c, "id", account) is { Locked: false } found ? found : null);
}
