using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Limits that a process sets for itself before it opens what it does not trust, and cannot lift again: writable memory, processor seconds, size of any
/// file it writes, no core dump (setrlimit(2)). Linux; elsewhere nothing is set, and the watching from outside remains.
/// </summary>
internal static partial class ProcessLimits
{
    private const int Cpu = 0, FileSize = 1, Data = 2, Core = 4;

    public static void Set(long memoryBytes, int seconds, long outputBytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(Core, 0);
        Limit(Cpu, seconds, seconds + 1); // at the first SIGXCPU, which says why; were they the same, the system would kill without a word
        Set(FileSize, outputBytes);
        // RLIMIT_DATA counts what can be written; RLIMIT_AS would count the address space that the runtime only reserves
        Set(Data, memoryBytes);
    }

    private static void Set(int resource, long value) => Limit(resource, value, value);

    private static void Limit(int resource, long soft, long hard)
    {
        ResourceLimit limit = new() { Soft = (ulong)soft, Hard = (ulong)hard };
        if (setrlimit(resource, limit) != 0)
            throw new InvalidOperationException($"setrlimit {resource}: {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setrlimit(int resource, in ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
