using System.Reflection;
using EcoGis.Tests.Reliability;

namespace EcoGis.Tests;

/// <summary>The numbered catalogue of bad input: every item that exists so far has a test that carries its number, <c>reliability-N</c>.</summary>
public sealed class CataloguedItemsTests
{
    private const int Last = 91;

    /// <summary>What is built so far. A row leaves the table of missing ones when its number is added here.</summary>
    private static readonly int[] Items =
        [.. Enumerable.Range(1, 60), 62, 69, 72, 79];

    [Test]
    public void Every_item_has_a_test_with_its_number()
    {
        ILookup<int, string> tests = Numbered().ToLookup(t => t.Number, t => t.Test);
        for (int item = 1; item <= Last; item++)
            TestContext.Out.WriteLine($"{item,3}  {tests[item].Count(),3}  {(tests.Contains(item) ? string.Join("; ", tests[item].Distinct().Order(StringComparer.Ordinal).Take(3)) : "—")}");
        Assert.That(Items.Where(i => !tests.Contains(i)), Is.Empty);
    }

    /// <summary>Each test case with each number it, its method or its class carries; and each input of the table.</summary>
    private static IEnumerable<(int Number, string Test)> Numbered()
    {
        foreach (BadInputRow row in BadInputTableTests.Rows)
            yield return (row.Number, $"{nameof(BadInputTableTests)} ({row.Input})");
        foreach (MethodInfo method in typeof(CataloguedItemsTests).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)))
        {
            var names = method.GetCustomAttributes<CategoryAttribute>().Concat(method.DeclaringType!.GetCustomAttributes<CategoryAttribute>()).Select(c => c.Name)
                .Concat(method.GetCustomAttributes<TestCaseAttribute>().SelectMany(c => c.Category?.Split(',', StringSplitOptions.TrimEntries) ?? []));
            foreach (string name in names.Where(n => n.StartsWith("reliability-", StringComparison.Ordinal)))
                yield return (int.Parse(name["reliability-".Length..]), $"{method.DeclaringType!.Name}.{method.Name}");
        }
    }
}
