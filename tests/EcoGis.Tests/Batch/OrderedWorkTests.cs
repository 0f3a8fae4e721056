namespace EcoGis.Tests;

/// <summary>Many threads, one writer, the order of the pieces, and no more pieces under way than said.</summary>
internal sealed class OrderedWorkTests
{
    [TestCase(1)]
    [TestCase(3)]
    public void Results_come_in_the_order_of_the_pieces_though_the_first_is_the_slowest(int threads)
    {
        List<int> written = [];
        OrderedWork.Run(Enumerable.Range(0, 40), threads, (n, _) =>
        {
            Thread.Sleep(n % 4 == 0 ? 20 : 0);
            return n;
        }, written.Add, default);
        Assert.That(written, Is.EqualTo(Enumerable.Range(0, 40)));
    }

    [Test]
    public void No_more_than_twice_the_threads_are_ahead_of_the_writer_and_no_more_than_the_threads_at_work()
    {
        int taken = 0, written = 0, mostAhead = 0, working = 0, mostWorking = 0;
        IEnumerable<int> Pieces()
        {
            for (int i = 0; i < 60; i++)
            {
                taken++;
                mostAhead = Math.Max(mostAhead, taken - written);
                yield return i;
            }
        }

        Lock gate = new();
        using CountdownEvent together = new(2);
        OrderedWork.Run(Pieces(), 3, (n, token) =>
        {
            lock (gate)
                mostWorking = Math.Max(mostWorking, ++working);
            if (n < 2)
            {
                together.Signal();
                Assert.That(together.Wait(TimeSpan.FromSeconds(60), token), "the first two pieces are worked on at the same time");
            }

            lock (gate)
                working--;
            return n;
        }, _ => written++, default);
        Assert.That(mostAhead, Is.LessThanOrEqualTo(7), "twice the threads, and the one just read");
        Assert.That(mostWorking, Is.InRange(2, 3));
    }

    [Test]
    public void A_failure_comes_out_as_it_is_after_everything_before_it_was_written()
    {
        List<int> written = [];
        Assert.That(() => OrderedWork.Run(Enumerable.Range(0, 40), 2, (n, _) => n == 7 ? throw new FormatException("seven") : n, written.Add, default),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("seven"));
        Assert.That(written, Is.EqualTo(Enumerable.Range(0, 7)));
    }

    [Test]
    public void Cancelled_it_ends_and_nothing_is_at_work_afterwards()
    {
        using CancellationTokenSource stop = new();
        int working = 0;
        List<int> written = [];
        Assert.That(() => OrderedWork.Run(Enumerable.Range(0, 1000), 3, (n, _) =>
        {
            Interlocked.Increment(ref working);
            Thread.Sleep(1);
            Interlocked.Decrement(ref working);
            return n;
        }, n =>
        {
            written.Add(n);
            if (n == 10)
                stop.Cancel();
        }, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(working, Is.Zero);
        Assert.That(written, Is.EqualTo(Enumerable.Range(0, 11)));
    }
}
