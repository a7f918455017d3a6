namespace X80.Contract.Conversations;

/// <summary>Body of <c>POST conversations/{id}/withdraw</c>: an empty object. Taking away needs no consent.</summary>
public sealed record WithdrawRequest;
