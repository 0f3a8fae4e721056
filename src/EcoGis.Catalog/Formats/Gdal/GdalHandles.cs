using Microsoft.Win32.SafeHandles;

namespace EcoGis;

/// <summary>An open dataset: closed once, also when a reading fails half-way. One thread at a time.</summary>
internal sealed class GdalDatasetHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public GdalDatasetHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        _ = GdalNative.GDALClose(handle);
        return true;
    }
}

/// <summary>One feature that GDAL gave away, or that is to be written.</summary>
internal sealed class GdalFeatureHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public GdalFeatureHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        GdalNative.OGR_F_Destroy(handle);
        return true;
    }
}
