namespace X80.ReferenceServer.Storage;

/// <summary>The database file that this process has open is no longer the one at its path.</summary>
internal sealed class FileGoneException() : Exception(
    "The database file was removed, moved or replaced under the running server, so nothing more is stored or read. Put it back, with its write-ahead log, "
    + "or stop the server and restore a backup: x80 server restore");
