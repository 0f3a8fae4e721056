namespace EcoGis;

/// <summary>How the embedded store meets the machine. Tests replace single parts to inject faults.</summary>
internal sealed record CatalogOptions
{
    /// <summary>How long to wait for another program that writes, s.</summary>
    public int BusySeconds { get; init; } = 30;

    /// <summary>Upper bound of the file in pages, for injecting a full disk.</summary>
    public long? MaxPages { get; init; }

    /// <summary>Bytes free for this user where the file is.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    public Func<string, bool> IsNetwork { get; init; } = folder =>
        folder.StartsWith(@"\\", StringComparison.Ordinal) || new DriveInfo(folder).DriveType == DriveType.Network;

    /// <summary>From how many vertices on it pays to save what is known of a layer's features; below, reading the layer is as quick.</summary>
    public int IndexFrom { get; init; } = 20_000;

    /// <summary>Where notices for people go.</summary>
    public Action<Bilingual> Notice { get; init; } = _ => { };

    /// <summary>For the "published" label only; order is by sequence (RELIABILITY 63).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
