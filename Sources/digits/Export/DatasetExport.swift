import ArgumentParser
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries

/// Writes a data set in the format that was asked for.
struct DatasetExport {
    let folder: String
    let format: ExportFormat
    let isPacked: Bool
    let replacesExisting: Bool
    let appends: Bool

    /// The IDX files of a data set with a name.
    func idx(_ name: String) -> IDXExport {
        IDXExport(stem: "\(folder)/\(name)", isPacked: isPacked)
    }

    /// The one file of a data set with a name, for formats that have one.
    private func file(_ name: String) -> String { "\(folder)/\(name).\(format.rawValue)" }

    /// Refuses to start when something would be replaced that may not be.
    func checkTargets(_ names: [String]) throws {
        guard !replacesExisting, !appends else { return }
        let paths =
            switch format {
            case .idx: names.flatMap { idx($0).paths }
            case .png: names.map { "\(folder)/\($0)" }
            case .csv, .npz: names.flatMap { [file($0), "\(folder)/\($0)-provenance.csv"] }
            }
        for path in paths where FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
    }

    /// Writes a data set under a name.
    func write(_ digits: [ExportedDigit], as name: String) throws {
        switch format {
        case .idx:
            try idx(name).write(
                digits, replacingExisting: replacesExisting, appending: appends)
            return
        case .png: try writePictures(digits, into: "\(folder)/\(name)")
        case .csv: try writeVerified(DigitCSV.encoded(digits.dataset), to: file(name))
        case .npz: try writeVerified(NPZWriter.encoded(digits.dataset), to: file(name))
        }
        try OutputFile.write(
            ProvenanceFile.encoded(digits, after: nil, firstIndex: 0),
            to: "\(folder)/\(name)-provenance.csv", replacingExisting: replacesExisting)
    }

    private func writePictures(_ digits: [ExportedDigit], into folder: String) throws {
        let width = max(5, String(digits.count).count)
        for (index, digit) in digits.enumerated() {
            let subfolder = "\(folder)/\(digit.label)"
            try FileBytes.makeFolder(subfolder)
            let number = NumberText.padded(index, width: width)
            try writeVerified(digit.image.png(), to: "\(subfolder)/\(number).png")
        }
    }

    private func writeVerified(_ bytes: [UInt8], to path: String) throws {
        var file = try OutputFile(path, replacingExisting: replacesExisting)
        try file.append(bytes)
        guard try FileBytes.read(file.temporaryPath) == bytes else {
            throw IDXError.failedVerification(path)
        }
        try file.commit()
    }
}
