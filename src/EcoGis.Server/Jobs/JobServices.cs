using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>Puts the keeping and the running of jobs together; the host starts the runner and waits for it at the end.</summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, ServeOptions options, OfficeStore office)
    {
        JobLimits limits = new();
        JobStore store = new(office);
        return services.AddSingleton(limits).AddSingleton(store)
            .AddSingleton(provider => new JobRunner(store, new JobProcess(options.Apart, limits), limits, provider.GetRequiredService<ILogger<JobRunner>>()))
            .AddHostedService(provider => provider.GetRequiredService<JobRunner>())
            .AddHostedService(provider => new JobRetention(store, options, provider.GetRequiredService<ILogger<JobRetention>>()));
    }
}
