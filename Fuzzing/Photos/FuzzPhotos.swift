// Any bytes as a photo: there must be a row that a coordinator takes and that is one line of JSON.
import Decoders
import DigitReading
import PhotoFiles
import Results
import Workers

/// The shipped network; without it there is nothing to try.
private let reader: DigitReader = {
    MagickRuntime.start()
    guard var reader = try? DigitReader() else { fatalError("the shipped model cannot be used") }
    // Small pictures only: more inputs in the same time.
    reader.decoder.limits.pixels = 1_000_000
    return reader
}()

private func check(_ holds: Bool, _ promise: StaticString) {
    if !holds { fatalError("\(promise)") }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func readPhoto(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let path = PhotoPath("photo.jpg")
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let rows: [Row]
    do throws(PhotoFileError) {
        let photo = try Photo(encoded: bytes, named: path, limits: reader.decoder.limits)
        rows = reader.rows(for: photo, path: path)
    } catch {
        rows = [Row(path: path, status: .error, error: Row.Failure(error))]
    }
    check(!rows.isEmpty, "every photo has a row")
    for row in rows {
        check((row.error != nil) == (row.status == .error), "an error has its reason")
        check(row.status != .ok || row.digit != nil, "a row that is ok has a digit")
        check(JSONLinesRows.jsonLines.line(for: row).hasSuffix("}\n"), "a row is a line")
    }
    let answer = PhotoAnswer(rows: rows)
    let taken = try? PhotoAnswer(decoding: answer.encoded[...], for: path)
    check(taken == answer, "a coordinator takes what a worker says")
    return 0
}
