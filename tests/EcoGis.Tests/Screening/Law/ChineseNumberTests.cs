namespace EcoGis.Tests;

internal sealed class ChineseNumberTests
{
    [TestCase("一", 1)]
    [TestCase("十", 10)]
    [TestCase("十一", 11)]
    [TestCase("二十", 20)]
    [TestCase("九十九", 99)]
    [TestCase("一百", 100)]
    [TestCase("一百零二", 102)]
    [TestCase("一百〇二", 102)]
    [TestCase("一百一十", 110)]
    [TestCase("一百一十九", 119)]
    [TestCase("一千零一", 1001)]
    [TestCase("一千零三十五", 1035)]
    [TestCase("一千二百六十", 1260)] // the Civil Code's last article
    [TestCase("两百", 200)]
    [TestCase("二〇二二", 2022)]
    [TestCase("26", 26)]
    [TestCase("２６", 26)]
    public void Numbers_are_read_as_laws_write_them(string text, int number) => Assert.That(ChineseNumber.Read(text), Is.EqualTo(number));

    [TestCase("")]
    [TestCase("零")]
    [TestCase("十十")]
    [TestCase("一百百")]
    [TestCase("十百")]
    [TestCase("百二")]
    [TestCase("一百二百")]
    [TestCase("二十三百")]
    [TestCase("二三十")]
    [TestCase("条")]
    [TestCase("12345678901234567890")]
    public void What_is_no_number_is_none(string text) => Assert.That(ChineseNumber.Read(text), Is.Null);

    [TestCase(10, "十")]
    [TestCase(18, "十八")]
    [TestCase(105, "一百零五")]
    [TestCase(110, "一百一十")]
    [TestCase(1005, "一千零五")]
    [TestCase(1050, "一千零五十")]
    public void Numbers_are_written_as_laws_write_them(int number, string text) => Assert.That(ChineseNumber.Of(number), Is.EqualTo(text));

    [Test]
    public void Every_number_to_9999_reads_back_and_no_two_are_written_alike() => Assert.That(
        Enumerable.Range(1, 9999).Select(n => ChineseNumber.Read(ChineseNumber.Of(n))), Is.EqualTo(Enumerable.Range(1, 9999).Select(n => (int?)n)));
}
