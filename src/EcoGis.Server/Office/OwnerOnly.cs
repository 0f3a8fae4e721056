namespace EcoGis;

/// <summary>Files and folders that only the account of the server may read. Where the system has no such rights (Windows) the folder's own hold.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute);
    }

    /// <summary>Makes the file when it is not there; what SQLite adds beside it takes over its rights.</summary>
    public static void File(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Own;
        using FileStream file = new(path, options);
    }
}
