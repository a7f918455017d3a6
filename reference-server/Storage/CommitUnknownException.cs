namespace X80.ReferenceServer.Storage;

/// <summary>
/// The connection broke during the commit, or the disk could not flush it: whether the database stored it cannot be told, so
/// nobody may say that it did or did not. A repeat under the same idempotency key finds out.
/// </summary>
internal sealed class CommitUnknownException(Exception inner)
    : Exception("The database did not confirm the commit.", inner);
