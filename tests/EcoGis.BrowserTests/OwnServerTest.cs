namespace EcoGis.BrowserTests;

/// <summary>Tests with a server of their own over a catalog of their own, which they may change.</summary>
internal abstract class OwnServerTest
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ecogis-own-").FullName;

    /// <summary>Set by the test that starts it.</summary>
    protected OfficeServer? Server { get; set; }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Server is not null)
            await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
