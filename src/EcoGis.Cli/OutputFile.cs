namespace EcoGis;

/// <summary>A file that is complete or absent: it grows beside its name and gets it when it is whole.</summary>
internal static class OutputFile
{
    /// <exception cref="EcoException">The output is one of the files that are read.</exception>
    public static void DemandOther(string output, params IEnumerable<string> read)
    {
        var same = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (read.Any(r => Path.GetFullPath(output).Equals(Path.GetFullPath(r), same)))
            throw new Fault(CliFaults.OutputIsInput, Place.None, output).Raise();
    }

    /// <param name="check">Looks at the whole file before it gets its name; what it raises leaves no file.</param>
    public static void Replace(string path, Action<Stream> write, Action<string>? check = null)
    {
        string partial = path + ".partial";
        using (var stream = File.Create(partial))
            write(stream);
        try
        {
            check?.Invoke(partial);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }

        File.Move(partial, path, overwrite: true);
    }
}
