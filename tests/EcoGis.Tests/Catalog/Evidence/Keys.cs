using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcoGis.Tests;

/// <summary>A P-256 key pair of a test, as PEM files in a folder of its own.</summary>
internal sealed class Keys : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-keys-").FullName;

    public Keys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Private, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Public, key.ExportSubjectPublicKeyInfoPem());
        CertificateRequest request = new("CN=made up", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
    }

    public string Private => Path.Combine(_folder, "key.pem");

    public string Public => Path.Combine(_folder, "public.pem");

    public string Certificate => Path.Combine(_folder, "certificate.pem");

    /// <summary>What openssl says of the signature; where it is not installed only CI must have it.</summary>
    public bool OpenSslVerifies(EvidencePackage package)
    {
        string message = Path.Combine(_folder, "message"), signature = Path.Combine(_folder, "signature");
        File.WriteAllText(message, $"ecogis-evidence-signature/1\nsha256:{Convert.ToHexStringLower(package.Root)}\n");
        File.WriteAllBytes(signature, Der(package.Signature!.Value));
        try
        {
            using var openssl = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-verify", Public, "-signature", signature, message]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string said = openssl.StandardOutput.ReadToEnd();
            openssl.WaitForExit();
            return openssl.ExitCode == 0 && said.Contains("OK", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing.Report("openssl is not installed");
            return true;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>r and s as the two INTEGERs of a SEQUENCE (RFC 3279 §2.2.3), which openssl reads.</summary>
    private static byte[] Der(byte[] value)
    {
        byte[] r = Integer(value[..32]), s = Integer(value[32..]);
        return [0x30, (byte)(r.Length + s.Length), .. r, .. s];

        static byte[] Integer(byte[] big)
        {
            byte[] digits = [.. big.SkipWhile(b => b == 0)];
            if (digits[0] >= 0x80)
                digits = [0, .. digits];
            return [2, (byte)digits.Length, .. digits];
        }
    }
}
