import Decoders
import PhotoFiles
import Preprocessing
import Testing

@testable import DigitReading

struct RowFailuresTests {
    private let path = PhotoPath("photo.jpg")
    private let photo = Photo(
        bytes: [], header: ImageHeader(format: .jpeg, width: 9, height: 9), warnings: [.damaged])

    @Test func `every reason against a file has its kind and a whole sentence`() {
        let cases: [(PhotoFileError, Row.Failure.Kind)] = [
            (.notFound, .notFound), (.unreadable(reason: "Permission denied"), .unreadable),
            (.notAFile(.pipe), .notAFile), (.empty, .empty),
            (.tooLarge(reason: "it has 90000 columns"), .tooLarge),
            (.unsupportedFormat(.pdf), .unsupportedFormat),
            (.corrupt(reason: "it ends in the middle"), .corrupt),
        ]
        for (error, kind) in cases {
            let failure = Row.Failure(error)
            #expect(failure.kind == kind)
            #expect(failure.message.hasSuffix(".") && failure.message.contains(";"))
        }
        #expect(Set(cases.map { Row.Failure($0.0).message }).count == cases.count)
    }

    @Test func `the details of a failure reach the sentence`() {
        let denied = Row.Failure(.unreadable(reason: "Permission denied"))
        #expect(denied.message.contains("Permission"))
        #expect(Row.Failure(.notAFile(.pipe)).message.contains("pipe"))
        #expect(Row.Failure(.unsupportedFormat(.pdf)).message.contains("PDF"))
    }

    @Test func `a picture without a digit is rejected, not an error`() {
        let bare = Row(path: path, photo: photo, failure: .noInk)
        #expect(bare.status == .rejected && bare.reason == .noInk && bare.error == nil)
        #expect(bare.warnings == [.damaged], "what the way in noticed is kept")
        let tiny = Row(
            path: path, photo: photo, failure: .undecodable(.tooSmall(width: 2, height: 3)))
        #expect(tiny.status == .rejected && tiny.reason == .tooSmall && tiny.error == nil)
    }

    @Test func `a picture that cannot be decoded is an error of its kind`() {
        let cases: [(DecoderError, Row.Failure.Kind)] = [
            (.tooLarge(reason: "it has 90000 columns"), .tooLarge),
            (.broken(reason: "it ends in the middle"), .corrupt),
            (.unsupported(.coder(.heic)), .unsupportedFormat),
            (.memory, .memory),
        ]
        for (failure, kind) in cases {
            let row = Row(path: path, photo: photo, failure: .undecodable(failure))
            #expect(row.status == .error && row.reason == nil && row.digit == nil)
            #expect(row.error?.kind == kind)
            #expect(row.error?.message.hasSuffix(".") == true, "\(row)")
        }
    }
}
