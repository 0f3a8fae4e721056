using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcoGis.Tests.Server;

/// <summary>A certificate for this machine that nobody signed.</summary>
internal static class TestCertificate
{
    public static byte[] Pfx(string password, int daysLeft = 2)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(daysLeft));
        return certificate.Export(X509ContentType.Pkcs12, password);
    }

    /// <summary>Nobody signed it: a client knows it by its thumbprint.</summary>
    public static bool Is(X509Certificate? shown, X509Certificate2 expected) => shown?.GetCertHashString() == expected.Thumbprint;

    public static X509Certificate2 New() => X509CertificateLoader.LoadPkcs12(Pfx("x"), "x");
}
