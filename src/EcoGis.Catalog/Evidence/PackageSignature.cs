using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A signature over a package's root: ECDSA on P-256 with SHA-256 (FIPS 186-5 §6), r and s one behind the other, with the public key beside it. It says that who
/// holds the key stands for the package; who that is, and whether a certificate is valid, is for whoever trusts the key to know.
/// </summary>
public sealed record PackageSignature(byte[] PublicKey, byte[] Value)
{
    internal const string Name = "signature.json";

    private const string Schema = "ecogis-evidence-signature/1", Algorithm = "ECDSA P-256 SHA-256";
    private const string Curve = "1.2.840.10045.3.1.7";
    private const int MostPemBytes = 1 << 20;

    /// <summary>"sha256:…" of the public key (SubjectPublicKeyInfo).</summary>
    public string Signer => Fingerprint(PublicKey);

    /// <param name="keyFile">PEM of the private key.</param>
    public static PackageSignature Sign(byte[] root, string keyFile)
    {
        using var key = Key(keyFile, pem => Imported(pem));
        try
        {
            return new(key.ExportSubjectPublicKeyInfo(), key.SignData(Message(root), HashAlgorithmName.SHA256));
        }
        catch (CryptographicException e)
        {
            throw new Fault(EvidenceFaults.BadKey, Place.None, Path.GetFileName(keyFile), e.Message).Raise(e);
        }
    }

    /// <summary>"sha256:…" of the key that a file with a public key or a certificate names.</summary>
    public static string Trusted(string file)
    {
        using var key = Key(file, pem => pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal) ? Certified(pem) : Imported(pem));
        return Fingerprint(key.ExportSubjectPublicKeyInfo());
    }

    internal bool Holds(byte[] root)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(PublicKey, out int read);
            return read == PublicKey.Length && IsP256(key) && key.VerifyData(Message(root), Value, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal byte[] Write()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("algorithm", Algorithm);
            json.WriteString("public_key", Convert.ToHexStringLower(PublicKey));
            json.WriteString("signature", Convert.ToHexStringLower(Value));
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    /// <exception cref="EcoException">It is not the text that <see cref="Write"/> makes.</exception>
    internal static PackageSignature Read(byte[] text, Place where)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            PackageSignature signature = new(Bytes("public_key"), Bytes("signature"));
            if (text.AsSpan().SequenceEqual(signature.Write()))
                return signature;
            byte[] Bytes(string key) => Convert.FromHexString(document.RootElement.GetProperty(key).GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new Fault(EvidenceFaults.Changed, where, Name, e.Message).Raise(e);
        }

        throw new Fault(EvidenceFaults.Changed, where, Name, new Bilingual("写法不符", "it is not written as a signature is")).Raise();
    }

    private static byte[] Message(byte[] root) => Encoding.ASCII.GetBytes($"{Schema}\nsha256:{Convert.ToHexStringLower(root)}\n");

    private static string Fingerprint(byte[] publicKey) => "sha256:" + PackagePart.Hex(publicKey);

    private static bool IsP256(ECDsa key) => key.ExportParameters(false).Curve is { IsNamed: true, Oid: var oid } && (oid.Value == Curve || oid.FriendlyName == ECCurve.NamedCurves.nistP256.Oid.FriendlyName);

    private static ECDsa Key(string file, Func<string, ECDsa?> read)
    {
        string name = Path.GetFileName(file);
        try
        {
            if (new FileInfo(file).Length > MostPemBytes)
                throw new InvalidDataException($"> {MostPemBytes} B");
            var key = read(File.ReadAllText(file));
            return key is not null && IsP256(key) ? key : throw new CryptographicException("not P-256");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or InvalidDataException)
        {
            throw new Fault(EvidenceFaults.BadKey, Place.None, name, e.Message).Raise(e);
        }
    }

    private static ECDsa Imported(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private static ECDsa? Certified(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return certificate.GetECDsaPublicKey();
    }
}
