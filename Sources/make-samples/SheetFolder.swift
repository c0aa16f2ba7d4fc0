import DigitSheets
import Files
import MNIST
import Raster
import SyntheticDigits
import SystemLibraries

/// A folder of simulated photos of filled-in sheets, of the flat pages, and of what is in each box.
struct SheetFolder {
    /// The folder's path.
    let path: String
    /// The seed of all sheets; each sheet depends on it and on its number alone.
    let seed: UInt64
    /// The greatest tilt of the camera away from straight above, in degrees.
    let greatestTilt: Double
    /// Who fills the sheets in, in turn.
    let hands: [FilledSheet.Hand]
    /// How often boxes hold something else than they ask for.
    let habits: FilledSheet.Habits

    /// The photos' sizes in megapixels, in turn: from a small picture to the largest sensors of
    /// phones.
    ///
    /// Chosen to cover what phones take, not by counting.
    private static let sizes = [2.0, 5, 12, 3, 8, 50, 2, 12]

    /// The most megapixels that are written as JPEG; above it photos are written as PPM, since
    /// ImageMagick's usual limits do not let it encode them.
    private static let mostEncoded = 24.0

    /// Writes `count` photos, their flat pages and `boxes.csv`, whose order is always the same.
    ///
    /// Existing files are replaced. Throws where a file cannot be written or encoded.
    func write(count: Int) async throws {
        for folder in [path, path + "/photos", path + "/flat"] { try FileBytes.makeFolder(folder) }
        var tables = [[String]](repeating: [], count: count)
        try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
            for index in 0..<count {
                // Two at a time, since a photo of 50 megapixels takes a gigabyte while it is made.
                if index >= 2, let (done, lines) = try await group.next() { tables[done] = lines }
                group.addTask { (index, try write(index)) }
            }
            for try await (done, lines) in group { tables[done] = lines }
        }
        let heading = "path,sheet,page,box,label,entry,writer,tilt,megapixels,radius,tool"
        let text = ([heading] + tables.flatMap(\.self)).joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: path + "/boxes.csv", replacingExisting: true)
    }

    /// Makes one sheet, writes its photo and its flat page, and returns its lines of `boxes.csv`,
    /// one for each box.
    private func write(_ index: Int) throws -> [String] {
        var random = SeededGenerator(seed: seed).split(UInt64(index))
        var benchmark = SheetBenchmark(greatestTilt: greatestTilt, hands: hands)
        benchmark.habits = habits
        let megapixels = Self.sizes[index % Self.sizes.count]
        let made = try benchmark.photo(index: index, megapixels: megapixels, using: &random)
        // Four digits keep the files in their order when they are sorted by name.
        let digits = String(index)
        let name = "sheet-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let isLarge = megapixels > Self.mostEncoded
        let photo =
            isLarge
            ? PhotoEncoder.ppm(made.photo)
            : try PhotoEncoder.jpeg(made.photo, quality: made.quality)
        try OutputFile.write(
            photo, to: "\(path)/photos/\(name).\(isLarge ? "ppm" : "jpg")",
            replacingExisting: true)
        try OutputFile.write(
            PhotoEncoder.png(made.sheet.raster), to: "\(path)/flat/\(name).png",
            replacingExisting: true)
        let plan = made.sheet.drawing.layout.plan
        let writer = made.sheet.writer.map(\.description).joined()
        // A line for each box: what was asked for, what stands in it, who wrote it, and how it was
        // photographed.
        return zip(made.sheet.drawing.layout.boxes, made.sheet.entries).map { box, entry in
            // What stands in the box, as the column `entry` says it.
            let words =
                switch entry {
                case .empty: "empty"
                case .asked: "asked"
                case .other(let digit): "other-\(digit)"
                case .crossedOut: "crossed-out"
                case .leaving: "leaving"
                }
            let tilt = Int(made.pose.tilt.rounded())
            return "\(name).jpg,\(plan.sheetName),\(plan.page),\(box.number),\(box.label),\(words),"
                + "\(writer),\(tilt),\(megapixels),\(Int(made.pose.bendRadius)),\(made.sheet.tool)"
        }
    }
}
