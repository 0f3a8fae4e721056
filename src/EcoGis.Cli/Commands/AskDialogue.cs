using Spectre.Console;

namespace EcoGis;

/// <summary>
/// <c>screen --ask</c>: asks a person one question after the other, Chinese first, and screens again after each answer, until no answer could change the
/// verdict. "不知道" is always an answer and is not asked again. What is asked, and in what order, the screening says.
/// </summary>
internal sealed class AskDialogue(Session session, IAnsiConsole console, Func<Proposal, Screening> screen)
{
    private static readonly string[] s_unknown = ["?", "？", "不知道", "unknown"];

    public static void DemandTerminal(Session session)
    {
        if (session.Json || Console.IsInputRedirected || Console.IsOutputRedirected)
            throw new Fault(CliFaults.NoTerminal, Place.None).Raise();
    }

    public Screening Run(Proposal proposal, CancellationToken cancellation)
    {
        HashSet<string> unknown = new(StringComparer.Ordinal);
        var screening = screen(proposal);
        console.MarkupLineInterpolated($"[bold]{Fault.Clean(proposal.Name.Length > 0 ? proposal.Name : proposal.Id)}[/]");
        Say(screening.Verdict);
        while (screening.Questions.FirstOrDefault(q => !unknown.Contains(q.Subject)) is { } question)
        {
            if (Answer(question, screening.Proposal, cancellation) is not { } answered)
            {
                unknown.Add(question.Subject);
                continue;
            }

            var next = screen(answered);
            if (next.Verdict != screening.Verdict)
                Say(next.Verdict);
            screening = next;
        }

        return screening;
    }

    /// <summary>Null: the person does not know.</summary>
    private Proposal? Answer(NextQuestion question, Proposal proposal, CancellationToken cancellation)
    {
        var choices = Activity.Choices(question.Subject, session.Rules);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{question.Text.Zh}[/]");
        console.MarkupLineInterpolated($"[grey]{question.Text.En}[/]");
        foreach (var (i, choice) in choices.Index())
            console.MarkupLineInterpolated($"  {i + 1}  {choice.Name.Zh}  [grey]{choice.Name.En}[/]");
        console.MarkupLineInterpolated($"  ?  不知道  [grey]I do not know[/]");

        Proposal? answered = null;
        var prompt = new TextPrompt<string>(">").Validate(text =>
        {
            if (s_unknown.Contains(text.Trim()))
                return ValidationResult.Success();
            try
            {
                answered = proposal.Answered(question.Subject, Numbered(text, choices), session.Rules);
                return ValidationResult.Success();
            }
            catch (EcoException e)
            {
                return ValidationResult.Error(Markup.Escape(Fault.Clean(e.In(session.Language))));
            }
        });
        string said = prompt.ShowAsync(console, cancellation).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        return s_unknown.Contains(said.Trim()) ? null : answered;
    }

    /// <summary>Numbers of the list become what they stand for; anything else is taken as written.</summary>
    private static string Numbered(string text, IReadOnlyList<(string Id, Bilingual Name)> choices) => choices.Count == 0 ? text : string.Join(',', text
        .Split([',', '，', '、', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(word => int.TryParse(word, out int n) && n >= 1 && n <= choices.Count ? choices[n - 1].Id : word));

    private void Say(Verdict verdict) => console.MarkupLineInterpolated($"→ {VerdictWords.Icon(verdict)} {VerdictWords.Of(verdict).Zh}  [grey]{VerdictWords.Of(verdict).En}[/]");
}
