namespace EcoGis;

/// <summary>What was done to the coordinates of a file because the user said so: part of its provenance.</summary>
/// <param name="What">In words, with the parameters.</param>
/// <param name="Error">What it adds to the positional accuracy, m.</param>
public sealed record Correction(Bilingual What, double Error)
{
    /// <summary>The accuracy of what was corrected: the two errors are independent of each other.</summary>
    public static double Combined(double accuracy, Correction? correction) =>
        correction is null ? accuracy : Math.Sqrt((accuracy * accuracy) + (correction.Error * correction.Error));
}
