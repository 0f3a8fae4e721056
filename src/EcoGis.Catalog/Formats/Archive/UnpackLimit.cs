namespace EcoGis;

/// <summary>Bytes as they are unpacked against the limits of <see cref="ReadLimits"/>: in all, and as a ratio to what an entry takes in the archive.</summary>
internal sealed class UnpackLimit(ReadLimits limits, Place where)
{
    /// <summary>Short texts pack well without ill will.</summary>
    private const long RatioCountsFrom = 10 << 20;

    private long _all, _entry, _packed;

    public void Begin(long packed) => (_entry, _packed) = (0, Math.Max(1, packed));

    public void Count(int bytes)
    {
        _all += bytes;
        _entry += bytes;
        if (_all > limits.MaxUnpackedBytes)
            throw new Fault(ArchiveFaults.Bomb, where, "read.max-unpacked-bytes", limits.MaxUnpackedBytes, _all).Raise();
        if (_entry > RatioCountsFrom && _entry / _packed > limits.MaxUnpackRatio)
            throw new Fault(ArchiveFaults.Bomb, where, "read.max-unpack-ratio", limits.MaxUnpackRatio, _entry / _packed).Raise();
    }
}
