package import Raster

/// The page of a printed sheet that was found in a photo: what it is, and where each of its places is seen.
package struct FoundSheet: Sendable {
    /// The page's boxes and what each asks for, as its code says.
    package let layout: SheetLayout
    /// The map from the page in millimeters to the photo in pixels.
    package let warp: PageWarp
    /// The names of the marks that were not seen, such as `top left`.
    package let missingMarks: [String]
    /// The deviation of the photo's blur in millimeters on the page; nil where no mark tells.
    package let blur: Double?
    /// Columns and rows of the photo, in pixels.
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

    /// Looks for a page in an upright photo, in any direction; throws why there is none.
    ///
    /// A second, finer search is made only where marks are missing, and taken only where it finds more of
    /// them or the first one found no page.
    package init(in color: ColorRaster, settings: Settings) throws(Absence) {
        (width, height) = (color.width, color.height)
        var search = try Search(color, longSide: settings.longSide, settings)
        if !search.isComplete,
            let finer = try? Search(color, longSide: settings.finerSide, enlarging: true, settings),
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
        let lineSide = settings.lineSide
        let small = color.longSide > lineSide ? color.areaScaled(toLongSide: lineSide) : color
        let alignment = FrameAlignment(
            color: small, scale: Double(small.longSide) / Double(color.longSide),
            settings: settings.alignment)
        // Marks say where the page is to some millimeters between them; the boxes' own lines say it exactly.
        Self.align(
            &warp, alignment, layout, marks: search.anchors, width, height, settings)
        self.warp = warp
        blur =
            EdgeSpread(
                of: search.found.map(\.mark), in: color, by: warp, settings: settings.spread)?
            .deviation
    }

    /// What of a sheet's marks is seen in a photo that may have been scaled down.
    package enum MarksSeen: Sendable {
        /// No mark.
        case nothing
        /// Several dark squares, too small to be read, which may be marks.
        case squares
        /// A mark that can be read.
        case sheetMark
    }

    /// Says how much of a sheet's marks a photo shows that was decoded at any size, before it is decoded at
    /// its full size.
    package static func marksSeen(in color: ColorRaster, settings: Settings) -> MarksSeen {
        let gray = color.luma
        let dark = DarkQuads(in: gray, leastSide: settings.leastSquare, settings: settings.quads)
        if !MarkFinder(in: gray, settings: settings).marks(among: dark).isEmpty {
            return .sheetMark
        }
        return dark.quads.count < settings.leastSquares ? .nothing : .squares
    }

    /// Bends the page to its boxes' lines in rounds, first to those that may be millimeters off.
    ///
    /// Stops where fewer than `Settings.leastBoxes` are seen.
    private static func align(
        _ warp: inout PageWarp, _ alignment: FrameAlignment, _ layout: SheetLayout,
        marks: [PageWarp.Anchor], _ width: Int, _ height: Int, _ settings: Settings
    ) {
        for reach in settings.reaches {
            let seen = layout.boxes.filter { isInside($0.rect, warp, width, height) }
            let offsets = alignment.offsets(of: seen, by: warp, within: reach)
            let boxes = zip(seen, offsets).compactMap { box, offset -> PageWarp.Anchor? in
                let middle = box.rect.middle
                return offset.map {
                    PageWarp.Anchor(place: middle, photo: warp.photo(middle + $0))
                }
            }
            guard boxes.count >= settings.leastBoxes else { return }
            warp.bend(to: boxes + marks, settings: settings.warp)
        }
    }

    /// Whether all corners of a rectangle of the page lie within the photo.
    private static func isInside(
        _ rect: SheetRect, _ warp: PageWarp, _ width: Int, _ height: Int
    ) -> Bool {
        rect.corners.map(warp.photo).allSatisfy {
            $0.x >= 0 && $0.y >= 0 && $0.x <= Double(width) && $0.y <= Double(height)
        }
    }

    /// How many quarter turns to the right bring the photo's page upright, 0 … 3.
    package var quartersToUpright: Int {
        let middle = SheetGeometry.frame / 2
        // Where a step of 10 mm to the right in the middle of the page goes in the photo.
        let across = warp.photo(middle + [10, 0]) - warp.photo(middle)
        if abs(across.x) >= abs(across.y) { return across.x > 0 ? 0 : 2 }
        return across.y > 0 ? 3 : 1
    }

    /// Whether the photo shows all of a rectangle of the page.
    package func shows(_ rect: SheetRect) -> Bool { Self.isInside(rect, warp, width, height) }
}

