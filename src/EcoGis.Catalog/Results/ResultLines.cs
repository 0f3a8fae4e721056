using System.Text;

namespace EcoGis;

/// <summary>The lines of a finished result in JSON Lines, in order, one at a time. Says nothing about what they hold.</summary>
public static class ResultLines
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EcoException">The file cannot be read, or is no text.</exception>
    public static IEnumerable<string> Of(string path, CancellationToken cancellation)
    {
        using var reader = FormatFile(path);
        for (long number = 1; Next(reader, path, number) is { } line; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    private static StreamReader FormatFile(string path)
    {
        try
        {
            return new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), s_strict);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(File.Exists(path) ? FormatFaults.Unreadable : FormatFaults.NotFound, Place.InFile(path)).Raise(e);
        }
    }

    private static string? Next(StreamReader reader, string path, long number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw new Fault(ResultFaults.NotUnderstood, Place.InFile(path) with { Line = (int)number }, number, "UTF-8").Raise(e);
        }
        catch (IOException e)
        {
            throw new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e);
        }
    }
}
