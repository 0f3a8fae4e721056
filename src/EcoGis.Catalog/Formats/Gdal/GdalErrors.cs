using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Listens to GDAL on this thread until disposed: nothing is printed, failures and warnings are kept (the first fifty of each). A failure never
/// passes: whoever called GDAL asks <see cref="Demand"/>, which turns the first into a coded refusal. Not for a fatal error, after which GDAL ends
/// the process: that is what reading apart is for.
/// </summary>
internal sealed unsafe class GdalErrors : IDisposable
{
    private const int Warning = 2, Most = 50;

    private readonly List<string> failures = [];
    private readonly List<string> warnings = [];
    private GCHandle self;

    public GdalErrors()
    {
        self = GCHandle.Alloc(this);
        GdalNative.CPLPushErrorHandlerEx(&Heard, GCHandle.ToIntPtr(self));
    }

    public IReadOnlyList<string> Warnings => warnings;

    public string? FirstFailure => failures.Count > 0 ? failures[0] : null;

    /// <exception cref="EcoException">GDAL reported a failure since this object was made or last cleared.</exception>
    public void Demand(FaultKind kind, Place where, Bilingual format)
    {
        if (failures.Count > 0)
            throw new Fault(kind, where, format, failures[0]).Raise();
    }

    public void Clear()
    {
        failures.Clear();
        warnings.Clear();
    }

    public void Dispose()
    {
        if (!self.IsAllocated)
            return;
        GdalNative.CPLPopErrorHandler();
        self.Free();
    }

    [UnmanagedCallersOnly]
    private static void Heard(int severity, int number, byte* message)
    {
        try
        {
            if (severity < Warning || GdalNative.CPLGetErrorHandlerUserData() is var data && data == 0)
                return;
            var listener = (GdalErrors)GCHandle.FromIntPtr(GdalNative.CPLGetErrorHandlerUserData()).Target!;
            List<string> list = severity == Warning ? listener.warnings : listener.failures;
            if (list.Count < Most)
                list.Add(NoticeList.Sample(WithoutPath(GdalText.Of((nint)message) ?? ""), 200));
        }
        catch
        {
            // an exception must not leave a callback: the worst that is lost is one more message
        }
    }

    /// <summary>Folders say nothing to the reader of a message and may be private.</summary>
    private static string WithoutPath(string message) => string.Join(' ', message.Split(' ').Select(word =>
        word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? word[(word.LastIndexOf(Path.DirectorySeparatorChar) + 1)..] : word)).Trim();
}
