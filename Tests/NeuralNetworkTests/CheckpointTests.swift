import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct CheckpointTests {
    @Test func `what is written is read back, bit for bit`() throws {
        var network = try Network(.cnn, seed: 11)
        network.statistics[3] = 0.123
        let checkpoint = Checkpoint(
            network: network, temperature: 0.75, training: "“seed 11”, ü")
        let bytes = try checkpoint.encoded()
        let read = try Checkpoint(bytes: bytes)
        #expect(read.network.spec == .cnn)
        #expect(read.network.parameters == network.parameters)
        #expect(read.network.statistics == network.statistics)
        #expect(read.temperature == 0.75)
        #expect(read.training == "“seed 11”, ü")
        #expect(try read.encoded() == bytes)
        #expect(bytes.count % 4 == 0)
    }

    @Test func `metadata that nothing here reads is passed over`() throws {
        let network = try Network(.mlp, seed: 1)
        var file = try Safetensors(bytes: try Checkpoint(network: network).encoded())
        file.metadata["preprocessing"] = "1"
        let read = try Checkpoint(bytes: try file.encoded())
        #expect(read.network.parameters == network.parameters)
    }

    @Test func `half precision costs three decimal digits and half the bytes`() throws {
        let network = try Network(.mlp, seed: 1)
        let bytes = try Checkpoint(network: network).encoded(precision: .float16)
        #expect(bytes.count < 118_282 * 2 + 4000)
        let read = try Checkpoint(bytes: bytes).network
        #expect(read.parameters.count == network.parameters.count)
        for (left, right) in zip(read.parameters, network.parameters) {
            #expect(abs(left - right) <= 1e-7 + abs(right) / 2048)
        }
    }

    static let halves: [(Float, UInt16)] = [
        (0, 0x0000), (1, 0x3C00), (-2, 0xC000), (65504, 0x7BFF), (1e6, 0x7C00),
        (0x1p-24, 0x0001), (0x1p-14, 0x0400), (0.333251953125, 0x3555), (1.0009765625, 0x3C01),
        (1.00048828125, 0x3C00), (65520, 0x7C00), (0x1p-26, 0x0000), (-.infinity, 0xFC00),
    ]

    @Test(arguments: halves)
    func `halves are rounded as IEEE 754 asks`(value: Float, bits: UInt16) throws {
        let file = Safetensors(tensors: [
            "x": .init(shape: [1], values: [value], precision: .float16)
        ])
        let bytes = try file.encoded()
        #expect(UInt16(bytes[bytes.count - 2]) | UInt16(bytes[bytes.count - 1]) << 8 == bits)
    }

    @Test func `a file that is missing is named`() {
        let error = #expect(throws: CheckpointError.self) {
            try Checkpoint(contentsOf: "/nowhere/model.safetensors")
        }
        #expect(error?.description.contains("/nowhere/model.safetensors") == true)
    }

    @Test(
        arguments: [
            (Array("\u{89}HDF".unicodeScalars.map { UInt8($0.value) }), "HDF5"),
            (Array("PK\u{3}\u{4}....".utf8), "zip archive"), ([0x80, 2, 0x8A], "PyTorch"),
            ([8, 7, 0x12, 7] + Array("pytorch".utf8), "ONNX"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
            ([], "an empty file"), (Array("{\"a\": 1}".utf8), "JSON"),
        ] as [([UInt8], String)])
    func `a file of another kind is called by its name`(bytes: [UInt8], kind: String) throws {
        try withFile(bytes) { path in
            let error = #expect(throws: CheckpointError.self) {
                try Checkpoint(contentsOf: path)
            }
            let sentence = "\(try #require(error))"
            #expect(sentence.contains(kind) && sentence.contains(path), "\(sentence)")
        }
    }

    @Test func `three bytes are no model of another program`() throws {
        try withFile([8, 7, 0x12]) { path in
            let error = #expect(throws: CheckpointError.self) {
                try Checkpoint(contentsOf: path)
            }
            let sentence = "\(try #require(error))"
            #expect(!sentence.contains("ONNX"), "\(sentence)")
        }
    }

    @Test func `a header of any length is a model's, whatever else begins like its length`() throws
    {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 10, bias: true)], initialization: .heNormal)
        let network = try Network(spec, seed: 1)
        var starts: Set<[UInt8]> = []
        for length in stride(from: 0, to: 800, by: 8) {
            let note = String(repeating: "x", count: length)
            let bytes = try Checkpoint(network: network, training: note).encoded()
            starts.insert(Array(bytes.prefix(2)))
            #expect(try Checkpoint(bytes: bytes).training == note)
        }
        // 640, 896 and 1,152 bytes begin like a pickled object.
        #expect(!starts.isDisjoint(with: [[0x80, 0x02], [0x80, 0x03], [0x80, 0x04]]))
    }

    @Test func `folders, pipes and devices are no models, and are not waited for`() throws {
        try withScratchFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            for (path, reason) in [
                (folder, "folder"), (pipe, "pipe or a device"), ("/dev/null", "device"),
            ] {
                let error = #expect(throws: CheckpointError.self) {
                    try Checkpoint(contentsOf: path)
                }
                let sentence = "\(try #require(error))"
                #expect(sentence.contains(reason) && !sentence.contains("Error("), "\(sentence)")
            }
        }
    }

    @Test(arguments: [Float.greatestFiniteMagnitude, 1e30])
    func `weights that are too large for answers to be numbers are refused`(weight: Float) throws {
        var network = try Network(.mlp, seed: 1)
        for index in network.parameters.indices { network.parameters[index] = weight }
        let bytes = try Checkpoint(network: network).encoded()
        try withFile(bytes) { path in
            #expect(
                throws: CheckpointError.inFile(path: path, .answersNotFinite)
            ) { try Checkpoint(contentsOf: path) }
        }
    }

    @Test func `a variance below zero is refused`() throws {
        var network = try Network(.cnn, seed: 1)
        let last = network.statistics.count - 1
        network.statistics[last] = -1
        try withFile(try Checkpoint(network: network).encoded()) { path in
            #expect(throws: CheckpointError.self) { try Checkpoint(contentsOf: path) }
        }
    }

    @Test func `a table of risks in which every answer was wrong is kept`() throws {
        var checkpoint = Checkpoint(network: try Network(.mlp, seed: 1))
        checkpoint.risk = RiskTable([(0.9, false), (0.8, false)])
        #expect(try Checkpoint(bytes: checkpoint.encoded()).risk == checkpoint.risk)
    }

    @Test(arguments: [
        #"{"count":9223372036854775807,"mistakes":[]}"#, #"{"count":-1,"mistakes":[]}"#,
        #"{"count":9,"mistakes":[{"confidence":0.5,"rank":-9223372036854775808}]}"#,
        #"{"count":9,"mistakes":[{"confidence":0.5,"rank":10}]}"#,
        #"{"count":9,"mistakes":[{"confidence":5,"rank":1}]}"#,
        #"{"count":9,"mistakes":[{"confidence":0.5,"rank":2},{"confidence":0.6,"rank":1}]}"#,
    ])
    func `a table of risks that cannot have been measured is refused`(risk: String) throws {
        var checkpoint = Checkpoint(network: try Network(.mlp, seed: 1))
        checkpoint.risk = RiskTable([(0.9, true), (0.8, false)])
        let bytes = try checkpoint.encoded()
        #expect(try Checkpoint(bytes: bytes).risk == checkpoint.risk)
        var file = try Safetensors(bytes: bytes)
        let key = try #require(file.metadata.first { $0.value.contains("mistakes") }).key
        file.metadata[key] = risk
        let changed = try file.encoded()
        #expect(throws: CheckpointError.self) { try Checkpoint(bytes: changed) }
    }

    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        try withScratchFolder { folder in
            let file = folder + "/a.safetensors"
            try Data(bytes).write(to: URL(filePath: file))
            try body(file)
        }
    }

    @Test func `a tensor of another shape, a missing one and a NaN are named`() throws {
        let bytes = try Checkpoint(network: try Network(.mlp, seed: 1)).encoded()
        var file = try Safetensors(bytes: bytes)
        let weight = try #require(file.tensors["1.weight"])
        file.tensors["1.weight"] = .init(shape: [784, 128], values: weight.values)
        #expect(
            throws: CheckpointError.mismatch(
                tensor: "1.weight", expected: [128, 784], found: [784, 128])
        ) { try Checkpoint(bytes: try file.encoded()) }
        file.tensors["1.weight"] = nil
        #expect(throws: CheckpointError.missing("tensor “1.weight”")) {
            try Checkpoint(bytes: try file.encoded())
        }
        file.tensors["1.weight"] = weight
        file.tensors["1.weight"]?.values[5] = .nan
        #expect(throws: CheckpointError.notFinite(tensor: "1.weight")) {
            try Checkpoint(bytes: try file.encoded())
        }
        file.tensors["1.weight"] = weight
        file.metadata["temperature"] = "0"
        #expect(throws: CheckpointError.missing("temperature")) {
            try Checkpoint(bytes: try file.encoded())
        }
    }

    @Test func `an architecture of absurd size is refused before anything is made`() throws {
        var file = try Safetensors(
            bytes: try Checkpoint(network: try Network(.mlp, seed: 1)).encoded())
        for layers in [
            #"{"linear":{"outputs":9223372036854775807,"bias":true}}"#,
            #"{"linear":{"outputs":65536,"bias":true}},{"linear":{"outputs":65536,"bias":true}}"#,
            #"{"convolution":{"filters":1024,"kernel":7,"padding":"same","bias":true}},"#
                + #"{"convolution":{"filters":1024,"kernel":7,"padding":"same","bias":true}},"#
                + #"{"convolution":{"filters":1024,"kernel":7,"padding":"same","bias":true}}"#,
            #"{"dropout":{"rate":-1}}"#, #"{"linear":{"outputs":10,"bias":false}}"#,
        ] {
            file.metadata["architecture"] = """
                {"initialization":"heNormal","input":{"rows":1000,"columns":1000,"channels":9},
                "layers":[\(layers)]}
                """
            let bytes = try file.encoded()
            #expect(throws: CheckpointError.self) { try Checkpoint(bytes: bytes) }
        }
    }
}
