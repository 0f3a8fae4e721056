namespace EcoGis;

/// <summary>The one-time token of the first administrator: made anew at each start while there is none, kept in memory only, gone once it was used.</summary>
internal sealed class FirstStart(AccountStore accounts)
{
    private string? _hash;

    /// <summary>The token to show; null: there is an administrator.</summary>
    public string? Open()
    {
        if (accounts.HasAdministrator())
            return null;
        string token = Secret.New();
        _hash = Secret.HashOf(token);
        return token;
    }

    public bool Takes(string token) => _hash is { } hash && Secret.Same(hash, Secret.HashOf(token)) && !accounts.HasAdministrator();

    public void Close() => _hash = null;
}
