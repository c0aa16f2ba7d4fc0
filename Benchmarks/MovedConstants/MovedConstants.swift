// Moves each constant of reading, and counts what that changes: Benchmarks/sensitivity runs it.
import DigitReading
import Foundation
import NeuralNetwork
import Synchronization

/// What a move changes on all photos.
private struct Change: Codable {
    /// The constant's name, `inkGroups.leastPiece`, its value, and the value it was moved to.
    let name: String
    let value: Double
    let moved: Double
    /// Photos whose rows differ in anything, pictures of 28×28 included.
    let rows: Int
    /// Photos whose digits, or whether they are rejected, differ.
    let digits: Int
    /// Digits read right, more than with the constant as it is.
    let right: Int
}

/// The words with which names of lower bounds begin.
private let lowerBounds = [
    "least", "shortest", "narrowest", "smallest", "fewest", "lowest", "flattest",
]
/// The words with which names of upper bounds begin.
private let upperBounds = [
    "most", "widest", "highest", "largest", "longest", "farthest", "thickest", "greatest",
    "steepest",
]

extension [String] {
    /// Whether the last part of a constant's name begins with one of these words.
    fileprivate func isNamed(in name: String) -> Bool {
        let last = name.split(separator: ".").last { Int($0) == nil } ?? ""
        return contains { last.hasPrefix($0) }
    }
}

/// How far a constant is moved.
private enum Moves {
    /// A fifth down and up, and to where a weight or a factor does nothing.
    case fifth
    /// To where a bound keeps nothing out: a lower bound, which has that in its name, to a thousandth or to 0, an upper one
    /// to a thousandfold, of whole numbers tenfold, what is neither to both. A rule that changes no digit there can go.
    case ends

    func moves(of value: Double, named name: String) -> [Double] {
        switch self {
        case .fifth: [0.8 * value, 1.2 * value] + (valueWhenOff(name).map { [$0] } ?? [])
        case .ends:
            (upperBounds.isNamed(in: name) ? [] : [0.001 * value])
                + (lowerBounds.isNamed(in: name)
                    ? [] : [value == value.rounded() ? 10 * value : 1000 * value])
        }
    }
}

/// Photos that are read before it is looked whether their digits differ.
private let partSize = 32

/// Weights and costs do nothing at 0, factors of a score at 1.
private func valueWhenOff(_ name: String) -> Double? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    if ["Weight", "Doubt", "Gain", "Decay", "Cost"].contains(where: last.hasSuffix) { return 0 }
    let factors = ["atOneBorder", "atSeveralBorders", "solidCorner", "farAtBorder", "speck"]
    return name.contains("inkRules") && factors.contains(last) ? 1 : nil
}

/// What only pages, only photos of one digit, or only sets of other kinds can show: the other photos are not read.
private let ofPages = [
    "pages.", "cells.",
    "localGrain", "inkLevels", "markPool", "pageLines", "pageScale", "markSelection",
    "writingLines",
    "numberSpacing", "pagePolarity", "binarize.pageBlur", "sizes.page",
    "decision.printedEnough",
]
private let ofSingleDigits = [
    "alternatives", "closeUp", "inkGroups", "inkRules", "ruledLines", "inkColors", "removeLines",
    "dropThinStrokes", "bridgeGaps", "thresholds.sensitive", "thresholds.strict",
    "channelContrast", "inkColorfulness",
    "sizes.workingSide", "sizes.previewSide", "sizes.closingSide", "decision",
]
private let ofOthers = ["auto.", "sheets.", "damage."]
/// What is named as if it were of single digits, and is asked on pages, too.
private let ofBoth = ["decision.sureEnough", "ruledLines"]
/// What decides whether a photo of which it is not known shows one digit or a page.
private let ofUnknown = [
    "auto.", "decision.sureEnough", "decision.plainEnough", "decision.levelBeside", "inkGroups.",
    "pages.sure",
]

extension LabeledSet.Kind {
    /// Whether photos of this kind can show what a constant does; all can for an empty name.
    fileprivate func canShow(_ name: String) -> Bool {
        func isOf(_ parts: [String]) -> Bool { parts.contains(where: name.hasPrefix) }
        guard !name.isEmpty else { return true }
        let isOfSingleDigits = isOf(ofSingleDigits) && !isOf(ofPages) && !isOf(ofBoth)
        return switch self {
        case .single: !isOf(ofPages) && !isOf(ofOthers) && !isOf(["guided."])
        case .page: !isOfSingleDigits && !isOf(ofOthers) && !isOf(["guided."])
        case .guided: !isOfSingleDigits && !isOf(ofOthers)
        case .auto: isOf(ofUnknown)
        case .sheet: isOf(["sheets.", "thresholds.", "decision.sureEnough"])
        case .damaged: isOf(["damage.", "decision.sureEnough"])
        }
    }
}

@main
struct MovedConstants {
    private let reader: DigitReader
    private let sets: [LabeledSet]
    private let threads: Int
    private let standard: NumberTree
    private let moves: Moves

