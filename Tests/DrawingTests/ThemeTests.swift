import Drawing
import Foundation
import Testing

@Suite struct ThemeTests {
    /// Source: WCAG 2.2, relative luminance and contrast ratio.
    private func contrast(_ one: RGB, _ other: RGB) -> Double {
        func luminance(_ color: RGB) -> Double {
            let linear = [color.red, color.green, color.blue].map { channel in
                let value = Double(channel) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (light, dark) = (
            max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
        )
        return (light + 0.05) / (dark + 0.05)
    }

    @Test func `all text stands out from its ground in light and dark`() {
        for theme in [Theme.light, .dark] {
            let inks =
                [theme.text, theme.muted, theme.accent, theme.right, theme.wrong] + theme.series
            for ink in inks {
                #expect(contrast(ink, theme.page) >= 4.5, "\(ink.css) on \(theme.page.css)")
                #expect(contrast(ink, theme.surface) >= 4.5, "\(ink.css) on \(theme.surface.css)")
            }
        }
    }

    @Test func `a color is written as CSS writes it`() {
        #expect(RGB(0x0A0B0C).css == "#0a0b0c")
        #expect(RGB(0x000000).mixed(with: RGB(0xFFFFFF), 0.5).css == "#808080")
    }
}
