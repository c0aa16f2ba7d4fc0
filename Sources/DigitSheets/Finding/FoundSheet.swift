package import Raster

/// A sheet's page that was found in a photo.
package struct FoundSheet: Sendable {
    /// What the page is and where its boxes are.
    package let layout: SheetLayout
    /// Where its places are in the photo.
    package let warp: PageWarp
    /// The names of the marks that were not seen.
    package let missingMarks: [String]
    /// How blurred the photo shows the page, in millimeters; nothing where that cannot be told.
    package let blur: Double?
    /// How many boxes' printed lines were seen.
    package let alignedCount: Int
    /// Columns and rows of the photo.
    private let (width, height): (Int, Int)

    /// Why there is no page of a sheet that could be read.
    package enum Absence: Error, Sendable, Hashable {
        /// Nothing on the photo is a mark.
        case noMarks
        /// Too few marks to know where the page is.
        case tooFewMarks(seen: [String])
        /// The page is there, but its code cannot be read.
        case unreadableCode
    }

    /// The long side of the picture in which marks are looked for first.
    package static let longSide = 1600
    /// The long side of the picture for a second look; for that, small photos are enlarged, as the far marks of a tilted
    /// page have cells of two pixels there.
    private static let finerSide = 3200
    /// The long side of the picture in which the boxes' lines are looked for.
    private static let lineSide = 2400

    /// Looks for a page in an upright photo.
    package init(in color: ColorRaster) throws(Absence) {
        (width, height) = (color.width, color.height)
        var search = try Search(color, longSide: Self.longSide)
        if !search.isComplete,
            let finer = try? Search(color, longSide: Self.finerSide, enlarging: true),
            finer.found.count > search.found.count || search.warp == nil
        {
            search = finer
        }
        guard var warp = search.warp else {
            if search.found.isEmpty { throw .noMarks }
            throw .tooFewMarks(seen: search.found.map(\.mark.name))
        }
        guard let plan = search.plan(by: warp), let layout = try? SheetLayout(plan) else {
            throw .unreadableCode
        }
        self.layout = layout
        let seen = Set(search.found.map(\.mark.number))
        missingMarks = SheetGeometry.marks.filter { !seen.contains($0.number) }.map(\.name)
        let small =
            color.longSide > Self.lineSide ? color.areaScaled(toLongSide: Self.lineSide) : color
        let alignment = FrameAlignment(
            color: small, scale: Double(small.longSide) / Double(color.longSide))
        alignedCount = Self.align(&warp, alignment, layout, marks: search.anchors, width, height)
        self.warp = warp
        blur = EdgeSpread(of: search.found.map(\.mark), in: color, by: warp)?.deviation
    }

    /// What of a sheet's marks is seen in a photo that may have been scaled down.
    package enum Trace: Sendable {
        /// No mark.
        case nothing
        /// Several dark squares, too small to be read, which may be marks.
        case squares
        /// A mark that can be read.
        case mark
    }

    /// The side in pixels of dark squares that may be marks, at least, and how many there must be of them.
    ///
    /// Of 255 strangers' photos of one digit three show two or more (`digits classify photos/paper`), and all simulated
    /// photos of sheets that show no mark that could be read (`make-samples --sheets --tilt 35`).
    private static let (leastSquare, leastSquares) = (5, 2)

    /// Looks for marks, before the photo is decoded at its full size.
    package static func trace(in color: ColorRaster) -> Trace {
        let gray = color.luma
        let dark = DarkQuads(in: gray, leastSide: leastSquare)
        if !MarkFinder(in: gray).marks(among: dark).isEmpty { return .mark }
        return dark.quads.count < leastSquares ? .nothing : .squares
    }

    /// Bends the page to its boxes' lines, first those that may be millimeters off; returns how many were
    /// seen.
    private static func align(
        _ warp: inout PageWarp, _ alignment: FrameAlignment, _ layout: SheetLayout,
        marks: [PageWarp.Anchor], _ width: Int, _ height: Int
    ) -> Int {
        var count = 0
        for reach in [2.6, 1.0, 0.6] {
            let seen = layout.boxes.filter { isInside($0.rect, warp, width, height) }
            let offsets = alignment.offsets(of: seen, by: warp, within: reach)
            let boxes = zip(seen, offsets).compactMap { box, offset -> PageWarp.Anchor? in
                let middle = box.rect.middle
                return offset.map {
                    PageWarp.Anchor(place: middle, photo: warp.photo(middle + $0))
                }
            }
            count = boxes.count
            // A few may be anything.
            guard count >= 6 else { return count }
            warp.bend(to: boxes + marks)
        }
        return count
    }

    private static func isInside(
        _ rect: SheetRect, _ warp: PageWarp, _ width: Int, _ height: Int
    ) -> Bool {
        rect.corners.map(warp.photo).allSatisfy {
            $0.x >= 0 && $0.y >= 0 && $0.x <= Double(width) && $0.y <= Double(height)
        }
    }

    /// By how many quarters to the right the photo has to be turned to be read.
    package var quartersToUpright: Int {
        let middle = SheetGeometry.frame / 2
        let across = warp.photo(middle + [10, 0]) - warp.photo(middle)
        if abs(across.x) >= abs(across.y) { return across.x > 0 ? 0 : 2 }
        return across.y > 0 ? 3 : 1
    }

    /// Whether all of a rectangle of the page is in the photo.
    package func shows(_ rect: SheetRect) -> Bool { Self.isInside(rect, warp, width, height) }
}

