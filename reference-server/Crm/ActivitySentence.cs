using System.Globalization;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm;

/// <summary>The one human sentence of an activity (CRM-4); without a count while the conversation is Private.</summary>
internal static class ActivitySentence
{
    public static string Of(string channelName, ActivityKind kind, long? messages) =>
        messages is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"{channelName} {kind} \u2014 {count} {(count == 1 ? "message" : "messages")}")
            : $"{channelName} {kind}";
}
