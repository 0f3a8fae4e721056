using Spectre.Console;

namespace EcoGis;

/// <summary>A progress line on stderr while something long runs; silent when stderr is no terminal.</summary>
internal static class Progress
{
    public static T During<T>(Session session, Func<IProgress<ImportStep>, T> work)
    {
        if (Console.IsErrorRedirected || !session.Err.Profile.Capabilities.Interactive)
            return work(new Reporter(_ => { }));
        return session.Err.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(session.Text("读取", "reading"));
            return work(new Reporter(step =>
            {
                task.Description = Markup.Escape(session.Text(step.Stage));
                task.MaxValue = Math.Max(1, step.Total);
                task.Value = step.Done;
            }));
        });
    }

    private sealed class Reporter(Action<ImportStep> report) : IProgress<ImportStep>
    {
        public void Report(ImportStep value) => report(value);
    }
}
