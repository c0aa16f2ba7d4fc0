import ArgumentParser
import MNIST
import SystemLibraries

/// How much of the training data is held out to measure on.
enum ValidationShare: ExpressibleByArgument, Equatable {
    /// So many pictures.
    case count(Int)
    /// This share of them, 0 … 1 without 1.
    case share(Double)

    /// The default as the help shows it.
    var defaultValueDescription: String {
        switch self {
        case .count(let count): "\(count)"
        case .share(let share): "\(share)"
        }
    }

    /// Reads an argument: a whole number is a count, all else a share; nil where it is neither.
    init?(argument: String) {
        if let count = Int(argument), count >= 0 {
            self = .count(count)
        } else if let share = try? Share(argument: argument), share.value > 0, share.value < 1 {
            self = .share(share.value)
        } else {
            return nil
        }
    }

    /// How many pictures of a data set of `total` pictures that is.
    func count(of total: Int) -> Int {
        switch self {
        case .count(let count): count
        case .share(let share): Int((share * Double(total)).rounded())
        }
    }

    /// Splits a data set into pictures to train on and pictures held out, each in the old order;
    /// nil where none are held out.
    ///
    /// The seed alone decides which. Labels are not balanced.
    ///
    /// - Throws: `CommandFailure` where nothing would be left to train on
    func split(_ dataset: DigitDataset, seed: UInt64) throws -> (DigitDataset, DigitDataset?) {
        let heldOut = count(of: dataset.count)
        guard heldOut > 0 else { return (dataset, nil) }
        guard heldOut < dataset.count else {
            throw CommandFailure(
                .usage, "--validation \(heldOut) leaves nothing of \(dataset.count) pictures.")
        }
        // A stream of random numbers of its own: the number is “vali” in ASCII and has no other
        // meaning.
        var generator = SeededGenerator(seed: seed).split(0x7661_6C69)
        let order = (0..<dataset.count).shuffled(using: &generator)
        return (
            dataset.selecting(order[heldOut...].sorted()),
            dataset.selecting(order[..<heldOut].sorted())
        )
    }
}
