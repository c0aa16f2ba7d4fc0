import Files
import SystemLibraries

/// The fonts that print is drawn in: free ones that Debian and Ubuntu package, of the kinds that forms,
/// books, labels, typewriters and displays use.
///
/// None imitates handwriting.
package struct PrintFonts: Sendable {
    /// One font file, for one style of one family.
    package struct Font: Sendable, Hashable {
        /// The file's name without its ending, by which the list of packages names it.
        package let name: String
        /// The file's absolute path.
        package let path: String

        /// Whether the font is held out of the training, as every tenth of the list is: print is measured
        /// with those.
        package let isHeldOut: Bool
    }

    /// The fonts that were found, in the order of the list.
    package let fonts: [Font]

    /// Finds the fonts below a folder.
    ///
    /// Throws where one in ten or more is missing, for then print would look too much alike; the error
    /// names the packages to install.
    package init(folder: String = "/usr/share/fonts") throws(PrintFontsError) {
        let paths = Self.files(below: folder)
        let names = Self.packages.flatMap(\.files)
        // By place in the list, not among those found, so that a missing font changes nobody else's side.
        fonts = names.enumerated().compactMap { index, name in
            paths[name].map { Font(name: name, path: $0, isHeldOut: index % 10 == 4) }
        }
        guard fonts.count * 10 > names.count * 9 else {
            throw PrintFontsError(
                folder: folder, found: fonts.count, wanted: names.count,
                packages: Self.packages.filter { package in
                    package.files.contains { paths[$0] == nil }
                }.map(\.name))
        }
    }

    /// Returns the paths of TrueType and OpenType files below a folder by their names without the ending.
    ///
    /// Of files with the same name one is taken; empty where there is no such folder.
    static func files(below folder: String) -> [String: String] {
        var paths: [String: String] = [:]
        collect(below: folder, into: &paths)
        return paths
    }

    /// Adds the font files of a folder and of all folders in it.
    private static func collect(below folder: String, into paths: inout [String: String]) {
        guard let names = try? FileBytes.names(in: folder) else { return }
        for name in names {
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".ttf") || name.hasSuffix(".otf") {
                paths[String(name.dropLast(4))] = path
            } else if FileBytes.isFolder(path) {
                collect(below: path, into: &paths)
            }
        }
    }

    /// Debian's packages and the files that are used of each.
    ///
    /// Chosen by hand for variety: sans and serif, bold and light, monospaced, typewriter, segment
    /// displays, OCR. Their order decides which fonts are held out.
    package static let packages: [(name: String, files: [String])] = [
        (
            "fonts-dejavu-core",
            [
                "DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSerif-Bold",
                "DejaVuSansMono", "DejaVuSansMono-Bold",
            ]
        ),
        (
            "fonts-croscore",
            [
                "Arimo-Regular", "Arimo-Bold", "Arimo-Italic", "Tinos-Regular", "Tinos-Bold",
                "Tinos-Italic", "Cousine-Regular", "Cousine-Bold",
            ]
        ),
        ("fonts-crosextra-carlito", ["Carlito-Regular", "Carlito-Bold", "Carlito-Italic"]),
        ("fonts-crosextra-caladea", ["Caladea-Regular", "Caladea-Bold"]),
        (
            "fonts-urw-base35",
            [
                "NimbusSans-Regular", "NimbusSans-Bold", "NimbusSansNarrow-Regular",
                "NimbusRoman-Regular", "NimbusRoman-Italic", "NimbusMonoPS-Regular", "C059-Roman",
                "C059-Bold", "P052-Roman", "P052-Italic", "URWBookman-Light", "URWBookman-Demi",
                "URWGothic-Book", "URWGothic-Demi",
            ]
        ),
        (
            "fonts-roboto-unhinted",
            [
                "Roboto-Regular", "Roboto-Bold", "Roboto-Light", "Roboto-Italic",
                "RobotoCondensed-Regular", "RobotoCondensed-Bold",
            ]
        ),
        ("fonts-roboto-slab", ["RobotoSlab-Regular", "RobotoSlab-Bold"]),
        ("fonts-lato", ["Lato-Regular", "Lato-Bold", "Lato-Light", "Lato-Black"]),
        (
            "fonts-open-sans",
            ["OpenSans-Regular", "OpenSans-Bold", "OpenSans-Italic", "OpenSans-CondLight"]
        ),
        ("fonts-cantarell", ["Cantarell-Regular", "Cantarell-Bold"]),
        ("fonts-linuxlibertine", ["LinLibertine_R", "LinLibertine_RB", "LinBiolinum_R"]),
        ("fonts-ebgaramond", ["EBGaramond12-Regular", "EBGaramond12-Italic"]),
        ("fonts-inconsolata", ["Inconsolata"]),
        ("fonts-courier-prime", ["Courier Prime"]),
        ("fonts-comic-neue", ["ComicNeue-Regular", "ComicNeue-Bold"]),
        ("fonts-opendyslexic", ["OpenDyslexic-Regular"]),
        ("fonts-b612", ["B612-Regular", "B612Mono-Regular"]),
        ("fonts-quattrocento", ["Quattrocento-Regular"]),
        ("fonts-oldstandard", ["OldStandard-Regular"]),
        ("fonts-gnutypewriter", ["GNUTypewriter"]),
        ("fonts-ocr-a", ["OCRA"]),
        ("fonts-ocr-b", ["OCRB"]),
        ("fonts-dosis", ["Dosis-Book", "Dosis-Bold"]),
        ("fonts-karla", ["Karla-Regular", "Karla-Bold"]),
        ("fonts-jura", ["Jura-Regular"]),
        ("fonts-opendin", ["OSP-DIN"]),
        ("fonts-osifont", ["osifont"]),
        ("fonts-go", ["Go-Regular", "Go-Bold", "Go-Mono"]),
        ("fonts-stix", ["STIXGeneral-Regular", "STIXGeneral-Bold"]),
        ("fonts-adf-gillius", ["GilliusADF-Regular", "GilliusADF-Bold"]),
        ("fonts-sil-andika", ["Andika-Regular"]),
        ("fonts-paratype", ["PTF55F", "PTF75F", "PTC55F"]),
        ("fonts-national-park", ["NationalPark-Regular"]),
        ("fonts-bebas-neue", ["BebasNeue-Regular"]),
        ("fonts-league-spartan", ["LeagueSpartan-Regular", "LeagueSpartan-Bold"]),
        ("fonts-dseg", ["DSEG7Classic-Bold", "DSEG7Modern-Regular"]),
        ("fonts-play", ["Play-Regular"]),
        ("fonts-comfortaa", ["Comfortaa-Regular", "Comfortaa-Bold"]),
        ("fonts-cmu", ["cmunrm", "cmunbx", "cmunss", "cmuntt", "cmunti"]),
        ("fonts-hack", ["Hack-Regular"]),
        ("fonts-quicksand", ["Quicksand-Regular", "Quicksand-Bold"]),
    ]
}

/// The error that too few of the fonts are installed.
package struct PrintFontsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The folder that was searched.
    let folder: String
    /// How many of the fonts were found.
    let found: Int
    /// How many fonts the list has.
    let wanted: Int
    /// The packages of which a file is missing.
    let packages: [String]

    /// The error in a sentence, with the command that mends it.
    package var description: String {
        """
        Only \(found) of \(wanted) fonts were found below \(folder); on Debian and Ubuntu install \
        them by: apt-get install \(packages.joined(separator: " "))
        """
    }
}
