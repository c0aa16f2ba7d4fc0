"""Who may import whom: the floors of the house, and what a floor alone does not say."""

# From the ground up. A target may use what stands on floors below its own, and nothing else.
FLOORS = [
    ("C code and C libraries", [
        "CLinkedLibraries", "CDecoders", "CEmbeddedFiles", "CKernels", "CSystem"]),
    ("the operating system, and what stands on nothing else", ["SystemLibraries"]),
    ("files, whole or not at all, and text", ["Files"]),
    ("vocabulary: pictures, MNIST, photos", ["Raster", "MNIST", "PhotoFiles"]),
    ("one job each", ["Decoders", "NeuralNetwork", "DigitSheets"]),
    ("from the photo to 28×28, and back; drawing", ["Preprocessing", "SyntheticDigits", "Drawing"]),
    ("reading and data sets", ["DigitReading", "DigitDatasets"]),
    ("many photos, results, training", ["Workers", "Results", "DigitTraining"]),
    ("pages for people", ["Reporting"]),
    ("commands", ["digits", "make-samples"]),
]

# Each C target has Swift targets that call it and offer Swift types instead: kernels three, the system's calls
# three, embedded files two, and the linked libraries one for zlib and the C target that calls libjpeg.
CALLERS = {
    "CDecoders": {"Decoders"},
    "CEmbeddedFiles": {"DigitReading", "Reporting"},
    "CKernels": {"Raster", "Preprocessing", "NeuralNetwork"},
    "CSystem": {"SystemLibraries", "Workers", "digits"},
    "CLinkedLibraries": {"CDecoders", "Files"},
}

# Lower, and still not to be used: target, what it may not use, why.
APART = [
    ("NeuralNetwork", {"Raster", "PhotoFiles"}, "the network knows numbers, no photos"),
    ("SyntheticDigits", {"PhotoFiles", "NeuralNetwork"}, "simulated photos depend on nothing that reads them"),
    ("DigitReading", {"SyntheticDigits"}, "what reads photos may not know how simulated ones are made"),
    ("Results", {"Drawing"}, "who writes rows draws nothing"),
    ("Workers", {"NeuralNetwork", "Preprocessing", "Decoders"}, "a pool hands photos out and reads none"),
]

# What Swift and the system bring; no manifest names it.
BROUGHT = {"Foundation", "FoundationXML", "Synchronization", "Dispatch", "Testing"}


def complaints(targets):
    """A sentence for everything that is against the rules."""
    found = []
    floor = {name: number for number, (_, names) in enumerate(FLOORS) for name in names}
    local = {target.name for target in targets}
    of_tests = {target.name for target in targets if target.is_test}
    programs = {target.name for target in targets if target.is_program}
    for target in targets:
        for module, file in sorted(target.imports.items()):
            if module not in target.needs | BROUGHT:
                found.append(f"{file} imports {module}, which Package.swift does not name for {target.name}")
        for need in sorted(target.needs & local):
            # Tests name programs so that these are built before they are started.
            is_started = target.is_test and need in programs
            if target.imports and need not in target.imports and not is_started:
                found.append(f"Package.swift names {need} for {target.name}, which imports it nowhere")
        if target.is_test:
            continue
        if target.name not in floor:
            found.append(f"{target.name} has no floor in Tests/Architecture/rules.py")
            continue
        for need in sorted(target.needs):
            both_c = floor[target.name] == floor.get(need) == 0
            if need in floor and floor[need] >= floor[target.name] and not both_c:
                found.append(f"{target.name} may not use {need}: it stands on no lower floor")
            if need in of_tests:
                found.append(f"{target.name} may not use {need}: that is for tests")
            if target.name not in CALLERS.get(need, {target.name}):
                found.append(f"{target.name} may not call {need}: that is for {', '.join(CALLERS[need])}")
        for name, forbidden, reason in APART:
            for need in sorted(forbidden & target.needs) if name == target.name else []:
                found.append(f"{name} may not use {need}: {reason}")
    return found
