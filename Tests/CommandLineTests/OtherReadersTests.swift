import Files
import Foundation
import TestSupport
import Testing

/// What export writes, loaded by the programs it is written for, with their own loaders.
struct OtherReadersTests {
    /// Python with the libraries: `.ci/setup readers` puts them into the build folder.
    private static let python: String = {
        let own = Checkout.url
            .appendingPathComponent(".build/readers/bin/python").path
        return FileBytes.exists(own) ? own : "python3"
    }()

    /// Whether there is a library.
    private static func has(_ module: String) -> Bool {
        (try? Tool.shell("KERAS_BACKEND=torch '\(python)' -c 'import \(module)'"))?.status == 0
    }

    /// Exports 20 digits in two parts, and lets Python look at them; `folder` holds them.
    private func read(_ arguments: [String], by program: String) throws {
        try withScratchFolder { folder in
            let samples = try Fixture.samplesByDigit()
            for (label, sample) in samples {
                try FileBytes.makeFolder("\(folder)/photos/\(label)")
                for number in 0..<2 {
                    // Every photo is another file: its digest differs.
                    try OutputFile.write(
                        try FileBytes.read(sample) + Array("\(number)".utf8),
                        to: "\(folder)/photos/\(label)/\(number).jpg")
                }
            }
            let outcome = try Tool.run(
                ["export", folder + "/photos", "--labels", "folder", "--timeout", "600"]
                    + ["--split", "0.8", "--output", folder + "/set"] + arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            // What both parts share is named once.
            let written = outcome.errors.components(separatedBy: "Data set: ").last ?? ""
            let names = (written.split(separator: "(").last ?? "").split(separator: ")")[0]
                .split(separator: ", ")
            #expect(names.count > 2 && Set(names).count == names.count, "\(written)")
            let check = """
                import sys
                folder = sys.argv[1]
                def check(train, test, labels):
                    assert len(train) == 16 and len(test) == 4, (len(train), len(test))
                    assert sorted(int(label) for label in labels) == sorted(list(range(10)) * 2), labels
                    assert [int(label) for label in labels] != sorted(int(label) for label in labels)

                """
            try OutputFile.write(Array((check + program).utf8), to: folder + "/read.py")
            let read = try Tool.shell(
                "HF_HOME='\(folder)/cache' KERAS_BACKEND=torch '\(Self.python)' '\(folder)/read.py' "
                    + "'\(folder)/set'")
            #expect(read.status == 0, "\(read.errors)")
        }
    }

    @Test(.enabled(if: has("torchvision"), "torchvision is not on this machine"))
    func `torchvision's MNIST loads the files as they are`() throws {
        try read(
            ["--names", "mnist"],
            by: """
                import os, torchvision
                os.makedirs(folder + "/root/MNIST")
                os.symlink(folder, folder + "/root/MNIST/raw")
                parts = [torchvision.datasets.MNIST(folder + "/root", train=train) for train in (True, False)]
                check(*parts, [label for part in parts for _, label in part])
                assert parts[0][0][0].size == (28, 28)
                """)
    }

    @Test(.enabled(if: has("keras"), "Keras is not on this machine"))
    func `Keras' MNIST loads the archive as it is`() throws {
        try read(
            ["--names", "mnist", "--format", "npz"],
            by: """
                from keras.src.datasets import mnist
                # The download alone is left out.
                mnist.get_file = lambda *names, **options: folder + "/mnist.npz"
                (x, y), (x_test, y_test) = mnist.load_data()
                assert x.shape == (16, 28, 28) and x.dtype == "uint8" and y.shape == (16,), x.shape
                check(x, x_test, list(y) + list(y_test))
                """)
    }

    @Test(.enabled(if: has("pandas"), "pandas is not on this machine"))
    func `pandas reads the tables and what they come from`() throws {
        try read(
            ["--names", "mnist", "--format", "csv"],
            by: """
                import pandas
                parts = [pandas.read_csv(f"{folder}/mnist_{part}.csv") for part in ("train", "test")]
                check(*parts, [label for part in parts for label in part["label"]])
                assert list(parts[0].columns[:2]) == ["label", "pixel0"] and parts[0].shape == (16, 785)
                sources = pandas.read_csv(f"{folder}/mnist_train-provenance.csv")
                assert list(sources["label"]) == list(parts[0]["label"])
                """)
    }

    @Test(.enabled(if: has("datasets"), "Hugging Face's datasets is not on this machine"))
    func `Hugging Face's datasets loads the folder of pictures by its card`() throws {
        try read(
            ["--format", "imagefolder"],
            by: """
                import datasets
                loaded = datasets.load_dataset(folder + "/digits")
                train, test = loaded["train"], loaded["test"]
                check(train, test, list(train["label"]) + list(test["label"]))
                assert train.features["label"].names == [str(digit) for digit in range(10)], train.features
                assert train[0]["image"].size == (28, 28) and train[0]["image"].mode == "L"
                assert train[0]["source"].endswith(".jpg") and len(train[0]["sha256"]) == 64
                assert train[0]["writer"] is None and train[0]["page"] is None
                """)
    }
}
