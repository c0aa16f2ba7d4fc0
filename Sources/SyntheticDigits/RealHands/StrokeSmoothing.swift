import Raster
import SystemLibraries

/// The removal of a coarse tablet's steps from a character's strokes by a Gaussian along each
/// stroke.
///
/// Places are set out anew at equal distances along each stroke and averaged with a Gaussian whose
/// standard deviation is as long as the tablet's step: a fine tablet's strokes stay as they are,
/// and an end stays where it is.
struct StrokeSmoothing {
    /// The smoothed strokes, in the coordinates of the given ones.
    let smoothed: [Path]

    /// Places along the longer side of a character at which strokes are set out anew.
    ///
    /// Order of magnitude, not tuned: a pen of a 20th of the character's side has two to three places for each of its
    /// widths, so that corners between them are not seen.
    private static let placesPerSide: Float = 48

    /// Smooths the strokes of one character; one without extent keeps a single place for each
    /// stroke.
    init(_ strokes: [Path]) {
        let (low, high) = strokes.map { Stroke(points: $0) }.bounds
        let long = (high - low).max()
        guard long > 0 else {
            smoothed = strokes.map { Array($0.prefix(1)) }
            return
        }
        let spacing = long / Self.placesPerSide
        // A step longer than a sixteenth of the character is none: it was written in few places.
        let step = min(Self.step(of: strokes), long / 16)
        smoothed = strokes.map {
            Self.averaged(Self.evenly($0, spacing), deviation: step / spacing)
        }
    }

    /// Returns the tablet's step: the smallest distance above 0, along either axis, between places
    /// that follow each other; 0 where there is none.
    private static func step(of strokes: [Path]) -> Float {
        var step = Float.infinity
        for stroke in strokes {
            for (from, to) in zip(stroke, stroke.dropFirst()) {
                for distance in [abs(to.x - from.x), abs(to.y - from.y)] where distance > 0 {
                    step = min(step, distance)
                }
            }
        }
        return step.isFinite ? step : 0
    }

    /// Returns places at equal distances along a stroke; its first and its last place stay.
    private static func evenly(_ stroke: Path, _ spacing: Float) -> Path {
        guard let first = stroke.first, let last = stroke.last, stroke.count > 1 else {
            return stroke
        }
        var places = [first]
        // How far it still is to the next place, across the ends of the given spans.
        var rest = spacing
        for (from, to) in zip(stroke, stroke.dropFirst()) {
            let way = to - from
            let length = way.length
            var done: Float = 0
            while length - done >= rest {
                done += rest
                places.append(from + way * (done / length))
                rest = spacing
            }
            rest -= length - done
        }
        // The last place is kept even where it is nearer than the others.
        if places.count == 1 || rest < spacing * 0.5 || places[places.count - 1] != last {
            places.append(last)
        }
        return places
    }

    /// Returns each place averaged with its neighbors by a Gaussian of `deviation` places; beyond
    /// an end the stroke goes on mirrored at it.
    private static func averaged(_ places: Path, deviation: Float) -> Path {
        // Beyond 2.5 deviations the Gaussian's weights are below 5 %.
        let reach = Int((deviation * 2.5).rounded(.up))
        guard reach > 0, places.count > 2 else { return places }
        let weights = (-reach...reach).map { exp(-Float($0 * $0) / (2 * deviation * deviation)) }
        let total = weights.reduce(0, +)
        func place(_ index: Int) -> Point {
            let last = places.count - 1
            if index < 0 { return 2 * places[0] - places[min(-index, last)] }
            if index > last { return 2 * places[last] - places[max(2 * last - index, 0)] }
            return places[index]
        }
        return places.indices.map { index in
            var sum = Point.zero
            for (offset, weight) in weights.enumerated() {
                sum += weight * place(index + offset - reach)
            }
            return sum / total
        }
    }
}
