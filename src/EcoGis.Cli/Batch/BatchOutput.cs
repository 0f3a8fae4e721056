using System.Text.Json;

namespace EcoGis;

/// <summary>What the one writer of a batch remembers beside the rows, so that a continued run goes on as if never stopped.</summary>
internal sealed record BatchMemory(BatchCounts Counts, string Questions);

[System.Text.Json.Serialization.JsonSerializable(typeof(BatchMemory))]
internal sealed partial class BatchMemoryJson : System.Text.Json.Serialization.JsonSerializerContext;

/// <summary>One output of a batch: makes blocks for the threads that screen, appends them in order, and records how far it came, once a second unless told otherwise.</summary>
internal abstract class BatchOutput : IDisposable
{
    private readonly RunIdentity _run;
    private long _recorded = System.Diagnostics.Stopwatch.GetTimestamp();

    protected BatchOutput(RunIdentity run, PartialResult result)
    {
        _run = run;
        Result = result;
        if (result.State is not { } state)
            return;
        var memory = JsonSerializer.Deserialize(state.Memory, BatchMemoryJson.Default.BatchMemory)!;
        (Blocks, Features, Counts, Lists) = (state.Blocks, state.Features, memory.Counts, QuestionLists.Restore(memory.Questions));
    }

    public TimeSpan RecordEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Blocks of the input that the output holds.</summary>
    public int Blocks { get; private set; }

    public long Features { get; private set; }

    public BatchCounts Counts { get; private set; } = BatchCounts.None;

    protected QuestionLists Lists { get; } = new();

    protected PartialResult Result { get; }

    protected abstract long Length { get; }

    /// <summary>Called by many threads.</summary>
    public abstract ResultBlock NewBlock();

    public void Append(ResultBlock block)
    {
        Write(block);
        Blocks++;
        Features += block.Features;
        Counts = Counts.Plus(block.Counts);
        if (System.Diagnostics.Stopwatch.GetElapsedTime(_recorded) >= RecordEvery)
            Record();
    }

    public void Record()
    {
        Result.Record(State);
        _recorded = System.Diagnostics.Stopwatch.GetTimestamp();
    }

    public void Complete() => Result.Complete(State);

    public void Discard() => Result.Discard();

    public void Dispose() => Result.Dispose();

    protected abstract void Write(ResultBlock block);

    private RunState State => new(_run, Blocks, Features, Length, JsonSerializer.Serialize(new BatchMemory(Counts, Lists.Memory), BatchMemoryJson.Default.BatchMemory));
}
