using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The equal-area plane over one square of a CRS, as a polynomial of degree 5 in both coordinates, fitted over a square of twice the side, so
/// that it holds beyond its own. Metres. It is the least-squares fit to the exact map at 10 × 10 nodes, which averages out the rounding of
/// the inverse projection: Chebyshev's nodes (J. P. Boyd, Chebyshev and Fourier Spectral Methods, 2001, ch. 4), moved to multiples of side/4096
/// so that their coordinates are exact, and the polynomials that are orthogonal on these.
/// </summary>
internal sealed class EqualAreaTile
{
    private const int Degree = 5;

    private static readonly double[] Nodes = [.. Enumerable.Range(0, 10).Select(i => Math.Round(4096 * Math.Cos(Math.PI * (i + 0.5) / 10)) / 4096)];

    /// <summary>[k][p]: the coefficient of u^p in the k-th orthonormal polynomial.</summary>
    private static readonly double[][] Basis = Orthonormal();

    /// <summary>[k][i]: its value at a node.</summary>
    private static readonly double[][] Values = [.. Basis.Select(p => Nodes.Select(u => ValueAt(p, u)).ToArray())];

    private readonly double centreX, centreY, perSide;

    /// <summary>By powers of v from the highest, then by powers of u from the highest.</summary>
    private readonly Vector128<double>[] terms;

    /// <param name="exact">Metres in the equal-area plane from <paramref name="origin"/>.</param>
    /// <param name="side">A power of two, so that u and v are exact.</param>
    public EqualAreaTile(double centreX, double centreY, double side, Vector128<double> origin, Func<double, double, Vector128<double>> exact)
    {
        (this.centreX, this.centreY, perSide, Origin) = (centreX, centreY, 1 / side, origin);
        terms = Monomials(Fit((u, v) => exact(centreX + (u * side), centreY + (v * side))));
    }

    /// <summary>Where this tile's values count from, in the equal-area plane.</summary>
    public Vector128<double> Origin { get; }

    /// <summary>Metres east and north in the equal-area plane, from <see cref="Origin"/>.</summary>
    public Vector128<double> At(double x, double y)
    {
        Vector128<double> u = Vector128.Create((x - centreX) * perSide), v = Vector128.Create((y - centreY) * perSide);
        ReadOnlySpan<Vector128<double>> t = terms.AsSpan(0, 21);
        Vector128<double> sum = t[0];
        sum = Fma(sum, v, Fma(t[1], u, t[2]));
        sum = Fma(sum, v, Fma(Fma(t[3], u, t[4]), u, t[5]));
        sum = Fma(sum, v, Fma(Fma(Fma(t[6], u, t[7]), u, t[8]), u, t[9]));
        sum = Fma(sum, v, Fma(Fma(Fma(Fma(t[10], u, t[11]), u, t[12]), u, t[13]), u, t[14]));
        return Fma(sum, v, Fma(Fma(Fma(Fma(Fma(t[15], u, t[16]), u, t[17]), u, t[18]), u, t[19]), u, t[20]));

        static Vector128<double> Fma(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.FusedMultiplyAdd(a, b, c);
    }

    /// <summary>The same of four points at a time, bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    public (Vector256<double> East, Vector256<double> North) At(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> u = (x - Vector256.Create(centreX)) * Vector256.Create(perSide), v = (y - Vector256.Create(centreY)) * Vector256.Create(perSide);
        ReadOnlySpan<double> t = MemoryMarshal.Cast<Vector128<double>, double>(terms)[..42];
        return (Sum(t, u, v), Sum(t[1..], u, v));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<double> Sum(ReadOnlySpan<double> t, Vector256<double> u, Vector256<double> v)
        {
            ref double c = ref MemoryMarshal.GetReference(t);
            Vector256<double> sum = Of(ref c, 0);
            sum = Fma(sum, v, Fma(Of(ref c, 1), u, Of(ref c, 2)));
            sum = Fma(sum, v, Fma(Fma(Of(ref c, 3), u, Of(ref c, 4)), u, Of(ref c, 5)));
            sum = Fma(sum, v, Fma(Fma(Fma(Of(ref c, 6), u, Of(ref c, 7)), u, Of(ref c, 8)), u, Of(ref c, 9)));
            sum = Fma(sum, v, Fma(Fma(Fma(Fma(Of(ref c, 10), u, Of(ref c, 11)), u, Of(ref c, 12)), u, Of(ref c, 13)), u, Of(ref c, 14)));
            return Fma(sum, v, Fma(Fma(Fma(Fma(Fma(Of(ref c, 15), u, Of(ref c, 16)), u, Of(ref c, 17)), u, Of(ref c, 18)), u, Of(ref c, 19)), u, Of(ref c, 20)));
        }

        static Vector256<double> Of(ref double c, int term) => Vector256.Create(Unsafe.Add(ref c, 2 * term));

        static Vector256<double> Fma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(a, b, c);
    }

    /// <summary>Coefficients of the products of basis polynomials of u and of v, up to degree 5 together.</summary>
    private static Vector128<double>[,] Fit(Func<double, double, Vector128<double>> f)
    {
        var coefficients = new Vector128<double>[Degree + 1, Degree + 1];
        for (int a = 0; a < Nodes.Length; a++)
        {
            for (int b = 0; b < Nodes.Length; b++)
            {
                Vector128<double> value = f(Nodes[a], Nodes[b]);
                for (int i = 0; i <= Degree; i++)
                    for (int k = 0; i + k <= Degree; k++)
                        coefficients[i, k] += value * (Values[i][a] * Values[k][b]);
            }
        }

        return coefficients;
    }

    private static Vector128<double>[] Monomials(Vector128<double>[,] fitted)
    {
        List<Vector128<double>> monomials = [];
        for (int q = Degree; q >= 0; q--)
        {
            for (int p = Degree - q; p >= 0; p--)
            {
                Vector128<double> sum = default;
                for (int i = p; i <= Degree; i++)
                    for (int k = q; i + k <= Degree; k++)
                        sum += fitted[i, k] * (Basis[i][p] * Basis[k][q]);
                monomials.Add(sum);
            }
        }

        return [.. monomials];
    }

    /// <summary>Gram and Schmidt on u·p, twice for the rounding.</summary>
    private static double[][] Orthonormal()
    {
        List<double[]> basis = [];
        for (int k = 0; k <= Degree; k++)
        {
            double[] next = k == 0 ? [1, 0, 0, 0, 0, 0] : [0, .. basis[k - 1].SkipLast(1)];
            foreach (double[] p in basis.Concat(basis))
            {
                double along = Nodes.Sum(u => ValueAt(p, u) * ValueAt(next, u));
                next = [.. next.Zip(p, (a, b) => a - (along * b))];
            }

            double norm = Math.Sqrt(Nodes.Sum(u => ValueAt(next, u) * ValueAt(next, u)));
            basis.Add([.. next.Select(a => a / norm)]);
        }

        return [.. basis];
    }

    private static double ValueAt(double[] polynomial, double u) => polynomial.Reverse().Aggregate(0.0, (sum, a) => (sum * u) + a);
}
