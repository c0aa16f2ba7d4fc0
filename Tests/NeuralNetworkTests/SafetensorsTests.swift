import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct SafetensorsTests {
    private func file(header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
        let text = [UInt8](header.utf8)
        let size = length ?? UInt64(text.count)
        return (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + text
            + [UInt8](repeating: 0, count: data)
    }

    @Test func `a file written by another program is read`() throws {
        let header =
            #"{"b":{"dtype":"F16","shape":[2],"data_offsets":[4,8]},"#
            + #""a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"__metadata__":{"k":"v"}}  "#
        var bytes = file(header: header)
        bytes += [0, 0, 0x80, 0x3F, 0x00, 0xC0, 0x01, 0x00]
        let read = try Safetensors(bytes: bytes)
        #expect(read.metadata == ["k": "v"])
        #expect(read.tensors["a"] == .init(shape: [1, 1], values: [1]))
        #expect(
            read.tensors["b"] == .init(shape: [2], values: [-2, 0x1p-24], precision: .float16))
    }

    @Test func `every half is read as the number it stands for`() throws {
        let header = #"{"x":{"dtype":"F16","shape":[65536],"data_offsets":[0,131072]}}"#
        let halves = (0...UInt16.max).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let read = try #require(try Safetensors(bytes: file(header: header) + halves).tensors["x"])
        for (bits, value) in read.values.enumerated() {
            let (exponent, digits) = (bits >> 10 & 0x1F, Float(bits & 0x3FF))
            let magnitude: Float =
                switch exponent {
                case 0: digits * 0x1p-24
                case 0x1F: digits == 0 ? .infinity : .nan
                default: Float(sign: .plus, exponent: exponent - 25, significand: 1024 + digits)
                }
            #expect(value.sign == (bits >> 15 == 0 ? .plus : .minus))
            #expect(abs(value) == magnitude || value.isNaN && magnitude.isNaN)
        }
    }

    @Test func `hostile files are refused in words`() {
        func entry(_ dtype: String, _ shape: String, _ offsets: String) -> String {
            #"{"x":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
        }
        let hostile: [[UInt8]] = [
            [], [1, 2, 3], file(header: ""), file(header: "[]"), file(header: "{"),
            file(header: "{}", data: 1),
            file(header: "{}", length: .max), file(header: "{}", length: 3),
            file(header: "{}", length: 1 << 63),
            file(header: String(repeating: "{\"a\":", count: 20_000)),
            file(header: #"{"x":1}"#), file(header: #"{"__metadata__":{"k":1}}"#),
            file(header: entry("F64", "[1]", "[0,8]"), data: 8),
            file(header: entry("F32", "[1]", "[0,8]"), data: 8),
            file(header: entry("F32", "[1]", "[4,8]"), data: 8),
            file(header: entry("F32", "[1]", "[8,4]"), data: 8),
            file(header: entry("F32", "[1]", "[-4,0]"), data: 8),
            file(header: entry("F32", "[1]", "[0]"), data: 4),
            file(header: entry("F32", "[1]", "[]"), data: 4),
            file(header: entry("F32", "[-1,-1]", "[0,4]"), data: 4),
            file(header: entry("F32", "[4611686018427387904,4]", "[0,0]")),
            file(
                header: entry("F32", "[9223372036854775807,9223372036854775807]", "[0,4]"), data: 4),
            file(header: entry("F32", "[1e30]", "[0,4]"), data: 4),
            file(header: entry("F32", "[1]", "[0,9223372036854775807]"), data: 4),
            file(
                header: #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
                    + #""y":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, data: 4),
        ]
        for bytes in hostile {
            let error = #expect(throws: CheckpointError.self, "\(bytes.prefix(80))") {
                try Safetensors(bytes: bytes)
            }
            #expect(error?.description.hasSuffix("?") == true)
        }
    }

    @Test func `every cut of a file is refused`() throws {
        let whole = try Safetensors(
            tensors: ["x": .init(shape: [2], values: [1, 2])], metadata: ["a": "b"]
        ).encoded()
        for count in 0..<whole.count {
            #expect(throws: CheckpointError.self) {
                try Safetensors(bytes: Array(whole[..<count]))
            }
        }
    }

    static let python: String? = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import numpy, safetensors"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "python3" : nil
    }()

    @Test(.enabled(if: python != nil, "needs python3 with numpy and safetensors"))
    func `Python's safetensors reads our files`() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appending(path: "a.safetensors")
        let file = Safetensors(
            tensors: [
                "a": .init(shape: [2, 2], values: [1, 2, 3, 4]),
                "h": .init(shape: [3], values: [0.5, -1.5, 1024], precision: .float16),
            ], metadata: ["who": "ü"])
        try Data(try file.encoded()).write(to: path)
        let program = """
            import sys
            from safetensors import safe_open
            f = safe_open(sys.argv[1], "np")
            print(f.metadata()["who"], sorted(f.keys()))
            print(f.get_tensor("a").tolist(), f.get_tensor("h").tolist(), f.get_tensor("h").dtype)
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, path.path]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONIOENCODING": "utf-8"]) { $1 }
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(
            text == """
                ü ['a', 'h']
                [[1.0, 2.0], [3.0, 4.0]] [0.5, -1.5, 1024.0] float16

                """)
    }
}
