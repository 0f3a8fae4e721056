namespace EcoGis.Tests;

/// <summary>Something a test needs and this machine has not: the test fails on CI and is ignored elsewhere.</summary>
internal static class Missing
{
    public static void Report(string message)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(message);
        Assert.Ignore(message);
    }
}
