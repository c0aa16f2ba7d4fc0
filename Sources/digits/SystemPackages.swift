import Files
import SystemLibraries

/// The command that installs what photos are read with, under the names that this system's packages have.
///
/// It is only told to people, never run.
struct SystemPackages {
    /// A library that may be missing.
    enum Need {
        /// Reads all formats but plain JPEGs, and writes pictures.
        case imageMagick
        /// Reads HEIC and AVIF.
        case heif
    }

    /// Systems that name and install packages alike; the raw value is what a Linux system's `os-release` calls
    /// them.
    private enum Family: String, CaseIterable {
        /// Debian, Ubuntu and their kin: apt.
        case debian
        /// Fedora, Red Hat and their kin: dnf.
        case fedora
        /// Arch and its kin: pacman.
        case arch
        /// openSUSE and SUSE: zypper.
        case suse
        /// macOS: Homebrew.
        case macOS
    }

    /// This system's family; nil where it is of none that is known.
    private let family: Family?
    /// Whether libheif's decoders are packages of their own: since Debian 13 and Ubuntu 24.04.
    private let hasCodecPackages: Bool

    /// Takes what `os-release` (freedesktop.org) says of a Linux system.
    init(osRelease text: String) {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[String(parts[0])] = parts[1].filter { $0 != "\"" && $0 != "'" }
        }
        let names = [fields["ID"], fields["ID_LIKE"]].compactMap(\.self).joined(separator: " ")
        family = Family.allCases.first { names.contains($0.rawValue) }
        let codenames = ["VERSION_CODENAME", "UBUNTU_CODENAME", "DEBIAN_CODENAME"]
        hasCodecPackages = Self.releasesBefore.isDisjoint(with: codenames.compactMap { fields[$0] })
    }

    /// The names of the releases of Debian and Ubuntu whose libheif has its decoders inside.
    ///
    /// Systems that are made of a release name it, too.
    private static let releasesBefore: Set = ["bullseye", "bookworm", "focal", "jammy"]

    /// Makes a system that has no `os-release`.
    private init(_ family: Family) {
        self.family = family
        hasCodecPackages = false
    }

    /// The system that this program runs on.
    static var here: SystemPackages {
        #if os(macOS)
            SystemPackages(.macOS)
        #else
            SystemPackages(
                osRelease: (try? FileBytes.read("/etc/os-release"))
                    .map { String(decoding: $0, as: UTF8.self) } ?? "")
        #endif
    }

    /// The command to type that installs the libraries; on a system that is not known, only their names.
    func command(for needs: [Need]) -> String {
        let names = needs.map(name).joined(separator: " ")
        return switch family {
        case .debian: "apt install \(names)"
        case .fedora: "dnf install \(names)"
        case .arch: "pacman -S \(names)"
        case .suse: "zypper install \(names)"
        case .macOS: "brew install \(names)"
        case nil: "the package of \(names)"
        }
    }

    /// What the family's packages of a library are called, with blanks between several.
    private func name(_ need: Need) -> String {
        switch (need, family) {
        case (.imageMagick, .fedora), (.imageMagick, .suse): "ImageMagick"
        case (.imageMagick, _): "imagemagick"
        case (.heif, .debian):
            hasCodecPackages
                ? "libheif1 libheif-plugin-libde265 libheif-plugin-aomdec" : "libheif1"
        case (.heif, .suse): "libheif1"
        case (.heif, _): "libheif"
        }
    }
}
