namespace EcoGis;

/// <summary>
/// The reading process itself: takes one request from standard input, sets its own limits, reads as <see cref="FeatureReader"/> does, and leaves a
/// <see cref="IsolatedResult"/> where the request says. Prints nothing. A refusal is a result; whatever else goes wrong shows in the exit status.
/// </summary>
public static class IsolatedChild
{
    internal const int OutOfMemory = 71;

    /// <returns>The exit status: 0 when a result was left.</returns>
    public static int Run(Stream input)
    {
        using StreamReader reader = new(input);
        IsolatedRequest request = IsolatedRequest.Parse(reader.ReadToEnd());
        ProcessLimits.Set(request.MaxMemoryBytes, request.MaxSeconds, request.MaxOutputBytes);
        try
        {
            IsolatedResult.Write(request.Output, FeatureReader.Read(request.Path, request.Options, CancellationToken.None), []);
        }
        catch (EcoException e)
        {
            IsolatedResult.Write(request.Output, null, e.Faults);
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }

        return 0;
    }
}
