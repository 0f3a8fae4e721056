using System.Reflection;

namespace EcoGis.Tests;

/// <summary>The numbered catalogue of bad input: every item that exists so far has a test that carries its number, <c>reliability-N</c>.</summary>
public sealed class CataloguedItemsTests
{
    private static readonly int[] Items = [1, 2, 3, 4, .. Enumerable.Range(7, 16), 27, 28, 29, .. Enumerable.Range(32, 15), 50, 51, 52, .. Enumerable.Range(55, 4), 69];

    [Test]
    public void Every_item_has_a_test_with_its_number()
    {
        var methods = typeof(CataloguedItemsTests).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).ToList();
        var numbers = methods.SelectMany(m => m.GetCustomAttributes<CategoryAttribute>().Concat(m.DeclaringType!.GetCustomAttributes<CategoryAttribute>()).Select(c => c.Name)
                .Concat(m.GetCustomAttributes<TestCaseAttribute>().SelectMany(c => c.Category?.Split(',', StringSplitOptions.TrimEntries) ?? [])))
            .Where(c => c.StartsWith("reliability-", StringComparison.Ordinal)).Select(c => int.Parse(c["reliability-".Length..])).ToHashSet();
        Assert.That(Items.Where(i => !numbers.Contains(i)), Is.Empty);
    }
}
