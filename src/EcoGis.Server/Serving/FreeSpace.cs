namespace EcoGis;

/// <summary>Whether the disk of the office's files has room for more. A disk that does not say so is believed to have: then the writing itself fails.</summary>
internal sealed class FreeSpace(ServeOptions options)
{
    /// <param name="bytes">What is about to be written, as far as it is known.</param>
    /// <exception cref="EcoException">Too little would be left.</exception>
    public void Demand(long bytes)
    {
        long free;
        try
        {
            free = options.FreeBytes(Path.GetDirectoryName(Path.GetFullPath(options.Office))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return;
        }

        if (free - bytes < options.SpareBytes)
            throw new Fault(ServerFaults.NoSpace, Place.None, free >> 20, (options.SpareBytes + bytes) >> 20).Raise();
    }
}
