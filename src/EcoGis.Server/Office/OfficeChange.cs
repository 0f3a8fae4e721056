using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>One act while it is done: the connection inside its transaction, and what the audit log shall say of it.</summary>
internal sealed class OfficeChange(SqliteConnection connection, string at)
{
    private readonly SortedDictionary<string, string> _detail = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>UTC label of the act, as in its audit entry.</summary>
    public string At => at;

    public IReadOnlyDictionary<string, string> Detail => _detail;

    /// <summary>A detail of the audit entry; null says nothing. Never a secret.</summary>
    public void Say(string name, string? value)
    {
        if (value is not null)
            _detail[name] = value;
    }
}
