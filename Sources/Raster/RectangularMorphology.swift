// Gray-scale and binary morphology with rectangles of `columns` × `rows` pixels. The rectangle's
// middle lies on the pixel; one of an even side reaches one pixel further to the left or the top,
// so openings and closings ask for odd sides. What lies outside the picture is left out.
extension GrayRaster {
    /// Returns the greatest value in a rectangle around every pixel (dilation).
    package func dilated(width columns: Int, height rows: Int) -> GrayRaster {
        extremum(columns, rows, Greatest.self)
    }

    /// Returns the least value in a rectangle around every pixel (erosion).
    package func eroded(width columns: Int, height rows: Int) -> GrayRaster {
        extremum(columns, rows, Least.self)
    }

    /// Returns the picture with dark things that a rectangle of odd sides cannot enter filled up
    /// (closing).
    package func closed(width columns: Int, height rows: Int) -> GrayRaster {
        dilated(width: columns, height: rows).eroded(width: columns, height: rows)
    }

    /// Returns the picture without bright things that cannot hold a rectangle of odd sides
    /// (opening).
    package func opened(width columns: Int, height rows: Int) -> GrayRaster {
        eroded(width: columns, height: rows).dilated(width: columns, height: rows)
    }

    /// Returns the extremum of one kind in a rectangle around every pixel.
    private func extremum<Kind: Extremum>(_ columns: Int, _ rows: Int, _ kind: Kind.Type)
        -> GrayRaster
    {
        // A rectangle is separable: the extremum of each column's extremum.
        let plane = SlidingExtremum(width: width, height: height, values: pixels)
        return GrayRaster(
            width: width, height: height,
            pixels: plane.over(columns: columns, rows: rows, kind))
    }
}

extension BinaryMask {
    /// Returns the mask grown by a rectangle around every set pixel (dilation).
    package func dilated(width columns: Int, height rows: Int) -> BinaryMask {
        extremum(columns, rows, Greatest.self)
    }

    /// Returns the pixels around which a whole rectangle is set (erosion); outside the mask counts
    /// as set.
    package func eroded(width columns: Int, height rows: Int) -> BinaryMask {
        extremum(columns, rows, Least.self)
    }

    /// Returns the mask with gaps that a rectangle of odd sides cannot enter filled up (closing).
    package func closed(width columns: Int, height rows: Int) -> BinaryMask {
        dilated(width: columns, height: rows).eroded(width: columns, height: rows)
    }

    /// Returns the mask without parts that cannot hold a rectangle of odd sides (opening).
    package func opened(width columns: Int, height rows: Int) -> BinaryMask {
        eroded(width: columns, height: rows).dilated(width: columns, height: rows)
    }

    /// Returns the extremum of one kind in a rectangle around every pixel; 1 counts as greater than
    /// 0.
    private func extremum<Kind: Extremum>(_ columns: Int, _ rows: Int, _ kind: Kind.Type)
        -> BinaryMask
    {
        let plane = SlidingExtremum(width: width, height: height, values: pixels)
        return BinaryMask(
            width: width, height: height,
            pixels: plane.over(columns: columns, rows: rows, kind))
    }
}
