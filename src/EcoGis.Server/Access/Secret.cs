using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>Random words that prove who somebody is: of sessions, one-time and programs' tokens. Only their hash is kept; 256 bits need no salt.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Another word that only who knows the secret can make.</summary>
    public static string Derived(string secret, string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(purpose)));

    /// <summary>In a time that does not say where they differ.</summary>
    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
