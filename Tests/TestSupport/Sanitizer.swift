import Foundation

/// Which sanitizer the tests run under, as `make test-address` and `make test-thread` tell through its options.
package enum Sanitizer {
    package static let isAddress = isSet("ASAN_OPTIONS")
    package static let isThread = isSet("TSAN_OPTIONS")
    /// Whether it is any; programs take ten times as long then, and more.
    package static let isAtWork = isAddress || isThread

    private static func isSet(_ name: String) -> Bool {
        ProcessInfo.processInfo.environment[name] != nil
    }
}
