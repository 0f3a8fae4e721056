namespace EcoGis;

/// <summary>A file that is complete or absent: it grows beside its name and gets it when it is whole.</summary>
internal static class OutputFile
{
    public static void Replace(string path, Action<Stream> write)
    {
        string partial = path + ".partial";
        using (var stream = File.Create(partial))
            write(stream);
        File.Move(partial, path, overwrite: true);
    }
}
