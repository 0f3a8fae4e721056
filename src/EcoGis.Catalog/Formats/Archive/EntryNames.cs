using System.Text;

namespace EcoGis;

/// <summary>Names of ZIP entries that do not say they are UTF-8: strict UTF-8 (macOS, Linux), else GB18030 (Chinese Windows); RELIABILITY 29.</summary>
internal sealed class EntryNames : Encoding
{
    public override string GetString(byte[] bytes, int index, int count)
    {
        try
        {
            return TextDecoding.StrictUtf8.GetString(bytes, index, count);
        }
        catch (DecoderFallbackException)
        {
            return GetEncoding(TextDecoding.Gb18030.CodePage).GetString(bytes, index, count);
        }
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => GetString(bytes, index, count).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        string text = GetString(bytes, byteIndex, byteCount);
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);
}
