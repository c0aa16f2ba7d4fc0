import ArgumentParser
package import DigitDatasets

/// `--format` takes the names of the formats.
extension DatasetFormat: ExpressibleByArgument {}

/// `--names` takes the words for what files are called by.
extension DatasetNames: ExpressibleByArgument {}
