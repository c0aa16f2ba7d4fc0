import Preprocessing
import Raster
import Testing

struct GrayscaleTests {
    @Test func `luma is the default`() throws {
        var picture = TestPicture(width: 200, height: 150)
        picture.two(x: 60, y: 20, height: 100)
        let result = try picture.workpiece.after(Grayscale())
        #expect(result.gray == picture.color.luma)
        #expect(result.view.scale == 1)
    }

    @Test(arguments: [(28, 28, 4), (50, 112, 1), (7, 20, 6), (111, 30, 2)])
    func `a tiny picture is raised to working size`(_ size: (Int, Int, Int)) throws {
        let picture = TestPicture(width: size.0, height: size.1)
        let result = try picture.workpiece.after(Grayscale())
        let gray = try result.grayLevels()
        #expect(gray.width == size.0 * size.2 && gray.height == size.1 * size.2)
        #expect(result.color?.width == gray.width && result.view == result.colorView)
        #expect(result.view.scale == 1 / Double(size.2))
    }

    @Test func `contrast lets ink stand out that luma hardly shows`() throws {
        // Red and green of one brightness.
        let color = ColorRaster(
            width: 120, height: 120,
            bytes: (0..<120 * 120).flatMap { index -> [UInt8] in
                abs(index % 120 - 60) < 6 ? [200, 90, 110] : [70, 150, 140]
            })
        var workpiece = Workpiece.empty
        workpiece.color = color
        func spread(_ raster: GrayRaster) -> Float { abs(raster[60, 60] - raster[10, 60]) }
        let luma = try workpiece.after(Grayscale()).grayLevels()
        let contrast = try workpiece.after(Grayscale(channels: .contrast)).grayLevels()
        #expect(spread(contrast) > 3 * spread(luma))
    }

    @Test func `contrast divides by the paper level that the reader's settings allow`() throws {
        // Paper with hardly any blue, far below the least level that is divided by; the stroke is darkest in some rows.
        let color = ColorRaster(
            width: 120, height: 120,
            bytes: (0..<120 * 120).flatMap { index -> [UInt8] in
                let shade = UInt8(90 - index / 120 % 10)
                return abs(index % 120 - 60) < 6 ? [shade, shade, 4] : [200, 200, 12]
            })
        func blue(darkest: Float) -> Float {
            var settings = PreprocessingSettings()
            settings.inkMap.darkest = darkest
            return ChannelContrast(
                of: color, polarity: .darkOnLight, settings: settings
            ).weights[2]
        }
        #expect(blue(darkest: 4) > 1.3 * blue(darkest: 40))
        var settings = PreprocessingSettings()
        settings.inkMap.darkest = 4
        func gray(_ settings: PreprocessingSettings) throws -> GrayRaster {
            var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
            workpiece.color = color
            return try workpiece.after(Grayscale(channels: .contrast)).grayLevels()
        }
        #expect(try gray(settings) != gray(PreprocessingSettings()))
    }

    @Test func `without a picture it says so`() {
        #expect(throws: PreprocessingError.self) { try Workpiece.empty.after(Grayscale()) }
    }

    @Test func `only a picture at full size can be cut to its digit`() throws {
        // A dark bar that reaches two borders of a small picture.
        let bytes = (0..<60 * 40).flatMap { index -> [UInt8] in
            (20..<40).contains(index % 60) ? [40, 40, 40] : [210, 210, 210]
        }
        var workpiece = Workpiece.empty
        workpiece.color = ColorRaster(width: 60, height: 40, bytes: bytes)
        func width(scale: Double) throws -> Int {
            workpiece.colorView = PhotoView(scale: scale)
            return try workpiece.after(Grayscale(minimumSide: 1)).grayLevels().width
        }
        // Three tenths of 60 pixels on each side.
        #expect(try width(scale: 1) == 96 && width(scale: 2) == 60 && width(scale: 0.5) == 60)
        workpiece.colorView = PhotoView()
        let view = try workpiece.after(Grayscale(minimumSide: 1)).view
        #expect(view == PhotoView(x: -18, y: -18, scale: 1))
    }

    @Test func `a weighted picture has each channel's own weight`() throws {
        let bytes = (0..<60 * 60).flatMap { index -> [UInt8] in
            abs(index % 60 - 30) < 4 ? [20, 140, 180] : [200, 200, 200]
        }
        var workpiece = Workpiece.empty
        let color = ColorRaster(width: 60, height: 60, bytes: bytes)
        workpiece.color = color
        workpiece.colorView.scale = 2
        let gray = try workpiece.after(Grayscale(channels: .contrast, minimumSide: 1))
            .grayLevels()
        let weights = ChannelContrast(of: color, polarity: .darkOnLight).weights
        #expect(Set(weights).count == 3)
        #expect(gray == color.mixed(red: weights[0], green: weights[1], blue: weights[2]))
    }
}
