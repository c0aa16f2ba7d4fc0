// Any bytes as one of the files that the command reads itself, outside the wall around photos: they are
// refused with a reason, or can be used. DIGITS_FUZZ_KIND says which kind of file.
import Files
import SystemLibraries

/// A kind of file: what a good one looks like, and what becomes of any bytes.
struct FileKind: Sendable {
    let name: String
    /// Files to begin with.
    let seeds: @Sendable () throws -> [[UInt8]]
    /// Takes bytes; what is not thrown must hold.
    let take: @Sendable ([UInt8]) throws -> Void
}

func check(_ holds: Bool, _ promise: StaticString) {
    if !holds { fatalError("\(promise)") }
}

private let kinds = modelKinds + tableKinds

/// The kind that is fuzzed.
private let kind: FileKind = {
    let name = ProcessInfo.processInfo.environment["DIGITS_FUZZ_KIND"] ?? ""
    guard let kind = kinds.first(where: { $0.name == name }) else {
        fatalError("DIGITS_FUZZ_KIND is one of \(kinds.map(\.name).joined(separator: ", "))")
    }
    return kind
}()

/// Writes the files to begin with into the folder that DIGITS_FUZZ_SEEDS names.
@_cdecl("LLVMFuzzerInitialize")
public func begin(
    _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    guard let folder = ProcessInfo.processInfo.environment["DIGITS_FUZZ_SEEDS"] else { return 0 }
    do {
        for (number, seed) in try kind.seeds().enumerated() {
            try OutputFile.write(seed, to: "\(folder)/seed-\(number)", replacingExisting: true)
        }
    } catch {
        fatalError("no seeds: \(error)")
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func takeFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // A refusal has its sentence.
    do { try kind.take(bytes) } catch { check(!"\(error)".isEmpty, "an error says why") }
    return 0
}
