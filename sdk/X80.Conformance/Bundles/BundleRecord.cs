using System.Text.Json.Serialization;

namespace X80.Conformance.Bundles;

/// <summary>A line of an evidence bundle, without its link of the chain.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BundleHead), "head")]
[JsonDerivedType(typeof(BundlePart), "part")]
[JsonDerivedType(typeof(BundleStep), "step")]
[JsonDerivedType(typeof(BundleCase), "case")]
[JsonDerivedType(typeof(BundleEnd), "end")]
internal abstract record BundleRecord;
