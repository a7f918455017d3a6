using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>What is used of WebKitGTK 6, JavaScriptCore and libsoup, under their own names.</summary>
internal static partial class WebKit
{
    public const int LoadStarted = 0;
    public const int LoadRedirected = 1;
    public const int LoadCommitted = 2;

    public const int NavigationAction = 0;
    public const int Response = 2;

    public const int CustomProxy = 2;

    private const string Library = "libwebkitgtk-6.0.so.4";
    private const string Scripts = "libjavascriptcoregtk-6.0.so.1";
    private const string Soup = "libsoup-3.0.so.0";

    [LibraryImport(Library)]
    public static partial nuint webkit_web_view_get_type();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void webkit_web_view_load_uri(nint view, string uri);

    [LibraryImport(Library)]
    public static partial nint webkit_web_view_get_uri(nint view);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void webkit_web_view_call_async_javascript_function(
        nint view, string body, nint length, nint arguments, string world, string? source, nint cancellable, nint done, nint data);

    [LibraryImport(Library)]
    public static partial nint webkit_web_view_call_async_javascript_function_finish(nint view, nint result, out nint error);

    [LibraryImport(Scripts)]
    public static partial int jsc_value_is_string(nint value);

    [LibraryImport(Scripts)]
    public static partial nint jsc_value_to_string(nint value);

    [LibraryImport(Library)]
    public static partial nint webkit_settings_new();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void webkit_settings_set_user_agent(nint settings, string agent);

    [LibraryImport(Library)]
    public static partial void webkit_settings_set_enable_fullscreen(nint settings, int enabled);

    [LibraryImport(Library)]
    public static partial void webkit_settings_set_enable_dns_prefetching(nint settings, int enabled);

    [LibraryImport(Library)]
    public static partial void webkit_settings_set_enable_developer_extras(nint settings, int enabled);

    [LibraryImport(Library)]
    public static partial void webkit_settings_set_enable_mock_capture_devices(nint settings, int enabled);

    [LibraryImport(Library)]
    public static partial nint webkit_user_content_manager_new();

    [LibraryImport(Library)]
    public static partial void webkit_user_content_manager_add_filter(nint manager, nint filter);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint webkit_user_content_filter_store_new(string folder);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void webkit_user_content_filter_store_save(
        nint store, string name, nint source, nint cancellable, nint done, nint data);

    [LibraryImport(Library)]
    public static partial nint webkit_user_content_filter_store_save_finish(nint store, nint result, out nint error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint webkit_network_session_new(string data, string cache);

    [LibraryImport(Library)]
    public static partial nint webkit_network_session_new_ephemeral();

    [LibraryImport(Library)]
    public static partial void webkit_network_session_set_proxy_settings(nint session, int mode, nint settings);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint webkit_network_proxy_settings_new(string proxy, nint ignored);

    [LibraryImport(Library)]
    public static partial void webkit_network_proxy_settings_free(nint settings);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void webkit_network_session_allow_tls_certificate_for_host(nint session, nint certificate, string host);

    [LibraryImport(Library)]
    public static partial nint webkit_navigation_policy_decision_get_navigation_action(nint decision);

    [LibraryImport(Library)]
    public static partial nint webkit_navigation_action_get_request(nint action);

    [LibraryImport(Library)]
    public static partial int webkit_navigation_action_is_user_gesture(nint action);

    [LibraryImport(Library)]
    public static partial int webkit_navigation_action_is_redirect(nint action);

    [LibraryImport(Library)]
    public static partial nint webkit_uri_request_get_uri(nint request);

    [LibraryImport(Library)]
    public static partial nint webkit_response_policy_decision_get_response(nint decision);

    [LibraryImport(Library)]
    public static partial nint webkit_uri_response_get_uri(nint response);

    [LibraryImport(Library)]
    public static partial nint webkit_uri_response_get_http_headers(nint response);

    [LibraryImport(Soup, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint soup_message_headers_get_one(nint headers, string name);

    [LibraryImport(Library)]
    public static partial int webkit_response_policy_decision_is_main_frame_main_resource(nint decision);

    [LibraryImport(Library)]
    public static partial int webkit_response_policy_decision_is_mime_type_supported(nint decision);

    [LibraryImport(Library)]
    public static partial void webkit_policy_decision_use(nint decision);

    [LibraryImport(Library)]
    public static partial void webkit_policy_decision_ignore(nint decision);

    [LibraryImport(Library)]
    public static partial nint webkit_download_get_request(nint download);

    [LibraryImport(Library)]
    public static partial void webkit_download_cancel(nint download);

    [LibraryImport(Library)]
    public static partial nuint webkit_user_media_permission_request_get_type();

    [LibraryImport(Library)]
    public static partial nuint webkit_notification_permission_request_get_type();

    [LibraryImport(Library)]
    public static partial nuint webkit_geolocation_permission_request_get_type();

    [LibraryImport(Library)]
    public static partial int webkit_user_media_permission_is_for_audio_device(nint request);

    [LibraryImport(Library)]
    public static partial int webkit_user_media_permission_is_for_video_device(nint request);

    [LibraryImport(Library)]
    public static partial int webkit_user_media_permission_is_for_display_device(nint request);

    [LibraryImport(Library)]
    public static partial void webkit_permission_request_allow(nint request);

    [LibraryImport(Library)]
    public static partial void webkit_permission_request_deny(nint request);

    [LibraryImport(Library)]
    public static partial int webkit_file_chooser_request_get_select_multiple(nint request);

    [LibraryImport(Library)]
    public static partial void webkit_file_chooser_request_select_files(nint request, nint[] files);

    [LibraryImport(Library)]
    public static partial void webkit_file_chooser_request_cancel(nint request);

    [LibraryImport(Library)]
    public static partial int webkit_script_dialog_get_dialog_type(nint dialog);

    [LibraryImport(Library)]
    public static partial void webkit_script_dialog_confirm_set_confirmed(nint dialog, int confirmed);
}
