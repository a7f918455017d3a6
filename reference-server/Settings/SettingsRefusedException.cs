namespace X80.ReferenceServer.Settings;

/// <summary>An administrator's or member's change was not taken; the message says why in words that can be shown.</summary>
internal sealed class SettingsRefusedException(string why) : Exception(why);
