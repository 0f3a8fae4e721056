using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>A batch report as JSON, schema batch-report/1: the tables of <see cref="BatchReportSheets"/>, an object a row, keys as columns. Areas m², as summed.</summary>
public static class BatchReportJson
{
    private const int AreaDecimals = 4;

    public static void Write(Utf8JsonWriter json, BatchReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteString("schema", "batch-report/1");
        json.WriteString("source_file", report.Header.SourceFile);
        json.WriteString("source_digest", report.Header.SourceDigest);
        json.WriteString("date", report.Header.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("district", report.Header.District);
        json.WriteStartObject("rule_base");
        json.WriteString("version", report.Header.RuleBaseVersion);
        json.WriteString("digest", report.Header.RuleBaseDigest);
        json.WriteEndObject();
        json.WriteNumber("proposals", report.Tally.All.Proposals);
        json.WriteNumber("problem_cases", report.Tally.Problems);
        json.WriteNumber("not_wholly_taken_in", report.Tally.WithProblem);
        foreach (var sheet in new BatchReportSheets(report, language).All())
        {
            json.WriteStartArray(sheet.Key);
            foreach (object?[] row in sheet.Rows)
            {
                json.WriteStartObject();
                for (int i = 0; i < row.Length; i++)
                    Value(json, sheet.Columns[i].Key, row[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>As <see cref="CheckCode"/> of a screening: over the object as written.</summary>
    internal static string CheckCodeOf(BatchReport report, Language language)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
            Write(json, report, language);
        using var document = JsonDocument.Parse(text.ToArray());
        return CheckCode.Of(document.RootElement);
    }

    private static void Value(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case double number:
                json.WriteNumber(key, Math.Round(number, AreaDecimals) + 0.0);
                break;
            case long whole:
                json.WriteNumber(key, whole);
                break;
            default:
                json.WriteString(key, ScreeningObject.Whole((string)value));
                break;
        }
    }
}
