using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Runs a command-line tool of PROJ or GDAL as an independent oracle. A missing tool fails on CI and is ignored elsewhere.</summary>
internal static class OracleTool
{
    public static string Run(string tool, string[] arguments, string input = "")
    {
        ProcessStartInfo start = new(tool, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{tool} {string.Join(' ', arguments)}");
            return output.Result;
        }
        catch (Win32Exception)
        {
            Missing.Report($"{tool} is not installed");
            return "";
        }
    }

    /// <summary>Rows of numbers in, the numbers of each row out.</summary>
    public static double[][] Rows(string tool, string[] arguments, IEnumerable<double[]> rows) =>
        [.. Run(tool, arguments, string.Concat(rows.Select(r => string.Join(' ', r.Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + "\n")))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
                .Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray())];
}
