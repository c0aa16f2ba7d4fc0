import MNIST

/// Labels 0 … 9 as an array of numbers holds them: whole numbers, one-hot, or QMNIST's rows of eight.
enum LabelArray {
    /// Returns one byte a label.
    static func labels(_ array: NumberArray) throws(DatasetError) -> [UInt8] {
        let values = array.values
        let sides = array.shape.dropFirst().filter { $0 != 1 }
        switch sides {
        case []: return try digits(values, array.name)
        case [10]: return try oneHot(values, array.name)
        // QMNIST: the class, then where the digit comes from.
        case [8]:
            return try digits(
                stride(from: 0, to: values.count, by: 8).map { values[$0] }, array.name)
        default:
            let shape = array.shape.map(String.init).joined(separator: "×")
            throw .broken(array.name, reason: "labels of the shape \(shape) are not understood")
        }
    }

    /// Checks numbers that are to be labels.
    static func digits(_ values: [Float], _ name: String) throws(DatasetError) -> [UInt8] {
        var labels: [UInt8] = []
        labels.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            guard (0...9).contains(value), value == value.rounded() else {
                let whole = value == value.rounded() && abs(value) < 1e9
                throw .wrongLabel(name, index: index, label: whole ? "\(Int(value))" : "\(value)")
            }
            labels.append(UInt8(value))
        }
        return labels
    }

    private static func oneHot(_ values: [Float], _ name: String) throws(DatasetError) -> [UInt8] {
        var labels: [UInt8] = []
        for start in stride(from: 0, to: values.count, by: 10) {
            let row = values[start..<start + 10]
            let set = row.indices.filter { row[$0] > 0.5 }
            guard set.count == 1 else {
                throw .wrongLabel(name, index: start / 10, label: "of \(set.count) digits at once")
            }
            labels.append(UInt8(set[0] - start))
        }
        return labels
    }
}