/// The marks of a page in a picture that a photo was scaled to, and the page that they span.
private struct Search {
    /// The marks that were found and fit together.
    private(set) var found: [MarkFinder.Found] = []
    /// The page as its marks have it, in pixels of the photo; nil where fewer than two marks were found.
    private(set) var warp: PageWarp?
    /// The picture in gray levels 0 … 255.
    private let gray: GrayRaster
    /// Pixels of the photo per pixel of the picture.
    private let scale: Double

    /// The constants of the search.
    private let settings: FoundSheet.Settings

    /// Whether all six marks were found.
    var isComplete: Bool { found.count == SheetGeometry.marks.count }

    /// Looks for marks in a picture with this longer side, to which small photos are enlarged on request.
    ///
    /// Throws where the photo is no more than two pixels wide or high.
    init(
        _ color: ColorRaster, longSide: Int, enlarging: Bool = false,
        _ settings: FoundSheet.Settings
    ) throws(FoundSheet.Absence) {
        self.settings = settings
        let small = color.longSide > longSide ? color.areaScaled(toLongSide: longSide) : color
        guard small.width > 2, small.height > 2 else { throw .noMarks }
        let factor = enlarging ? Double(longSide) / Double(small.longSide) : 1
        gray = small.luma.bilinearResampled(
            width: Int((Double(small.width) * factor).rounded()),
            height: Int((Double(small.height) * factor).rounded()))
        scale = Double(color.longSide) / Double(gray.longSide)
        let finder = MarkFinder(in: gray, settings: settings)
        found = finder.marks()
        // Two marks determine a page roughly, by eight corners; the others are then looked for at their places.
        dropMisfits()
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
        dropMisfits()
        warp = PageWarp(flat: anchors)
        let anchors = anchors
        // Three marks and fewer would bend the page into what the missing ones do not forbid.
        if found.count > 3 { warp?.bend(to: anchors, settings: settings.warp) }
    }

    /// The corners of the found marks as known places of the page, in pixels of the photo.
    var anchors: [PageWarp.Anchor] {
        found.flatMap { found in
            zip(found.mark.square.corners, found.corners).map {
                PageWarp.Anchor(
                    place: $0, photo: $1 * scale, importance: settings.cornerImportance)
            }
        }
    }

    /// Leaves out marks that do not fit the others, one by one: print that looks like one.
    ///
    /// Two marks are always kept.
    private mutating func dropMisfits() {
        while found.count > 2 {
            // Without the one that is wrong, the others agree.
            let spread = found.indices.map { number in
                Self.disagreement(of: found.indices.filter { $0 != number }.map { found[$0] })
            }
            guard Self.disagreement(of: found) > settings.mostMiss,
                let worst = spread.indices.min(by: { spread[$0] < spread[$1] })
            else { return }
            found.remove(at: worst)
        }
    }

    /// Returns the greatest distance in millimeters of a mark's corner from where a flat page through all
    /// of them has it; infinity where they span none.
    private static func disagreement(of found: [MarkFinder.Found]) -> Double {
        let places = found.flatMap { $0.mark.square.corners }
        guard let view = Homography(from: found.flatMap(\.corners), to: places) else {
            return .infinity
        }
        return zip(found.flatMap(\.corners), places)
            .map { (view.apply($0) - $1).length }.max() ?? 0
    }

    /// Returns what the code says, looked for as the whole page lies, then as each mark beside it says; nil
    /// where it cannot be read.
    func plan(by warp: PageWarp) -> SheetPlan? {
        let reader = CodeReader(gray: gray, settings: settings.code)
        if let plan = reader.plan({ warp.photo($0) / scale }) { return plan }
        // A bent page is nearly flat from a mark to the code beside it.
        for mark in found {
            guard let near = Homography(from: mark.mark.square.corners, to: mark.corners),
                let plan = reader.plan(near.apply)
            else { continue }
            return plan
        }
        return nil
    }
}
