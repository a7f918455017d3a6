(argumentJson) => JSON.stringify({ outcome: "refused", stage: "panel", selector: "", why: "not written yet" })
