using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web;

/// <summary>
/// The web app: server-rendered pages, no script. A signed-in browser reads them; a bearer never does, and the cookie
/// opens nothing of the contract (WIRE-9).
/// </summary>
internal static class WebApp
{
    public static void AddX80Web(this IServiceCollection services, ServerOptions options)
    {
        services.AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Web/Pages";
                pages.Conventions.AuthorizeFolder("/", WebSessionHandler.Scheme);
                pages.Conventions.AuthorizeFolder("/Workspace", AccountRole.Administrator);
                pages.Conventions.AuthorizePage("/Records/HeldPage", AccountRole.Administrator);
                pages.Conventions.AuthorizePage("/Records/TidyPage", AccountRole.Administrator);
                pages.Conventions.AllowAnonymousToFolder("/Entry");
            })
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<PlainInput>();
                mvc.Filters.Add<KnownHandler>();
                mvc.Filters.Add<CrmOfPage>();
            })
            .AddApplicationPart(typeof(WebApp).Assembly);
        services.Configure<CookieTempDataProviderOptions>(notice =>
        {
            notice.Cookie.Name = "x80_notice";
            notice.Cookie.SameSite = SameSiteMode.Strict;
            notice.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication().AddScheme<WebSessionOptions, WebSessionHandler>(WebSessionHandler.Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(WebSessionHandler.Scheme, policy => policy.AddAuthenticationSchemes(WebSessionHandler.Scheme).RequireAuthenticatedUser())
            .AddPolicy(AccountRole.Administrator, policy => policy.AddAuthenticationSchemes(WebSessionHandler.Scheme).RequireRole(AccountRole.Administrator));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "x80_form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });

        // Form tokens alone: nothing that is stored hangs on these keys. They lie with the others, shared by replicas.
        services.AddDataProtection().SetApplicationName("x80");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new FormKeys(Path.Combine(options.KeysFolderOrDefault, "web")));
        services.AddSingleton(HostAllowList.Of(options));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in options.Proxies)
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }

    /// <summary>Before routing: what holds for every page, and for no route of the contract.</summary>
    public static void UseX80Web(this IApplicationBuilder app) => app.UseWhen(
        http => !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !IsProbe(http.Request.Path),
        web => web.UseMiddleware<WebHeaders>().UseStatusCodePagesWithReExecute("/problem/{0}"));

    public static void MapX80Web(this IEndpointRouteBuilder app)
    {
        app.MapGet("/site.css", () => Style("site.css")).ExcludeFromDescription();
        app.MapGet("/forms.css", () => Style("forms.css")).ExcludeFromDescription();
        app.MapRazorPages();
    }

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz";

    private static IResult Style(string file) =>
        Results.Text(EmbeddedText.Read($"{typeof(WebApp).Namespace}.{file}"), "text/css; charset=utf-8");
}
