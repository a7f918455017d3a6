namespace X80.Conformance.Verdicts;

/// <summary>What was observed of one case; all that its verdict rests on.</summary>
/// <param name="ControlHeld">Before the attack the same request, allowed, had its effect, and every channel showed it.</param>
/// <param name="ViolationSeen">A canary, or a request without a click, was seen where none may be.</param>
/// <param name="SweptWhole">Every channel that showed the control could be read after the attack.</param>
/// <param name="AfterControlHeld">After the attack the allowed request still had its effect.</param>
/// <param name="RigFailed">The suite's own rig failed.</param>
/// <param name="Applies">What the case is about exists at this subject.</param>
public sealed record CaseFacts(bool ControlHeld, bool ViolationSeen, bool SweptWhole, bool AfterControlHeld, bool RigFailed, bool Applies);
