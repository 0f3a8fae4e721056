using System.Globalization;

namespace EcoGis;

/// <summary>A value of a forest sheet as people read it: hectares to 4 decimals, m³ to 1, m² and m to 2, cells to 3; what is not known as a dash.</summary>
public static class SheetCell
{
    public static string Text(object? value, SheetColumn column) => value switch
    {
        null => "—",
        double number => number.ToString(column.Key switch
        {
            "cells" => "#,0.000",
            var key when key.EndsWith("m3", StringComparison.Ordinal) => "#,0.0",
            var key when key.EndsWith("_m2", StringComparison.Ordinal) || key.EndsWith("_m", StringComparison.Ordinal) => "#,0.00",
            _ => "#,0.0000",
        }, CultureInfo.InvariantCulture),
        long count => count.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Fault.Clean((string)value),
    };
}
