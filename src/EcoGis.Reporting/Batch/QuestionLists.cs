using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Numbers the lists of open questions by first use: thousands of proposals share one of some hundred questions, so it is written once and then named.
/// Only the last lists are remembered; one that comes back after more than that many others is written again under a new number. So memory is bounded,
/// and the numbers depend on the order of the proposals alone. 0 is the empty list. Not thread-safe.
/// </summary>
public sealed class QuestionLists
{
    internal const int Remembered = 4096;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private int _last;

    /// <summary>What to give to <see cref="Restore"/> to go on where this stands.</summary>
    public string Memory => JsonSerializer.Serialize(new QuestionMemory(_last, [.. _order]), BatchJson.Default.QuestionMemory);

    public static QuestionLists Restore(string memory)
    {
        var (last, keys) = JsonSerializer.Deserialize(memory, BatchJson.Default.QuestionMemory)!;
        QuestionLists lists = new() { _last = last };
        foreach (string key in keys)
        {
            lists._order.Enqueue(key);
            lists._numbers[key] = last - keys.Length + lists._order.Count;
        }

        return lists;
    }

    /// <summary>The number of a list by its key; true when it is used for the first time and must be written now.</summary>
    internal bool IsNew(string key, out int number)
    {
        if (key.Length == 0)
        {
            number = 0;
            return false;
        }

        if (_numbers.TryGetValue(key, out number))
            return false;
        number = ++_last;
        _numbers[key] = number;
        _order.Enqueue(key);
        if (_order.Count > Remembered)
            _numbers.Remove(_order.Dequeue());
        return true;
    }
}
