namespace EcoGis;

/// <summary>Finished batches with a GeoPackage: each for who started it and for nobody else, an administrator included. To others it is as if there were none.</summary>
internal sealed class BatchResults(JobStore jobs)
{
    /// <summary>As many as the list of jobs tells of. Older ones are found by their id.</summary>
    private const int MostListed = 1_000;

    /// <summary>Newest first.</summary>
    public IEnumerable<Job> Of(string owner) => jobs.Successful(owner, Processes.Batch.Id, MostListed).Where(j => File.Exists(PathOf(j)));

    /// <summary>Null: there is none, or it is another's.</summary>
    public Job? Find(string id, string owner) =>
        jobs.Find(id) is { Status: JobStatus.Successful } job && job.Process == Processes.Batch.Id && job.Owner == owner && File.Exists(PathOf(job)) ? job : null;

    public string FolderOf(Job job) => jobs.FolderOf(job.Id);

    public string PathOf(Job job) => Path.Combine(FolderOf(job), JobFiles.Result + ".gpkg");
}
