using Spectre.Console;
using Spectre.Console.Rendering;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>The dialogue of <c>screen --ask</c> with a person who types what the test says.</summary>
public sealed class AskDialogueTests
{
    private static readonly string[] Discharge =
    [
        "zone: {kind: scenic-area}, relation: overlaps, activity: {nature: [new], facts: {discharges-pollutants: true}}, effect: prohibited",
        "zone: {kind: scenic-area}, relation: overlaps, activity: {facts: {boiler-capacity: {below: 10 t/h}}}, effect: restricted",
    ];

    private static (Screening Screening, string Shown) Dialogue(string[] typed, CancellationToken cancellation = default)
    {
        var made = Of("china", Discharge);
        var hit = One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000));
        var session = new Session(Language.Zh, false, "none", "none.gpkg");
        StringWriter shown = new();
        var console = new ScriptedConsole(shown, typed);
        var dialogue = new AskDialogue(session, console, p => new Screener(made, made.District("none"), "test").Screen(p, MadeUp.Snapshot(Day, MadeUp.Admin(), hit), new ScreenOptions()));
        return (dialogue.Run(MadeUp.Proposal(HandMadeRules.Site, EcoGis.Activity.Unknown), cancellation), shown.ToString());
    }

    [Test]
    public void Answers_lead_to_a_verdict_and_each_question_stands_in_both_languages()
    {
        var (s, shown) = Dialogue(["2", "4"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Conditional));
            Assert.That((s.Proposal.Activity.Nature, s.Proposal.Activity.Facts.Keys.Single()), Is.EqualTo((Nature.Rebuild, "boiler-capacity")), "whether it discharges no longer matters");
            Assert.That(shown, Does.Contain("锅炉的额定蒸发量").And.Contain("rated steam capacity").And.Contain("无法判定").And.Contain("有条件符合").And.Contain("不知道"));
        }
    }

    [Test]
    public void A_wrong_answer_is_asked_again_and_an_unknown_one_is_not()
    {
        var (s, shown) = Dialogue(["?", "不知道", "many", "20"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(shown, Does.Contain("ECO-5012"));
            Assert.That(s.Proposal.Activity.Facts.Keys, Is.EqualTo(new[] { "boiler-capacity" }));
        }
    }

    [Test]
    public void Cancelling_ends_it_without_an_answer()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.That(() => Dialogue([], source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Without_a_terminal_the_remedy_is_told()
    {
        using Cli cli = new();
        var run = cli.Run("screen", "none.txt", "--ask");
        Assert.That(run, Has.Property("Exit").EqualTo(2).And.Property("Err").Contains("ECO-1070").And.Property("Err").Contains("--fact"));
    }

    private sealed class ScriptedConsole(TextWriter shown, string[] typed) : IAnsiConsole, IAnsiConsoleInput
    {
        private readonly IAnsiConsole _inner = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(shown) });
        private readonly Queue<char> _keys = new(string.Concat(typed.Select(t => t + "\r")));

        public Profile Profile => _inner.Profile;

        public IAnsiConsoleCursor Cursor => _inner.Cursor;

        public IAnsiConsoleInput Input => this;

        public IExclusivityMode ExclusivityMode => _inner.ExclusivityMode;

        public RenderPipeline Pipeline => _inner.Pipeline;

        public void Clear(bool home) => _inner.Clear(home);

        public void Write(IRenderable renderable) => _inner.Write(renderable);

        public void WriteAnsi(Action<AnsiWriter> action) => _inner.WriteAnsi(action);

        public bool IsKeyAvailable() => _keys.Count > 0;

        public ConsoleKeyInfo? ReadKey(bool intercept)
        {
            char key = _keys.Dequeue();
            return new ConsoleKeyInfo(key, key == '\r' ? ConsoleKey.Enter : ConsoleKey.NoName, false, false, false);
        }

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(ReadKey(intercept));
        }
    }
}
