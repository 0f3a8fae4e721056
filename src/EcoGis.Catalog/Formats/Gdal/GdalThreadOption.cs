namespace EcoGis;

/// <summary>A setting of GDAL that holds on this thread until disposed.</summary>
internal sealed class GdalThreadOption : IDisposable
{
    private readonly string key;

    public GdalThreadOption(string key, string value)
    {
        this.key = key;
        GdalNative.CPLSetThreadLocalConfigOption(key, value);
    }

    public void Dispose() => GdalNative.CPLSetThreadLocalConfigOption(key, null);
}
