using System.Runtime.InteropServices;
using System.Text;

namespace EcoGis;

/// <summary>Text that GDAL hands out: zero-terminated, UTF-8 if all is well. Where a driver passes a file's bytes on, they may be anything.</summary>
internal static unsafe class GdalText
{
    /// <summary>GDAL's own words (names of drivers, versions, error messages): what does not decode becomes a replacement character.</summary>
    public static string? Of(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>Text of a file, strictly: UTF-8, else the encoding the person named, else refused.</summary>
    /// <exception cref="EcoException">It does not decode.</exception>
    public static string? OfFile(nint text, ReadOptions options, Place where)
    {
        if (text == 0)
            return null;
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)text);
        options.Limits.CheckBlob(bytes.Length, where);
        string name = System.Text.Unicode.Utf8.IsValid(bytes) ? "UTF-8" : options.Encoding ?? "UTF-8";
        try
        {
            return TextDecoding.Named(name, where).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new Fault(FormatFaults.Undecodable, where, name, NoticeList.Sample(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 80)]))).Raise(e);
        }
    }

    /// <summary>A text that GDAL allocated for the caller, and that is freed here.</summary>
    public static string? Take(nint text)
    {
        string? taken = Of(text);
        if (text != 0)
            GdalNative.VSIFree(text);
        return taken;
    }
}
