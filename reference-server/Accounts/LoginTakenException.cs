namespace X80.ReferenceServer.Accounts;

/// <summary>Rolls a transaction back: the wanted sign-in name is somebody else's.</summary>
internal sealed class LoginTakenException : Exception;
