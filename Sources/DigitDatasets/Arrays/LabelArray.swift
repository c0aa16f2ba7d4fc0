/// Takes labels 0 … 9 out of an array of numbers: whole numbers, one-hot rows of ten, or QMNIST's rows of eight.
enum LabelArray {
    /// Returns the labels in the array's order, one byte each.
    ///
    /// The first dimension counts the labels; further dimensions of size 1 count for nothing. Throws
    /// `DatasetError.wrongLabel` where a number is none of 0 … 9, and `.broken` where the shape is unknown.
    static func labels(_ array: NumberArray) throws(DatasetError) -> [UInt8] {
        let values = array.values
        let sides = array.shape.dropFirst().filter { $0 != 1 }
        switch sides {
        case []: return try digits(values, array.name)
        case [10]: return try oneHot(values, array.name)
        // QMNIST: the class, then seven numbers on who wrote the digit and where it comes from.
        case [8]:
            return try digits(
                stride(from: 0, to: values.count, by: 8).map { values[$0] }, array.name)
        default:
            let shape = array.shape.map(String.init).joined(separator: "×")
            throw .broken(array.name, reason: "labels of the shape \(shape) are not understood")
        }
    }

    /// Returns numbers as labels; the first one that is not a whole number 0 … 9 throws
    /// `DatasetError.wrongLabel`.
    static func digits(_ values: [Float], _ name: String) throws(DatasetError) -> [UInt8] {
        var labels: [UInt8] = []
        labels.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            // NaN is in no range, so that it is refused, too.
            guard (0...9).contains(value), value == value.rounded() else {
                // Whole numbers are shown without a point in the message, as far as an Int and a
                // reader can take them.
                let whole = value == value.rounded() && abs(value) < 1e9
                throw .wrongLabel(name, index: index, label: whole ? "\(Int(value))" : "\(value)")
            }
            labels.append(UInt8(value))
        }
        return labels
    }

    /// Returns the labels of one-hot rows: the place of the one number of ten that is above a half.
    ///
    /// A row with none or several such numbers throws `DatasetError.wrongLabel`.
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
