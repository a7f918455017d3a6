using X80.Conformance.Reports;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Takes it for granted that what was accepted has reached the CRM.</summary>
internal sealed class ForgetsSilentCrm : RigJoints
{
    public override CaseResult Judge(CaseResult result) => result.Faults.Any(fault => fault.Why.Contains("did not reach the CRM", StringComparison.Ordinal))
        ? result with { Facts = result.Facts with { ControlHeld = true } }
        : result;
}
