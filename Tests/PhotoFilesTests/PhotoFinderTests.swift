import Foundation
import PhotoFiles
import TestSupport
import Testing

struct PhotoFinderTests {
    private func names(_ folder: ScratchFolder, _ arguments: String...) -> [String] {
        let prefix = folder.url.path + "/"
        return PhotoFinder(arguments.map { folder.path($0) })
            .map { String($0.text.dropFirst(prefix.count)) }
    }

    @Test func `a spared folder is passed over inside another, and searched when it is named`()
        throws
    {
        let folder = try ScratchFolder()
        for name in ["p/drawn", "p/q"] { try folder.makeFolder(name) }
        for name in ["p/1.jpg", "p/drawn/1.jpg", "p/q/2.jpg"] { try folder.write([1], to: name) }
        let drawn = folder.path("p/drawn")
        let found = PhotoFinder([folder.path("p")], sparing: [drawn]).map(\.text)
        #expect(found == ["p/1.jpg", "p/q/2.jpg"].map { folder.path($0).text })
        #expect(PhotoFinder([drawn], sparing: [drawn]).map(\.text).count == 1)
    }

    @Test func `folders are searched in natural order`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("p/b9")
        for name in ["p/10.jpg", "p/2.jpg", "p/A.png", "p/b.png", "p/b9/1.gif", "p/01.jpg"] {
            try folder.write([1], to: name)
        }
        #expect(
            names(folder, "p")
                == ["p/01.jpg", "p/2.jpg", "p/10.jpg", "p/A.png", "p/b.png", "p/b9/1.gif"])
    }

    @Test func `in folders hidden entries and what is no picture are passed over`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("p/.hidden")
        let picture = Handmade.gif(Handmade.gifFrame(30, 20))
        for name in ["p/.a.jpg", "p/.hidden/a.jpg", "p/labels.csv", "p/README"] {
            try folder.write(Array("path,label".utf8), to: name)
        }
        try folder.write(Array("not a picture".utf8), to: "p/broken.jpg")
        try folder.write(picture, to: "p/unnamed")
        #expect(names(folder, "p") == ["p/broken.jpg", "p/unnamed"])
        #expect(names(folder, "p/.a.jpg", "p/.hidden") == ["p/.a.jpg", "p/.hidden/a.jpg"])
    }

    #if os(Linux)
        @Test
        func `a file in a folder that cannot be read is delivered, so that its reason is told`()
            throws
        {
            let folder = try ScratchFolder()
            try folder.makeFolder("p")
            // A regular file that everybody may open, and whose first byte nobody can read.
            try folder.link("p/notes", to: "/proc/self/mem")
            try folder.link("p/gone", to: "nowhere")
            #expect(names(folder, "p") == ["p/notes"])
        }
    #endif

    @Test func `arguments are delivered as they are, in their order`() throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: "labels.csv")
        #expect(names(folder, "missing", "labels.csv") == ["missing", "labels.csv"])
        #expect(PhotoFinder([PhotoPath("")]).map(\.text) == [""])
    }

    @Test func `links that lead in circles end`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("p/q")
        try folder.write([1], to: "p/q/1.jpg")
        try folder.link("p/q/up", to: "..")
        try folder.link("p/q/self.jpg", to: "self.jpg")
        try folder.link("p/again", to: "q")
        #expect(names(folder, "p") == ["p/again/1.jpg", "p/again/self.jpg"])
    }

    @Test func `a slash at the end of an argument is not doubled`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("p")
        try folder.write([1], to: "p/1.jpg")
        #expect(names(folder, "p/", "p") == ["p/1.jpg", "p/1.jpg"])
    }

    @Test func `names that are hostile or not UTF-8 are found as they are`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("p")
        let picture = Handmade.gif(Handmade.gifFrame(30, 20))
        for name in HostileNames.all { try folder.write(picture, to: Array("p/".utf8) + name) }
        let found = Array(PhotoFinder([folder.path("p")]))
        #expect(Set(found) == Set(HostileNames.all.map { folder.path(Array("p/".utf8) + $0) }))
    }
}
