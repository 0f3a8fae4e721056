using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// Reads a file in a process of its own and takes over what that hands back: the same <see cref="FeatureFile"/> or the same faults. If the process crashes,
/// hangs, or takes or hands over too much, that is a fault of the file, and this process goes on. Nothing of it stays: neither process nor temporary file.
/// </summary>
internal static class IsolatedReader
{
    private const int Look = 50;
    private const string FolderName = "ecogis-apart-";

    /// <summary>No reading takes so long: a folder older than this was left by a program that was killed.</summary>
    private static readonly TimeSpan s_left = TimeSpan.FromDays(1);

    /// <summary>What the process gets of the environment: how to run and to find GDAL, nothing else of ours; for a database also what the PG… variables say.</summary>
    private static readonly string[] s_environment =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "windir", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "OSGEO4W_ROOT", "GDAL_DATA", "PROJ_DATA", "PROJ_LIB", GdalLibrary.Setting];

    public static FeatureFile Read(string path, ReadOptions options, Isolation isolation, CancellationToken ct)
    {
        Place where = PostGisSource.Is(path) ? PostGisSource.Where(path) : Place.InFile(path);
        if (options.DatumShift is not null || options.OldCrs is not null || options.AcceptGuess)
            throw new Fault(IsolationFaults.Combination, where).Raise();
        DirectoryInfo folder = Directory.CreateTempSubdirectory(FolderName);
        try
        {
            Sweep(folder.LastWriteTimeUtc);
            string output = Path.Combine(folder.FullName, "result");
            Run(IsolatedRequest.Of(path, output, options, isolation), isolation, where, ct);
            return IsolatedResult.Read(output, PostGisSource.Is(path) ? where.File! : path, options.Limits, ct);
        }
        catch (FormatException e)
        {
            throw new Fault(IsolationFaults.Garbled, where, NoticeList.Sample(e.Message)).Raise(e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a killed program read must not lie about for ever.</summary>
    private static void Sweep(DateTime now)
    {
        foreach (DirectoryInfo left in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(FolderName + "*").Where(d => now - d.LastWriteTimeUtc > s_left))
        {
            try
            {
                left.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // of another user, or another program takes it away
            }
        }
    }

    /// <summary>The same as what a reader hands on, with nothing left to decide.</summary>
    public static FileDraft Draft(FeatureFile file)
    {
        NoticeList notices = new();
        foreach (Bilingual notice in file.Notices)
            notices.Add(notice);
        return new FileDraft(file.Path, file.Format)
        {
            Layer = file.Layer,
            FileCrs = () => file.Crs,
            DeclaredCrs = file.DeclaredCrs,
            CrsReason = file.CrsReason,
            AxesSettled = true,
            Encoding = file.Encoding,
            EncodingReason = file.EncodingReason,
            Fields = file.Fields,
            Features = file.Features,
            Notices = notices,
        };
    }

    private static void Run(IsolatedRequest request, Isolation isolation, Place where, CancellationToken ct)
    {
        using Process process = Started(request, isolation, where);
        Task drained = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None), process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None));
        Fault? ended = null;
        try
        {
            Ask(process, request);
            ended = Watched(process, request.Output, isolation, where, ct);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.WaitForExit();
            drained.Wait(CancellationToken.None);
        }

        if ((ended ?? Ended(process.ExitCode, request.Output, isolation, where)) is { } fault)
            throw fault.Raise();
    }

    private static Process Started(IsolatedRequest request, Isolation isolation, Place where)
    {
        ProcessStartInfo start = new(isolation.Program, isolation.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        Dictionary<string, string?> all = new(start.Environment);
        start.Environment.Clear();
        bool database = PostGisSource.Is(request.Path);
        foreach ((string name, string? value) in all)
        {
            if (s_environment.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("DOTNET_", StringComparison.Ordinal) || (database && name.StartsWith("PG", StringComparison.Ordinal)))
                start.Environment[name] = value;
        }

        // three quarters for the runtime's heap, so that it refuses in its own words before the system does
        start.Environment["DOTNET_GCHeapHardLimit"] = (isolation.MaxMemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new Fault(IsolationFaults.NotStarted, where, Path.GetFileName(isolation.Program), e.Message).Raise(e);
        }
    }

    private static void Ask(Process process, IsolatedRequest request)
    {
        try
        {
            process.StandardInput.Write(request.ToJson());
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended before it heard: its exit status says more
        }
    }

    private static Fault? Watched(Process process, string output, Isolation isolation, Place where, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!process.WaitForExit(Look))
        {
            ct.ThrowIfCancellationRequested();
            if (clock.Elapsed.TotalSeconds > isolation.MaxSeconds)
                return new Fault(IsolationFaults.TooLong, where, isolation.MaxSeconds);
            if (Size(output) > isolation.MaxOutputBytes)
                return new Fault(IsolationFaults.TooMuchOutput, where, isolation.MaxOutputBytes);
            if (Memory(process) > isolation.MaxMemoryBytes)
                return new Fault(IsolationFaults.TooMuchMemory, where, isolation.MaxMemoryBytes);
        }

        return null;
    }

    private static Fault? Ended(int exit, string output, Isolation isolation, Place where) => exit switch
    {
        0 when Size(output) > isolation.MaxOutputBytes => new Fault(IsolationFaults.TooMuchOutput, where, isolation.MaxOutputBytes),
        0 => File.Exists(output) ? null : new Fault(IsolationFaults.Garbled, where, "-"),
        IsolatedChild.OutOfMemory => new Fault(IsolationFaults.TooMuchMemory, where, isolation.MaxMemoryBytes),
        128 + 24 => new Fault(IsolationFaults.TooLong, where, isolation.MaxSeconds), // SIGXCPU
        128 + 25 => new Fault(IsolationFaults.TooMuchOutput, where, isolation.MaxOutputBytes), // SIGXFSZ
        _ => new Fault(IsolationFaults.Crashed, where, exit),
    };

    private static long Size(string file) => new FileInfo(file) is { Exists: true } found ? found.Length : 0;

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended meanwhile
        }
    }
}
