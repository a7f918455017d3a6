using System.Text.Json.Serialization;

namespace X80.Harness.Sidebar.Views;

/// <summary>Where the privacy lock stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockView>))]
internal enum LockView
{
    /// <summary>No passphrase was set: it cannot conceal.</summary>
    Unset,

    Open,

    Concealed,
}
