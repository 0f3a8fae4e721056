namespace EcoGis.Tests.Server;

/// <summary>An office file in a folder of its own, and a way to change it behind the back of the program.</summary>
internal sealed class OfficeBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-office-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "o.office");

    public string Anchors => Path + ".files/anchors";

    public OfficeStore Open() => OfficeStore.Open(Path, TimeProvider.System);

    /// <summary>Writes a number of acts and closes the file.</summary>
    public void Fill(int acts)
    {
        using OfficeStore store = Open();
        for (int i = 1; i <= acts; i++)
        {
            store.Change("李", "test.act", $"s{i}", change => change.Say("number", $"{i}"));
        }
    }

    /// <summary>SQL by somebody who has the file and knows how to take triggers off.</summary>
    public void Tamper(string sql)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        connection.Open();
        connection.Run("DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete");
        connection.Run(sql);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
