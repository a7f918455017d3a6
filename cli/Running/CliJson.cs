using System.Text.Json.Serialization;
using X80.Cli.Accounts;
using X80.Cli.Demo;
using X80.Cli.Doctor;
using X80.Cli.Guard;
using X80.Cli.Ledger;
using X80.Cli.Open;
using X80.Cli.Permissions;
using X80.Cli.Practice;
using X80.Cli.Reader;
using X80.Cli.Reader.Drill;
using X80.Cli.Reader.Packs;
using X80.Cli.Server;
using X80.Cli.Server.Upkeep;
using X80.Cli.Verify;
using X80.Cli.Verify.Evidence;
using X80.Cli.Verify.Self;
using X80.Conformance.Cases;
using X80.Conformance.SelfTests;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Keys;

namespace X80.Cli.Running;

/// <summary>The shapes of <c>--json</c>. Members are only ever added.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(LogoutAnswer))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(GuardAnswer))]
[JsonSerializable(typeof(PermissionAnswer))]
[JsonSerializable(typeof(LedgerAnswer))]
[JsonSerializable(typeof(LedgerDifference))]
[JsonSerializable(typeof(HeldAnswer))]
[JsonSerializable(typeof(ErasedAnswer))]
[JsonSerializable(typeof(OpenAnswer))]
[JsonSerializable(typeof(FixtureAnswer))]
[JsonSerializable(typeof(PackFindingAnswer))]
[JsonSerializable(typeof(PackSignatureAnswer))]
[JsonSerializable(typeof(PackFetchAnswer))]
[JsonSerializable(typeof(NewKeyAnswer))]
[JsonSerializable(typeof(DrillAnswer))]
[JsonSerializable(typeof(DrillChange))]
[JsonSerializable(typeof(DemoStepAnswer))]
[JsonSerializable(typeof(ServerPlace))]
[JsonSerializable(typeof(PracticeCrmPlace))]
[JsonSerializable(typeof(PracticePagePlace))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(RevokedToken))]
[JsonSerializable(typeof(NewSignIn))]
[JsonSerializable(typeof(MigratedDatabase))]
[JsonSerializable(typeof(ProbeAnswer))]
[JsonSerializable(typeof(RotationOutcome))]
[JsonSerializable(typeof(RestoreOutcome))]
[JsonSerializable(typeof(NewBackup))]
[JsonSerializable(typeof(AuditReport))]
[JsonSerializable(typeof(CaseInfo))]
[JsonSerializable(typeof(VerifyConfig))]
[JsonSerializable(typeof(SelfOutcome))]
[JsonSerializable(typeof(SelfResult))]
[JsonSerializable(typeof(DiffAnswer))]
internal sealed partial class CliJson : JsonSerializerContext;
