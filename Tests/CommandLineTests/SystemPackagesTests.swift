import Testing

@testable import digits

/// What is to be installed is named as the system's own packages are.
///
/// Debian 12, Debian 13 and Ubuntu 24.04 are tried for real by Tests/Packages; what `os-release` says is theirs.
@Suite struct SystemPackagesTests {
    @Test(arguments: [
        ("ID=debian\nVERSION_CODENAME=bookworm\n", "apt install imagemagick libheif1"),
        (
            "PRETTY_NAME=\"Debian GNU/Linux 13\"\nID=debian\nVERSION_CODENAME=trixie\n",
            "apt install imagemagick libheif1 libheif-plugin-libde265 libheif-plugin-aomdec"
        ),
        ("ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME='jammy'", "apt install imagemagick libheif1"),
        (
            "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_CODENAME=vera\nUBUNTU_CODENAME=jammy",
            "apt install imagemagick libheif1"
        ),
        (
            "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_CODENAME=zara\nUBUNTU_CODENAME=noble",
            "apt install imagemagick libheif1 libheif-plugin-libde265 libheif-plugin-aomdec"
        ),
        ("ID=fedora\nVERSION_ID=42", "dnf install ImageMagick libheif"),
        ("ID=rocky\nID_LIKE=\"rhel centos fedora\"", "dnf install ImageMagick libheif"),
        ("ID=manjaro\nID_LIKE=arch", "pacman -S imagemagick libheif"),
        ("ID=opensuse-leap\nID_LIKE=\"suse opensuse\"", "zypper install ImageMagick libheif1"),
        ("NAME=Else\n\nnonsense\n=", "the package of imagemagick libheif"),
        ("", "the package of imagemagick libheif"),
    ])
    func `a system's command`(osRelease: String, command: String) {
        let packages = SystemPackages(osRelease: osRelease)
        #expect(packages.command(for: [.imageMagick, .heif]) == command)
    }
}
