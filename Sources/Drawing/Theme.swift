/// The colors of everything that is drawn, once for light and once for dark surroundings, named by what they are for.
///
/// Text, and the three colors that carry a judgment, stand out from `page` and `surface` by at least 4.5 : 1 (WCAG
/// 2.2, level AA), which `ThemeTests` computes. Apart from that they are chosen by eye.
///
/// Pages have both; pictures are drawn in the light one unless told otherwise.
package struct Theme: Sendable {
    /// The color behind everything.
    package let page: RGB
    /// The color of a card, which lies on the page.
    package let surface: RGB
    /// The color of text that is to be read first.
    package let text: RGB
    /// The color of text that explains, and of numbers on axes.
    package let muted: RGB
    /// The color of borders, grids and axes.
    package let line: RGB
    /// The color of the edges of what can be typed into or pressed.
    package let control: RGB
    /// The color of what was chosen or leads.
    package let accent: RGB
    /// The color of what was read, or read right.
    package let right: RGB
    /// The color of what was read wrong, rejected or failed.
    package let wrong: RGB
    /// The colors of a chart's lines and bars, in their order.
    package let series: [RGB]

    /// The colors for paper, pictures and bright screens.
    package static let light = Theme(
        page: RGB(0xF5F6F8), surface: RGB(0xFFFFFF), text: RGB(0x1B2330), muted: RGB(0x576273),
        line: RGB(0xDDE2E9), control: RGB(0x7F8997), accent: RGB(0x2463C9), right: RGB(0x157347),
        wrong: RGB(0xBE2F2A),
        series: [RGB(0x2463C9), RGB(0xAD4B08), RGB(0x157347), RGB(0x7A3FC4)])

    /// The colors for dark rooms.
    package static let dark = Theme(
        page: RGB(0x12151A), surface: RGB(0x1B2027), text: RGB(0xE8EBF0), muted: RGB(0xA3ADBB),
        line: RGB(0x323A45), control: RGB(0x727D8D), accent: RGB(0x7FB0FF), right: RGB(0x5CCB92),
        wrong: RGB(0xFF8F87),
        series: [RGB(0x7FB0FF), RGB(0xFFAA66), RGB(0x5CCB92), RGB(0xC7A2FF)])
}
