using System.Text.Json;

namespace EcoGis;

/// <summary>
/// What a screening was made with, held against what the same request would be screened with now. That an input is another does not say that the outcome is; that
/// is for <see cref="CaseIntake.Again"/>.
/// </summary>
internal sealed class CaseDrift(ScreeningDesk desk)
{
    private readonly Kept<(string Case, int Version), Filed> _filed = new();

    /// <summary>Inputs of the newest version that are not as they were; empty: all are the same. Null: today's cannot be read.</summary>
    /// <param name="whole">Reads the case; called once for a version.</param>
    public IReadOnlyList<ChangedInput>? Since(CaseHead head, Func<Case> whole)
    {
        try
        {
            Filed filed = _filed.Of((head.Id, head.Version), _ => Filed.Of(ReviewDesk.Version(whole(), head.Version)));
            return filed.With.To(InputVersions.Of(desk.On(filed.Day ?? desk.Today).Snapshot, desk.Rules));
        }
        catch (EcoException)
        {
            return null;
        }
    }

    private sealed record Filed(DateOnly? Day, InputVersions With)
    {
        public static Filed Of(CaseVersion version)
        {
            using JsonDocument request = JsonDocument.Parse(version.Request), screening = JsonDocument.Parse(version.Screening);
            return new(ScreenRequest.Parse(request.RootElement).Day, InputVersions.Of(screening.RootElement));
        }
    }
}
