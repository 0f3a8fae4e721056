namespace EcoGis;

/// <summary>Decodes PackBits (TIFF 6.0 §9): a length byte, then that many bytes as they are, or one byte to be repeated.</summary>
internal sealed class PackBitsStream(Stream packed) : ForwardStream
{
    private int literal, repeat;
    private byte repeated;

    public override int Read(Span<byte> to)
    {
        int written = 0;
        while (written < to.Length)
        {
            if (repeat > 0)
            {
                int many = Math.Min(repeat, to.Length - written);
                to.Slice(written, many).Fill(repeated);
                (written, repeat) = (written + many, repeat - many);
            }
            else if (literal > 0)
            {
                int many = packed.Read(to.Slice(written, Math.Min(literal, to.Length - written)));
                if (many == 0)
                    break;
                (written, literal) = (written + many, literal - many);
            }
            else if (!Next())
            {
                break;
            }
        }

        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }

    private bool Next()
    {
        int length = packed.ReadByte();
        if (length < 0)
            return false;
        if (length < 128)
        {
            literal = length + 1;
        }
        else if (length > 128) // 128 stands for nothing
        {
            int value = packed.ReadByte();
            if (value < 0)
                return false;
            (repeat, repeated) = (257 - length, (byte)value);
        }

        return true;
    }
}
