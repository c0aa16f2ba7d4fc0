import ArgumentParser

@main
struct MakeSamples: ParsableCommand {}
