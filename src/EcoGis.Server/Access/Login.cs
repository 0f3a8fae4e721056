using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary>Puts accounts, sessions and limits together: by cookie for browsers, by bearer token for programs, or the one user of <c>--single-user</c>.</summary>
internal static class Login
{
    private const string Either = "either";

    public static IServiceCollection AddLogin(this IServiceCollection services, bool singleUser)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.AllowedUserNameCharacters = ""; // AccountDesk says which
            identity.Password = new() { RequiredLength = 10, RequiredUniqueChars = 5, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            identity.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
        });
        services.AddSingleton<AccountStore>().AddSingleton<IUserStore<Account>>(s => s.GetRequiredService<AccountStore>());
        services.AddSingleton<Sessions>().AddSingleton<ProgramTokens>().AddSingleton<FirstStart>().AddSingleton<LayerRestrictions>().AddScoped<AccountDesk>();
        services.AddLimits();
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto); // believed of this machine only
        AuthenticationBuilder authentication = services.AddAuthentication(singleUser ? SingleUser.Word : Either);
        if (singleUser)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, SingleUser>(SingleUser.Word, null);
            return services;
        }

        authentication.AddScheme<AuthenticationSchemeOptions, SessionCookie>(SessionCookie.Word, null).AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.Word, null)
            .AddPolicyScheme(Either, null, policy => policy.ForwardDefaultSelector = http => http.Request.Headers.Authorization.Count > 0 ? BearerToken.Word : SessionCookie.Word);
        return services;
    }

    /// <summary>Who asks, whether the page of this site asks, whether it may, and how often.</summary>
    public static void UseLogin(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<CsrfGuard>();
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    public static void MapAccess(this WebApplication app, ScreeningDesk desk)
    {
        app.Services.GetRequiredService<LayerRestrictions>(); // hold from the first request on
        app.MapSession();
        app.MapAccounts();
        app.MapTokens();
        app.MapAudit();
        app.MapLayerAccess(desk);
    }
}
