namespace EcoGis;

/// <summary>
/// What the ranking of <see cref="CrsDetective"/> does to a file: it is told with a refusal, or as a notice where the file is read as it states; and only with
/// <c>--accept-crs-guess</c> is an explanation taken, if it clearly wins and the user named no CRS. A guess is part of the provenance, and of the accuracy.
/// </summary>
internal static class CrsGuess
{
    /// <summary>A file that could be read as it states: the same, or with the doubt about it, or by the winner.</summary>
    public static FeatureFile Weighed(FeatureFile file, FileDraft draft, ReadOptions options, CancellationToken ct)
    {
        if (file.Crs is null || file.Correction is not null || options.Reference?.Invoke() is not { } reference || CrsDetective.Doubt(draft, options, reference, options.AcceptGuess, ct) is not { } ranking)
            return file;
        if (MayTake(options) && ranking.Winner is { Readable: true, AsStated: false } winner)
            return Taken(winner, ranking, draft);
        double inside = ranking.Explanations.FirstOrDefault(e => e.AsStated)?.Inside ?? 0;
        return file with { Ranking = ranking, Notices = [.. file.Notices, PlacingFaults.Doubt.Format(CrsExplanation.Percent(inside), ranking.Text, ranking.Outcome)] };
    }

    /// <summary>A refusal that a ranking answers: read by the winner, or refused with the list.</summary>
    /// <exception cref="EcoException">The refusal, with what can be said of it.</exception>
    public static FeatureFile Instead(EcoException refusal, FileDraft draft, ReadOptions options, CancellationToken ct)
    {
        PlaceReference? reference = options.Reference?.Invoke();
        if (reference is null)
            throw options.AcceptGuess ? new EcoException([.. refusal.Faults, new Fault(PlacingFaults.NoReference, draft.Where)], refusal) : refusal;
        if (CrsDetective.Rank(draft, options, reference, ct) is not { } ranking)
            throw refusal;
        return MayTake(options) && ranking.Winner is { Readable: true } winner
            ? Taken(winner, ranking, draft)
            : throw new EcoException([.. refusal.Faults, new Fault(PlacingFaults.Ranking, draft.Where, ranking.Text, ranking.Outcome)], refusal);
    }

    private static bool MayTake(ReadOptions options) => options is { AcceptGuess: true, Crs: null, OldCrs: null, SwapAxes: false, From: null, DatumShift: null };

    private static FeatureFile Taken(CrsExplanation winner, CrsRanking ranking, FileDraft draft)
    {
        Correction guess = new(new Bilingual(
            "坐标系为推断（--accept-crs-guess）：{0}；{1}；平面误差另计 {2:0.#} m",
            "the CRS is a guess (--accept-crs-guess): {0}; {1}; counted as another {2:0.#} m of error").Format(winner.Text, ranking.Outcome, winner.Error), winner.Error);
        draft.Notices.Add(guess.What);
        return CrsDecision.File(draft, [.. draft.Features.Select(f => f with { Shape = CoordinateCorrection.Moved(f.Shape, winner.ToCrs) })], winner.Crs, guess.What, guess) with { Ranking = ranking };
    }
}
