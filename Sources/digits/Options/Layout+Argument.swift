public import ArgumentParser
public import DigitReading

extension Layout: ExpressibleByArgument {}
