// swift-tools-version: 6.2
import PackageDescription

// What a program that uses the library looks like from outside: `make test-library` builds and runs it.
let package = Package(
    name: "Library",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Digits", path: "../..")],
    targets: [
        .executableTarget(
            name: "read", dependencies: [.product(name: "DigitReading", package: "Digits")]),
        .testTarget(
            name: "LibraryExamples",
            dependencies: ["read", .product(name: "DigitReading", package: "Digits")]),
    ]
)

for target in package.targets {
    target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}
