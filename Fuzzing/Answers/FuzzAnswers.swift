// Any bytes as what a worker says that a hostile photo has taken over: the coordinator lives on.
import PhotoFiles
import Workers

@_cdecl("LLVMFuzzerTestOneInput")
public func takeAnswer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let path = PhotoPath("photo.jpg")
    var assembler = FrameAssembler(limit: 4 << 20)
    assembler.append(UnsafeBufferPointer(start: start, count: count))
    do throws(WireError) {
        while let (kind, message) = try assembler.next() {
            switch kind {
            case .ready: _ = try SandboxReport(decoding: message)
            case .request: _ = try PhotoRequest(decoding: message)
            case .looking, .preparing, .unprepared: break
            case .answer:
                let answer = try PhotoAnswer(decoding: message, for: path)
                // Whatever was let in can be handed on.
                guard try PhotoAnswer(decoding: answer.encoded[...], for: path) == answer else {
                    fatalError("an answer changes on its way")
                }
            }
        }
    } catch {
        // Refused: the worker is replaced.
    }
    return 0
}
