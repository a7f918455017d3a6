using X80.Samples.DesktopWrapper.Native;

namespace X80.Samples.DesktopWrapper.Pages;

/// <summary>WebKit's view on the channel's page, and the settings that make it what it is. Touched on the loop's thread alone.</summary>
internal sealed class PageView
{
    private readonly nint contents;

    private PageView(nint widget, nint session, nint contents) => (Widget, Session, this.contents) = (widget, session, contents);

    public nint Widget { get; }

    /// <summary>Cookies, storage and network of the page.</summary>
    public nint Session { get; }

    /// <summary>Makes the view; nothing is loaded yet.</summary>
    /// <param name="options">What the wrapper was started with.</param>
    /// <param name="proxy">The page's only way to the network.</param>
    /// <exception cref="WrapperException">The certificate of the proxy cannot be read.</exception>
    public static PageView Create(WrapperOptions options, Uri proxy)
    {
        var session = options.IsPractice
            ? WebKit.webkit_network_session_new_ephemeral()
            : WebKit.webkit_network_session_new(Path.Combine(options.Folder, "page"), Path.Combine(options.Folder, "cache"));
        UseProxy(session, proxy, options);
        var contents = WebKit.webkit_user_content_manager_new();
        GValue[] values = [GValue.Of(session), GValue.Of(SettingsFor(options)), GValue.Of(contents)];
        var widget = GLib.g_object_new_with_properties(
            WebKit.webkit_web_view_get_type(), (uint)values.Length, ["network-session", "settings", "user-content-manager"], values);
        foreach (ref var value in values.AsSpan())
        {
            GLib.g_value_unset(ref value);
        }

        return new PageView(widget, session, contents);
    }

    /// <summary>From now on the page reaches the channel's hosts alone.</summary>
    public void AddFilter(nint filter) => WebKit.webkit_user_content_manager_add_filter(contents, filter);

    public void Load(string url) => WebKit.webkit_web_view_load_uri(Widget, url);

    private static nint SettingsFor(WrapperOptions options)
    {
        var settings = WebKit.webkit_settings_new();
        if (options.Channel.UserAgents.FirstOrDefault(agent => agent.Engine == "WebKitGTK") is { } told)
        {
            WebKit.webkit_settings_set_user_agent(settings, told.Value);
        }

        // A page that fills the screen would cover the panel; a look-up of names is a request that no policy sees.
        WebKit.webkit_settings_set_enable_fullscreen(settings, 0);
        WebKit.webkit_settings_set_enable_dns_prefetching(settings, 0);
        WebKit.webkit_settings_set_enable_developer_extras(settings, 0);

        // A practice page that is given a camera sees the engine's made-up one.
        WebKit.webkit_settings_set_enable_mock_capture_devices(settings, options.IsPractice ? 1 : 0);
        return settings;
    }

    private static void UseProxy(nint session, Uri proxy, WrapperOptions options)
    {
        var settings = WebKit.webkit_network_proxy_settings_new(proxy.AbsoluteUri, 0);
        WebKit.webkit_network_session_set_proxy_settings(session, WebKit.CustomProxy, settings);
        WebKit.webkit_network_proxy_settings_free(settings);
        if (options.ProxyCertificate is { } file)
        {
            var certificate = GLib.g_tls_certificate_new_from_file(file, out var error);
            if (certificate == 0)
            {
                GLib.g_error_free(error);
                throw new WrapperException($"{WrapperOptions.ProxyCertificateVariable} is no certificate that can be read. Name a PEM file.");
            }

            WebKit.webkit_network_session_allow_tls_certificate_for_host(session, certificate, new Uri(options.Channel.StartUrl).Host);
        }
    }
}
