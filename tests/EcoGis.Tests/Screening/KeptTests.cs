namespace EcoGis.Tests;

internal sealed class KeptTests
{
    [Test]
    public void It_is_made_once()
    {
        Kept<string, string> kept = new();
        int made = 0;
        Parallel.For(0, 16, _ => kept.Of("a", k => k + Interlocked.Increment(ref made)));
        Assert.That((made, kept.Of("a", _ => "again")), Is.EqualTo((1, "a1")));
    }

    [Test]
    public void The_rest_is_forgotten_and_made_again_when_asked_for()
    {
        Kept<string, string> kept = new();
        foreach (string key in (string[])["a", "b", "c"])
            kept.Of(key, k => k + 1);
        kept.Keep(k => k == "b");
        Assert.That((kept.Count, kept.Of("b", k => k + 2), kept.Of("a", k => k + 2)), Is.EqualTo((1, "b1", "a2")));
    }

    [Test]
    public void A_making_that_was_given_up_is_nothing_to_the_next()
    {
        Kept<string, string> kept = new();
        Assert.Throws<OperationCanceledException>(() => kept.Of("a", _ => throw new OperationCanceledException()));
        Assert.That(kept.Of("a", _ => "made"), Is.EqualTo("made"));
    }

    [Test]
    public void One_value_is_made_once_and_again_only_after_a_failure()
    {
        int asked = 0;
        ListPart lines = new(new ListTarget("province", "", "", []), 1, "", () => ++asked == 1 ? throw new IOException("busy") : []);
        Assert.That(() => lines.Lines, Throws.TypeOf<IOException>());
        Assert.That(lines.Lines, Is.Empty);
        Parallel.For(0, 16, _ => Assert.That(lines.Lines, Is.Empty));
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Nor_to_those_who_waited_for_it()
    {
        Kept<string, string> kept = new();
        using ManualResetEventSlim begun = new(), giveUp = new();
        Task first = Task.Run(() => kept.Of("a", _ =>
        {
            begun.Set();
            giveUp.Wait();
            throw new OperationCanceledException();
        }));
        begun.Wait();
        Task<string> second = Task.Run(() => kept.Of("a", _ => "made"));
        await Task.Delay(50); // time to begin to wait; too short a time cannot make this fail
        giveUp.Set();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await second, Is.EqualTo("made"));
    }
}
