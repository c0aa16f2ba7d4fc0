public import ArgumentParser
public import DigitReading

/// `--layout` takes the names of the layouts.
extension Layout: ExpressibleByArgument {}
