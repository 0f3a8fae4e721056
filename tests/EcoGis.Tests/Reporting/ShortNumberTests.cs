using System.Globalization;
using System.Text;

namespace EcoGis.Tests;

/// <summary>Oracle: <see cref="double.ToString()"/>, which is the shortest text that reads back the same.</summary>
public sealed class ShortNumberTests
{
    [Test]
    public void Numbers_of_all_sizes_come_out_as_dotnet_writes_them()
    {
        Random random = new(1);
        Span<byte> text = stackalloc byte[40];
        for (int i = 0; i < 400_000; i++)
        {
            double size = Math.Pow(10, (32 * random.NextDouble()) - 14);
            double number = (random.Next(8)) switch
            {
                0 => size,
                1 => -Math.Round(size, 4),
                2 => Math.Round(size, 9),
                3 => Math.BitIncrement(Math.Round(size, 4)),
                4 => Math.Round(size),
                5 => Math.Round(random.NextDouble(), 9),
                6 => random.Next(100) / 10_000.0,
                _ => Math.Round(size, 3),
            };
            Assert.That(Encoding.UTF8.GetString(text[..ShortNumber.Write(number, text)]), Is.EqualTo(number.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (double number in new[] { 0, -0.0, 1e15, 1e16, 999_999_999_999_999, 99_999_999_999.9999, 0.0001, 0.00009, 1e-9, double.MaxValue, double.Epsilon, double.NaN })
            Assert.That(Encoding.UTF8.GetString(text[..ShortNumber.Write(number, text)]), Is.EqualTo(number.ToString(CultureInfo.InvariantCulture)));
    }
}
