namespace EcoGis;

/// <summary>States of a job by the words of OGC API Processes (18-062r2, §7.12).</summary>
internal enum JobStatus
{
    /// <summary>Waits for its turn.</summary>
    Accepted,
    Running,
    Successful,
    Failed,

    /// <summary>Cancelled by a person.</summary>
    Dismissed,
}

/// <summary>
/// One piece of work that somebody started, as it is kept: also when the server ends in the middle. Times are labels (UTC); <see cref="Sequence"/> is the order.
/// </summary>
/// <param name="Inputs">What was asked for, JSON as it came.</param>
/// <param name="Arguments">The command line without the program, catalog and output; empty: done at once, in the server.</param>
/// <param name="Attempts">How often it was started; a server that ended in the middle counts.</param>
/// <param name="Message">Why it failed, or what it is doing.</param>
/// <param name="Child">Process id and start of the process that runs it, to end it after a crash of the server.</param>
internal sealed record Job(
    long Sequence, string Id, string Process, string Owner, JobStatus Status, string Created, string? Started, string? Finished, long Done, long Total,
    Bilingual? Message, string Inputs, IReadOnlyList<string> Arguments, int Attempts, string? Child)
{
    /// <summary>Percent; a job without a count is at 0 until it is done.</summary>
    public int Progress => Status == JobStatus.Successful ? 100 : Total > 0 ? (int)Math.Min(99, Done * 100 / Total) : 0;

    public bool IsOver => Status is JobStatus.Successful or JobStatus.Failed or JobStatus.Dismissed;
}
