using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>Machine output on stdout: indented, Chinese as it is, LF, one line end at the end.</summary>
internal static class JsonOut
{
    public static void Write(Action<Utf8JsonWriter> write)
    {
        using var stream = Console.OpenStandardOutput();
        WriteTo(stream, write);
    }

    public static void WriteTo(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        stream.WriteByte((byte)'\n');
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