/// The marks of a page in a picture that a photo was scaled down to.
private struct Search {
    private(set) var found: [MarkFinder.Found] = []
    /// Where the page is, as its marks say; nothing where there are too few.
    private(set) var warp: PageWarp?
    private let gray: GrayRaster
    private let scale: Double

    /// Marks that are farther than this from where the others say, in millimeters, are none: a bent page
    /// moves one by less.
    private static let mostMiss = 9.0
    /// What moves a mark's corner: a third of a pixel.
    private static let cornerImportance = 0.5

    var isComplete: Bool { found.count == SheetGeometry.marks.count }

    /// Looks in a picture with this long side, which small photos are enlarged to on request.
    init(
        _ color: ColorRaster, longSide: Int, enlarging: Bool = false
    ) throws(FoundSheet.Absence) {
        let small = color.longSide > longSide ? color.areaScaled(toLongSide: longSide) : color
        guard small.width > 2, small.height > 2 else { throw .noMarks }
        let factor = enlarging ? Double(longSide) / Double(small.longSide) : 1
        gray = small.luma.bilinearResampled(
            width: Int((Double(small.width) * factor).rounded()),
            height: Int((Double(small.height) * factor).rounded()))
        scale = Double(color.longSide) / Double(gray.longSide)
        let finder = MarkFinder(in: gray)
        found = finder.marks()
        dropStrangers()
        warp = PageWarp(flat: anchors)
        guard found.count > 1, let known = warp else {
            warp = nil
            return
        }
        let seen = Set(found.map(\.mark.number))
        for mark in SheetGeometry.marks where !seen.contains(mark.number) {
            let corners = mark.square.corners.map { known.photo($0) / scale }
            if let more = finder.mark(mark, near: corners) { found.append(more) }
        }
        dropStrangers()
        warp = PageWarp(flat: anchors)
        let anchors = anchors
        if found.count > 3 { warp?.bend(to: anchors) }
    }

    /// The marks' corners as places of the page that are known in the photo.
    var anchors: [PageWarp.Anchor] {
        found.flatMap { found in
            zip(found.mark.square.corners, found.corners).map {
                PageWarp.Anchor(
                    place: $0, photo: $1 * scale, importance: Self.cornerImportance)
            }
        }
    }

    /// Leaves out marks that do not fit the others: print that looks like one.
    private mutating func dropStrangers() {
        while found.count > 2 {
            // Without the one that is wrong, the others agree.
            let spread = found.indices.map { number in
                Self.disagreement(of: found.indices.filter { $0 != number }.map { found[$0] })
            }
            guard Self.disagreement(of: found) > Self.mostMiss,
                let worst = spread.indices.min(by: { spread[$0] < spread[$1] })
            else { return }
            found.remove(at: worst)
        }
    }

    /// The greatest distance of a mark's corner from where a page through all of them has it.
    private static func disagreement(of found: [MarkFinder.Found]) -> Double {
        let places = found.flatMap { $0.mark.square.corners }
        guard let view = Homography(from: found.flatMap(\.corners), to: places) else {
            return .infinity
        }
        return zip(found.flatMap(\.corners), places)
            .map { (view.apply($0) - $1).length }.max() ?? 0
    }

    /// What the code says; looked for as the whole page lies, and beside its own mark.
    func plan(by warp: PageWarp) -> SheetPlan? {
        let reader = CodeReader(gray: gray)
        if let plan = reader.plan({ warp.photo($0) / scale }) { return plan }
        for mark in found {
            guard let near = Homography(from: mark.mark.square.corners, to: mark.corners),
                let plan = reader.plan(near.apply)
            else { continue }
            return plan
        }
        return nil
    }
}
