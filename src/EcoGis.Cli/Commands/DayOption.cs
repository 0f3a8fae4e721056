using System.Globalization;

namespace EcoGis;

/// <summary>A day on the command line; today is read here and nowhere deeper.</summary>
internal static class DayOption
{
    public static DateOnly? Parse(string option, string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new Fault(CliFaults.Usage, Place.None, $"{option} {text}: yyyy-MM-dd").Raise();

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.Now);
}
