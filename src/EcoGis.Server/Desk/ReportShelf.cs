using System.Security.Cryptography;

namespace EcoGis;

/// <summary>One screening made ready to be downloaded, and whose it is.</summary>
internal sealed record ShelvedReport(string Id, string Owner, Screening Screening, Explanation? Explanation);

/// <summary>The reports made last, in memory, for whoever made them: the files are written when they are asked for. What has gone is made again on the page.</summary>
internal sealed class ReportShelf
{
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<ShelvedReport> _reports = new();

    public ShelvedReport Add(string owner, Screening screening, Explanation? explanation)
    {
        ShelvedReport report = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), owner, screening, explanation);
        lock (_lock)
        {
            _reports.AddFirst(report);
            if (_reports.Count > Most)
                _reports.RemoveLast();
        }

        return report;
    }

    /// <exception cref="EcoException">There is none, or it is somebody else's: the same answer.</exception>
    public ShelvedReport Find(string owner, string id)
    {
        lock (_lock)
            return _reports.FirstOrDefault(r => r.Id == id && r.Owner == owner) ?? throw new Fault(UploadFaults.NoReport, Place.None).Raise();
    }
}