    /// Measures sets of photos: `moved-constants RESULTS THREADS KIND:EVERY:FOLDER … [only:NAME …] [ends]`.
    ///
    /// The kinds are those of `LabeledSet.Kind`.
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let results = arguments.first, let threads = Int(arguments.dropFirst().first ?? "")
        else {
            let kinds = LabeledSet.Kind.allCases.map(\.rawValue).joined(separator: "|")
            print("moved-constants RESULTS THREADS (\(kinds)):EVERY:FOLDER … [only:NAME …]")
            exit(64)
        }
        var sets: [LabeledSet] = []
        var only: [String] = []
        var moves = Moves.fifth
        for word in arguments.dropFirst(2) {
            let parts = word.split(separator: ":", maxSplits: 2).map(String.init)
            if parts[0] == "ends" {
                moves = .ends
            } else if parts[0] == "only" {
                only.append(parts[1])
            } else if let kind = LabeledSet.Kind(rawValue: parts[0]), let step = Int(parts[1]) {
                sets.append(try LabeledSet(folder: parts[2], every: step, kind: kind))
            }
        }
        let run = MovedConstants(
            reader: try DigitReader(), sets: sets, threads: threads,
            standard: try JSONDecoder().decode(
                NumberTree.self, from: JSONEncoder().encode(ReadingSettings())),
            moves: moves)
        try run.measure(only: only, into: results)
    }

    /// Appends a line of JSON for each move to a file, and goes on where an earlier run has stopped.
    private func measure(only: [String], into results: String) throws {
        let done = (try? String(contentsOfFile: results, encoding: .utf8)) ?? ""
        if done.isEmpty { try Data().write(to: URL(filePath: results)) }
        guard let file = FileHandle(forWritingAtPath: results) else { return }
        try file.seekToEnd()
        func log(_ line: String) throws { try file.write(contentsOf: Data((line + "\n").utf8)) }
        let before = read(standard) ?? []
        let wanted = standard.numbers.filter { number in
            let name = number.path.joined(separator: ".")
            return only.isEmpty || only.contains { name.contains($0) }
        }
        for (path, value) in wanted {
            let name = path.joined(separator: ".").replacing("preprocessing.", with: "")
            for (place, move) in moves.moves(of: value, named: name).enumerated()
            where move != value {
                let key = "\(name) \(place)"
                // A move that ended an earlier run has a beginning and no end, and is passed over.
                if done.contains("# \(key)\n") { continue }
                try log("# \(key)")
                guard let (after, moved) = read(path, from: value, to: move, for: name, before)
                else {
                    continue
                }
                let change = Change(
                    name: name, value: value, moved: moved,
                    rows: count(before, after) { $0 != $1 },
                    digits: count(before, after, where: digitsDiffer),
                    right: right(after) - right(before, whereRead: after))
                try log(String(decoding: try JSONEncoder().encode(change), as: UTF8.self))
            }
        }
    }

    /// The rows of every photo of every set; none for sets that are not read.
    private typealias Readings = [[[Row]]]

    /// Reads with a constant moved; where a whole number is wanted, to the next one beyond the move.
    private func read(
        _ path: [String], from value: Double, to move: Double, for name: String, _ before: Readings
    ) -> (Readings, Double)? {
        let whole = move < value ? move.rounded(.down) : move.rounded(.up)
        for moved in [move, whole] {
            if let rows = read(standard.replacing(path, with: moved), for: name, before) {
                return (rows, moved)
            }
        }
        return nil
    }

    private func digitsDiffer(_ before: [Row], _ after: [Row]) -> Bool {
        before.map(\.digit) != after.map(\.digit) || before.map(\.status) != after.map(\.status)
    }

    /// Reads all photos with some constants; nothing where they are no settings.
    ///
    /// A move to the ends stops at the first photos whose digits differ from those of `before`, which stand for the rest.
    private func read(
        _ tree: NumberTree, for name: String = "", _ before: Readings? = nil
    ) -> Readings? {
        guard let data = try? JSONEncoder().encode(tree),
            let settings = try? JSONDecoder().decode(ReadingSettings.self, from: data)
        else { return nil }
        var isFound = false
        return sets.indices.map { place in
            let set = sets[place]
            guard set.kind.canShow(name) else { return [] }
            var reader = reader
            (reader.settings, reader.layout) = (settings, set.kind.layout)
            var rows: [[Row]] = []
            while rows.count < set.photos.count {
                if moves == .ends, isFound, let before {
                    return rows + before[place][rows.count...]
                }
                let part = rows.count..<min(rows.count + partSize, set.photos.count)
                rows += read(set, part, by: reader)
                if let before {
                    isFound = isFound || part.contains { digitsDiffer(before[place][$0], rows[$0]) }
                }
            }
            return rows
        }
    }

    private func read(
        _ set: LabeledSet, _ part: Range<Int>, by reader: DigitReader
    ) -> [[Row]] {
        let rows = Mutex<[Int: [Row]]>([:])
        Parallel.forEach(count: part.count, threads: threads) { [reader] index in
            let labeled = set.photos[part.lowerBound + index]
            let found = reader.rows(
                for: labeled.photo, path: PhotoPath("photo"), expecting: labeled.known)
            rows.withLock { $0[index] = found }
        }
        return rows.withLock { rows in (0..<part.count).map { rows[$0] ?? [] } }
    }

    private func count(
        _ before: Readings, _ after: Readings, where differs: ([Row], [Row]) -> Bool
    ) -> Int {
        zip(before, after).reduce(0) { sum, sets in
            sum + zip(sets.0, sets.1).count { differs($0.0, $0.1) }
        }
    }

    private func right(_ readings: Readings, whereRead others: Readings? = nil) -> Int {
        sets.indices.reduce(0) { sum, place in
            guard !(others ?? readings)[place].isEmpty else { return sum }
            return sum
                + zip(sets[place].photos, readings[place]).reduce(0) {
                    $0 + sets[place].right($1.0, $1.1)
                }
        }
    }
}
