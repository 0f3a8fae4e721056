using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcoGis;

/// <summary>The certificate of the https addresses, from a PKCS #12 file (.pfx) with its private key. The password comes from the environment or a file, never from the command line, where others see it.</summary>
public static class ServerCertificate
{
    public const string PasswordVariable = "ECOGIS_CERTIFICATE_PASSWORD";

    /// <param name="passwordFile">Its first line is the password; null: the environment has it, or there is none. It is taken out of the environment, so that no process we start has it.</param>
    /// <exception cref="EcoException">The files cannot be read, or the certificate cannot be used now.</exception>
    public static X509Certificate2 Load(string path, string? passwordFile, TimeProvider clock)
    {
        string label = Path.GetFileName(path);
        string? password = Environment.GetEnvironmentVariable(PasswordVariable);
        Environment.SetEnvironmentVariable(PasswordVariable, null);
        X509Certificate2 certificate;
        try
        {
            if (passwordFile is not null)
                password = File.ReadLines(passwordFile).FirstOrDefault();
            certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new Fault(ServerFaults.BadCertificate, Place.None, label, e.Message).Raise(e);
        }

        Bilingual? wrong = !certificate.HasPrivateKey ? new("没有私钥", "it has no private key")
            : clock.GetUtcNow() > certificate.NotAfter ? new Bilingual("已于 {0} 过期", "it expired on {0}").Format(certificate.NotAfter.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            : null;
        if (wrong is null)
            return certificate;
        certificate.Dispose();
        throw new Fault(ServerFaults.BadCertificate, Place.None, label, wrong).Raise();
    }
}
