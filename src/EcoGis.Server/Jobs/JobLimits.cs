namespace EcoGis;

/// <summary>What jobs may take, in all and each.</summary>
internal sealed record JobLimits
{
    /// <summary>Running at a time; each uses one thread for screening.</summary>
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waiting or running, of one person.</summary>
    public int MostOfOne { get; init; } = 20;

    /// <summary>Wall time of one start.</summary>
    public int MaxSeconds { get; init; } = 6 * 3600;

    /// <summary>Of the process.</summary>
    public long MaxMemoryBytes { get; init; } = 3L << 30;

    /// <summary>Starts after which a job that never ended is given up.</summary>
    public int MostAttempts { get; init; } = 3;
}
