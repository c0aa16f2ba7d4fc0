import MNIST
import Raster

extension Gallery {
    /// Returns the gallery as one page that needs nothing beside it.
    package func html() throws(ReportingError) -> String {
        var cards = ""
        for item in items { cards += try card(item) }
        let line = subtitle.isEmpty ? "" : "<p class=\"subtitle\">\(HTML.escaped(subtitle))</p>\n"
        let list =
            items.isEmpty
            ? "<p class=\"empty\">There is nothing to show.</p>"
            : "<ul class=\"grid\">\n\(cards)</ul>"
        return HTML.page(
            title: title, style: HTML.colors + "\n" + Self.style,
            body: """
                <header>
                <h1>\(HTML.escaped(title))</h1>
                <p class="summary">\(HTML.escaped(summary))</p>
                \(line)</header>
                <main>
                \(list)
                </main>
                """)
    }

    private func card(_ item: Item) throws(ReportingError) -> String {
        let name = HTML.escaped(item.name)
        var pictures = ""
        if let photo = item.photo {
            let size = photo.size(fitting: 160, 160)
            let small = photo.resampled(width: size.width, height: size.height)
            pictures += try image(small, class: "photo", alt: "Photo \(name)")
        }
        if let digit = item.image {
            pictures += try image(
                InkPicture.picture(of: digit), class: "digit",
                alt: "The digit of \(name) as 28 by 28 pixels")
        }
        let reading = item.predicted.map { "Read as \($0)" } ?? "No digit read"
        let confidence = item.confidence.map { NumberText.percent($0) } ?? ""
        let label = item.label.isEmpty ? "" : "<b class=\"label\">\(HTML.escaped(item.label))</b>"
        return """
            <li class="card \(item.verdict.rawValue)"><figure>
            <div class="pictures">\(pictures)</div>
            <figcaption><span class="predicted" role="img" aria-label="\(reading)">\
            \(item.predicted?.description ?? "–")</span>\
            <span class="confidence">\(confidence)</span>\(label)\
            <span class="name" title="\(name)">\(name)</span></figcaption>
            </figure></li>

            """
    }

    private func image(
        _ picture: ColorRaster, class name: String, alt: String
    ) throws(ReportingError) -> String {
        """
        <img class="\(name)" src="\(try HTML.dataURL(of: picture))" alt="\(alt)" \
        width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"/>
        """
    }

    private static let style = """
        * { box-sizing: border-box; margin: 0; }
        body { background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif;
          padding: clamp(16px, 3vw, 48px); }
        header { margin-bottom: clamp(16px, 2vw, 32px); }
        h1 { font-size: clamp(1.4rem, 1rem + 1.5vw, 2.2rem); line-height: 1.2;
          letter-spacing: -0.01em; overflow-wrap: anywhere; }
        .summary { margin-top: 6px; font-variant-numeric: tabular-nums; }
        .subtitle, .empty { color: var(--muted); overflow-wrap: anywhere; }
        .grid { list-style: none; padding: 0; display: grid; gap: 16px;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, max(216px, 7vw)), 1fr)); }
        .card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
          padding: 14px; border-top: 4px solid var(--edge); --edge: var(--muted);
          break-inside: avoid; content-visibility: auto; contain-intrinsic-size: auto 210px; }
        .right { --edge: var(--right); } .wrong { --edge: var(--wrong); }
        .unknown { --edge: var(--accent); }
        .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
        img { display: block; width: 100%; height: auto;
          aspect-ratio: 1; border: 1px solid var(--line);
          border-radius: 6px; background: var(--page); object-fit: contain; }
        .digit { image-rendering: pixelated; background: #fff; grid-column: 2; }
        .digit:first-child { grid-column: 1; }
        figcaption { display: grid; grid-template-columns: auto 1fr auto; column-gap: 12px;
          align-items: center; margin-top: 12px; }
        .predicted { grid-row: span 2; font-size: 2.5rem; line-height: 1; font-weight: 700;
          color: var(--edge); font-variant-numeric: tabular-nums; min-width: 0.62em; }
        .confidence { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .label { color: var(--edge); font-weight: 600; font-size: 0.9rem; text-align: right; }
        .name { grid-column: 2 / -1; color: var(--muted); font-size: 0.875rem; min-width: 0;
          overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        @media print { body { background: none; padding: 0; }
          .grid { grid-template-columns: repeat(4, 1fr); } .card { content-visibility: visible; } }
        """
}
