import DigitDatasets
import MNIST
import PhotoFiles
import Raster
import Testing

struct LabelSourceTests {
    private func label(_ source: LabelSource, _ path: String) -> PhotoLabel {
        source.label(of: PhotoPath(path))
    }

    private func table(_ text: String, bases: [String] = ["/w"]) throws -> LabelSource {
        .table(
            try LabelTable(Array(text.utf8), name: "l.csv", bases: bases.map { PhotoPath($0) }),
            workingFolder: PhotoPath("/w"))
    }

    @Test func `the folder's name is the label`() throws {
        #expect(label(.folder, "x/7/a.jpg") == .digit(try #require(Digit(7))))
        #expect(label(.folder, "x/07/a.jpg") == .missing)
        #expect(label(.folder, "7.jpg") == .missing)
    }

    @Test func `a name's first digit is the label, unless another follows`() throws {
        #expect(label(.fileName, "x/7_001.jpg") == .digit(try #require(Digit(7))))
        #expect(label(.fileName, "7.jpg") == .digit(try #require(Digit(7))))
        #expect(label(.fileName, "x/12.jpg") == .ambiguous)
        #expect(label(.fileName, "x/seven.jpg") == .missing)
    }

    @Test func `a table's paths are found below each base`() throws {
        let source = try table(
            "note,path,label\n,a/1.jpg,3\n,b.jpg,\n", bases: ["/w", "/w/photos"])
        let three = PhotoLabel.digit(try #require(Digit(3)))
        #expect(label(source, "a/1.jpg") == three)
        #expect(label(source, "./photos//a/../a/1.jpg") == three)
        #expect(label(source, "/w/photos/a/1.jpg") == three)
        #expect(label(source, "photos/b.jpg") == .skipped)
        #expect(label(source, "c.jpg") == .missing)
    }

    @Test func `two different labels for one photo are ambiguous, two equal ones are not`() throws {
        let source = try table("path,label\na,1\n./a,2\nb,5\nb,5\n")
        #expect(label(source, "a") == .ambiguous)
        #expect(label(source, "b") == .digit(try #require(Digit(5))))
    }

    @Test func `wrong labels and missing columns are told`() {
        #expect(throws: LabelError.wrongLabel("l.csv", line: 2, label: "ten")) {
            try table("path,label\na,ten\n")
        }
        #expect(throws: LabelError.missingColumn("l.csv", "label", columns: ["path", "x"])) {
            try table("path,x\na,1\n")
        }
    }

    @Test(arguments: [
        "9223372036854775807,0,1,1", "0,0,9223372036854775807,9223372036854775807",
        "-9223372036854775808,0,1,1", "1,2,3", "1,2,3,x", "2000000,0,1,1",
    ])
    func `a box that no photo has is no box`(box: String) throws {
        let source = try table("path,label,index,box\na,1,0,\"\(box)\"\na,2,1,\"1,2,3,4\"\n")
        let (one, two) = (Digit(1), Digit(2))
        #expect(
            label(source, "a")
                == .digits([
                    PageDigit(index: 0, label: one),
                    PageDigit(
                        index: 1, label: two, box: PixelBox(x: 1, y: 2, width: 3, height: 4)),
                ]))
    }

    @Test(arguments: ["9223372036854775807", "-1", "1000001", "99999999999999999999"])
    func `an index that no page has is told`(index: String) {
        #expect(throws: LabelError.wrongIndex("l.csv", line: 2, index: index)) {
            try table("path,label,index\na,1,\(index)\n")
        }
    }

    @Test func `a path that tables do not show as it is stands beside it in base64`() throws {
        let source = try table("path,label,path_base64\n'=1.jpg,3,PTEuanBn\nb.jpg,4,\n")
        #expect(label(source, "=1.jpg") == .digit(try #require(Digit(3))))
        #expect(label(source, "b.jpg") == .digit(try #require(Digit(4))))
        #expect(label(source, "'=1.jpg") == .missing)
    }

    @Test func `what nobody has looked at is told from what somebody has`() throws {
        let text = "path,label,reviewed\na,1,yes\nb,2,no\nc,3,given\n"
        let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [])
        #expect(table.entries.map(\.isUnreviewed) == [false, true, false])
    }

    @Test func `columns that are read are told from remarks, however they are spelled`() throws {
        let text = "Path,LABEL,Photo index,pen,Path base64,note\na,1,0,gel,,\n"
        let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [])
        let remarks = table.columns.indices.filter { !table.isRead($0) }
        #expect(remarks.map { table.columns[$0] } == ["pen", "note"])
    }

    @Test func `no message is longer than it helps, or moves a cursor`() throws {
        let long = "\u{1B}[31m" + String(repeating: "x", count: 10_000_000)
        for text in ["path,label\na,\(long)\n", "path,digits\na,\(long)\n"] {
            let error = #expect(throws: LabelError.self) { try table(text) }
            let sentence = "\(try #require(error))"
            #expect(sentence.count < 300)
            #expect(!sentence.contains("\u{1B}") && sentence.contains("\\u{1b}[31m"))
        }
    }

    @Test func `a table says what is written on pages instead of a label`() throws {
        let text = "path,digits\na,12/3 4\nb,\n"
        let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [])
        #expect(table.isOfPages)
        #expect(table.entries.map { $0.transcript?.description } == ["12/34", ""])
        #expect(throws: LabelError.wrongTranscript("l.csv", line: 2, digits: "1x")) {
            try LabelTable(Array("path,digits\na,1x\n".utf8), name: "l.csv", bases: [])
        }
    }

    @Test func `a table labels the digits of a page one by one`() throws {
        let text = """
            path,index,label,box
            a,1,3,"4,5,6,7"
            a,0,,
            b,0,2,
            c,0,1,
            c,0,1,
            c,1,2,
            d,0,,
            d,1,,
            e,0,1,
            e,0,2,
            e,1,2,
            f,7,5,
            g,0,1,"4,5,6,7"
            g,1,2,"24,5,6,7"
            g,,3,"14,5,6,7"

            """
        let source = try table(text)
        let (two, three) = (try #require(Digit(2)), try #require(Digit(3)))
        #expect(
            label(source, "a")
                == .digits([
                    PageDigit(index: 0),
                    PageDigit(
                        index: 1, label: three, box: PixelBox(x: 4, y: 5, width: 6, height: 7)),
                ]))
        #expect(label(source, "b") == .oneDigit(two))
        #expect(
            label(source, "c")
                == .digits([PageDigit(index: 0, label: Digit(1)), PageDigit(index: 1, label: two)]))
        #expect(label(source, "d") == .skipped)
        #expect(label(source, "e") == .ambiguous)
        // What was missed has a box and no index: there is nothing to take from the page.
        guard case .digits(let found) = label(source, "g") else {
            Issue.record("no digits")
            return
        }
        #expect(found.map(\.index) == [0, 1])
        // A photo named once shows one digit, whatever a column of the name may mean there.
        #expect(label(source, "f") == .oneDigit(try #require(Digit(5))))
        #expect(throws: LabelError.wrongIndex("l.csv", line: 2, index: "x")) {
            try table("path,label,index\na,1,x\n")
        }
    }

    @Test func `a table of pages says what is written on each`() throws {
        func pages(_ text: String) throws -> [LabelTable.Page] {
            let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [])
            #expect(table.isOfPages)
            return table.pages
        }
        let byLine = try pages("path,label,index,row\na,3,2,1\na,1,0,0\na,,1,0\nb,4,0,0\n")
        #expect(byLine.map(\.path) == [PhotoPath("a"), PhotoPath("b")])
        #expect(byLine.map(\.transcript.description) == ["1/3", "4"])
        #expect(byLine.allSatisfy { $0.hasLines })
        let flat = try pages("path,label,index\na,1,0\na,3,1\n")
        #expect(flat.map(\.transcript.description) == ["13"] && !flat[0].hasLines)
        let missed = try pages(
            "path,label,index,row,box\na,1,0,0,\"4,5,6,7\"\na,2,1,0,\"24,5,6,7\"\na,3,,0,\"14,5,6,7\"\n"
        )
        #expect(missed.map(\.transcript.description) == ["132"])
        let single = try LabelTable(
            Array("path,label,index\na,1,0\nb,3,0\n".utf8), name: "l.csv", bases: [])
        #expect(!single.isOfPages)
    }

    @Test func `unlabeled and ambiguous photos are named together`() {
        let photos = ["3.jpg", "x.jpg", "12.jpg"].map { PhotoPath($0) }
        let error = #expect(throws: LabelError.self) { try LabelSource.fileName.labels(of: photos) }
        #expect(error == .unlabeled(missing: ["x.jpg"], ambiguous: ["12.jpg"]))
        #expect(error?.description.contains("x.jpg") == true)
    }
}
