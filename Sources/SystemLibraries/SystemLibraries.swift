// What every system offers under another name, under one: the C library, and of Foundation the part
// without ICU. The whole of Foundation would double the binary and what each start of it costs.

#if canImport(FoundationEssentials)
    @_exported public import FoundationEssentials
#else
    @_exported public import Foundation
#endif

#if canImport(Darwin)
    @_exported public import Darwin
#elseif canImport(Musl)
    @_exported public import Musl
#else
    @_exported public import Glibc
#endif
