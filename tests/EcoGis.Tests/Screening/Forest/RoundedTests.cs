namespace EcoGis.Tests;

/// <summary>Rounded tables add up, and no number moves by a whole unit.</summary>
internal sealed class RoundedTests
{
    [TestCase("1.4 1.3 1.3", 0, "2 1 1", Description = "4.0: the missing unit goes to the largest remainder")]
    [TestCase("0.333 0.333 0.333", 2, "0.34 0.33 0.33", Description = "0.999 is 1.00, and three times 0.33 is a hundredth short")]
    [TestCase("2 3", 4, "2 3")]
    [TestCase("", 2, "")]
    public void Parts_add_up_to_the_rounded_total(string values, int decimals, string expected) =>
        Assert.That(RoundedParts.Of(Numbers(values), decimals), Is.EqualTo(Numbers(expected)).Within(1e-9));

    [Test]
    public void Any_parts_add_up()
    {
        Random random = new(1);
        for (int run = 0; run < 500; run++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.NextDouble() * 1000)];
            double[] rounded = RoundedParts.Of(values, 1);
            Assert.That(Math.Round(rounded.Sum() * 10), Is.EqualTo(Math.Round(values.Sum() * 10)));
            Assert.That(rounded.Zip(values, (r, v) => Math.Abs(r - v)).Max(), Is.LessThan(0.1 + 1e-9));
        }
    }

    /// <summary>The classic case in which rounding rows alone breaks the columns: three thirds in each of three rows and columns.</summary>
    [Test]
    public void Rows_and_columns_both_add_up()
    {
        double third = 1.0 / 3;
        double[,] rounded = RoundedTable.Of(new[,] { { third, third, third }, { third, third, third }, { third, third, third } }, 1, 0);
        for (int i = 0; i < 3; i++)
        {
            Assert.That(rounded[i, 3], Is.EqualTo(1));
            Assert.That(rounded[3, i], Is.EqualTo(1));
        }

        Assert.That(rounded[3, 3], Is.EqualTo(3));
    }

    [Test]
    public void Any_table_adds_up_both_ways_and_no_number_moves_by_a_unit()
    {
        Random random = new(2);
        for (int run = 0; run < 300; run++)
        {
            int rows = random.Next(1, 12), columns = random.Next(1, 12);
            double[,] cells = new double[rows, columns];
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                    cells[i, j] = random.Next(3) == 0 ? 0 : (random.NextDouble() * 100) - 5;
            }

            double[,] rounded = RoundedTable.Of(cells, 1, 1);
            for (int i = 0; i < rows; i++)
            {
                Assert.That(Row(rounded, i, columns), Is.EqualTo(rounded[i, columns]).Within(1e-9));
                Assert.That(rounded[i, columns], Is.EqualTo(Row(cells, i, columns)).Within(0.1));
                for (int j = 0; j < columns; j++)
                    Assert.That(rounded[i, j], Is.EqualTo(cells[i, j]).Within(0.1));
            }

            for (int j = 0; j <= columns; j++)
                Assert.That(Enumerable.Range(0, rows).Sum(i => rounded[i, j]), Is.EqualTo(rounded[rows, j]).Within(1e-9));
        }

        static double Row(double[,] table, int i, int columns) => Enumerable.Range(0, columns).Sum(j => table[i, j]);
    }

    private static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];
}
