using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>One screening of a file that is compared: as it was recorded, and, from a package, what it went by.</summary>
internal sealed record ComparedScreening(string Id, string Name, ScreeningGist Gist, ScreeningInputs? Inputs);

/// <summary>One side of a comparison: a <c>screening.json</c> (the array, or one object) or an evidence package. Of a package every byte and digest is checked; whether its record can be reproduced shows in the comparison.</summary>
internal sealed record ComparedFile(string Label, bool IsPackage, IReadOnlyList<ComparedScreening> Screenings)
{
    private const long MostBytes = 256L << 20;

    public static ComparedFile Open(string path, CancellationToken cancellation)
    {
        if (IsZip(path))
        {
            var run = PackedRun.Open(path, cancellation);
            using var stated = run.Stated();
            var recorded = Read(path, stated.RootElement);
            return new(Path.GetFileName(path), true,
            [
                .. recorded.Select(r => r with { Inputs = run.Inputs.Proposals.SingleOrDefault(p => p.Id == r.Id) is { } proposal ? run.For(proposal) : null }),
            ]);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new(Path.GetFileName(path), false, Read(path, document.RootElement));
        }
        catch (JsonException e)
        {
            throw NoScreening(path, e);
        }
    }

    private static List<ComparedScreening> Read(string path, JsonElement root)
    {
        try
        {
            return [.. (root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root]).Select(s => new ComparedScreening(
                s.GetProperty("proposal").GetProperty("id").GetString()!, s.GetProperty("proposal").GetProperty("name").GetString()!, ScreeningGist.Read(s.GetRawText()), null))];
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw NoScreening(path, e);
        }
    }

    private static EcoException NoScreening(string path, Exception e) => new Fault(CliFaults.NothingToCompare, Place.None, Path.GetFileName(path), e.Message).Raise(e);

    private static bool IsZip(string path)
    {
        if (!File.Exists(path))
            throw new Fault(FormatFaults.NotFound, Place.InFile(path)).Raise();
        try
        {
            using var stream = File.OpenRead(path);
            byte[] head = new byte[2];
            bool zip = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && Encoding.ASCII.GetString(head) == "PK";
            return zip || stream.Length <= MostBytes ? zip : throw new Fault(FormatFaults.LimitExceeded, Place.InFile(path), "compare.max-json-bytes", MostBytes, stream.Length).Raise();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e);
        }
    }
}
