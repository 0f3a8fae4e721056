namespace EcoGis.Tests;

/// <summary>Layers are pinned once a day asked for, a few days at a time.</summary>
[TestFixture]
internal sealed class PinnedDayTests
{
    [Test]
    public async Task Today_stays_pinned_however_many_days_are_asked_for()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        ScreeningDesk desk = new(served.Options);
        PinnedDay today = desk.On(desk.Today), other = desk.On(desk.Today.AddDays(-1));
        Assert.That(desk.On(desk.Today.AddDays(-1)), Is.SameAs(other), "one of few");
        for (int back = 2; back < 20; back++)
            Assert.That(desk.On(desk.Today.AddDays(-back)).Snapshot.Date, Is.EqualTo(desk.Today.AddDays(-back)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(desk.On(desk.Today), Is.SameAs(today));
            Assert.That(desk.On(desk.Today.AddDays(-1)), Is.Not.SameAs(other), "forgotten among many");
        }
    }
}
