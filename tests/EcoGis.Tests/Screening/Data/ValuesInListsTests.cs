using System.Reflection;

namespace EcoGis.Tests;

/// <summary>A program compiled ahead of time makes no list of a value type that is not written out: <see cref="StrictYaml.ValuesInLists"/> names all that data files need.</summary>
internal sealed class ValuesInListsTests
{
    [Test]
    public void Every_value_type_in_a_list_or_map_of_a_data_file_is_named()
    {
        HashSet<Type> seen = [], values = [];
        Stack<Type> open = new(new[] { typeof(RuleFile), typeof(MapStyles), typeof(GeoPackageCatalog) }
            .SelectMany(t => t.Assembly.GetTypes()).Where(t => t.Name.EndsWith("File", StringComparison.Ordinal) || t.Name.EndsWith("Entry", StringComparison.Ordinal) || StrictYaml.FormOf(t) is not null));
        while (open.TryPop(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!seen.Add(type) || (type.Namespace != nameof(EcoGis) && !type.IsGenericType))
                continue;
            if ((StrictYaml.ItemOfList(type) ?? StrictYaml.ItemOfMap(type)) is { } item)
            {
                if (item.IsEnum || item.IsPrimitive)
                    values.Add(item);
                open.Push(item);
                continue;
            }

            foreach (Type next in type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Concat(type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType)))
                open.Push(next);
        }

        Assert.That(values, Has.Member(typeof(double)).And.Member(typeof(Nature)), "the walk finds what is known to be there");
        Assert.That(values.Except(StrictYaml.ValuesInLists), Is.Empty);
    }
}
