using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// The server that runs this process as a job (<c>--as-job</c>, for the server only): it is told how far the work is, one line of JSON on stderr
/// (<c>{"done":64,"total":1000,"zh":"筛查","en":"screening"}</c>) at most five times a second; and when it is gone, which the end of standard input shows, the work is
/// cancelled as by Ctrl-C.
/// </summary>
internal static class JobParent
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    public static CancellationTokenSource Followed(CancellationToken cancellation)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Thread watch = new(() =>
        {
            try
            {
                using Stream input = Console.OpenStandardInput();
                while (input.ReadByte() >= 0)
                {
                }

                ending.Cancel();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // the work is over
            }
        })
        { IsBackground = true };
        watch.Start();
        return ending;
    }

    public static Action<ImportStep> Reporter()
    {
        long last = 0;
        Lock gate = new();
        return step =>
        {
            lock (gate)
            {
                if (last != 0 && Stopwatch.GetElapsedTime(last) < s_pause && step.Done < step.Total)
                    return;
                last = Stopwatch.GetTimestamp();
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"done\":{step.Done},\"total\":{step.Total},\"zh\":\"{Quoted(step.Stage.Zh)}\",\"en\":\"{Quoted(step.Stage.En)}\"}}"));
            }
        };
    }

    private static JsonEncodedText Quoted(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
