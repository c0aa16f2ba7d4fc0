// Tables of labels, transcripts, and rows that a run is to go on with.
import DigitDatasets
import Files
import PhotoFiles
import Results
import SystemLibraries

/// A file for what is read by its name.
private let scratch = "/tmp/digits-fuzz-\(getpid())"

let tableKinds: [FileKind] = [
    FileKind(
        name: "labels",
        seeds: {
            [
                "path,label\n7.jpg,7\n\"a,b.jpg\",\n",
                "path,index,label,box,row,reviewed,path_base64\np.jpg,0,3,\"1,2,3,4\",0,no,cA==\n",
                "path,digits\np.jpg,7846/1294\n", "\u{FEFF}path,label\r\na,1\r\n",
            ].map { Array($0.utf8) }
        },
        take: { bytes in
            let folder = PhotoPath("/photos")
            let table = try LabelTable(bytes, name: "labels.csv", bases: [folder])
            let source = LabelSource.table(table, workingFolder: folder)
            for entry in table.entries.prefix(100) { _ = source.label(of: entry.path) }
            for page in table.pages.prefix(100) {
                let read = page.transcript.lines.prefix(8).map { Array($0.prefix(8)) }
                let aligned = TranscriptAlignment(
                    of: read,
                    with: Transcript(
                        lines: Array(page.transcript.lines.prefix(20)).map {
                            Array($0.prefix(50))
                        }))
                let pairs = aligned.pairs.count
                check(
                    (0...pairs).contains(aligned.right)
                        && pairs <= min(aligned.actualCount, aligned.readCount),
                    "no more digits are paired than there are")
            }
        }),
    FileKind(
        name: "transcript",
        seeds: { ["7846/1294/66", "1 2 3|4", "", "////"].map { Array($0.utf8) } },
        take: { bytes in
            let parts = String(decoding: bytes.prefix(2_000), as: UTF8.self).split(
                separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard let actual = Transcript(String(parts[0])) else { return }
            check(Transcript(actual.description) == actual, "a transcript reads itself")
            let read = parts.count > 1 ? Transcript(String(parts[1])) : actual
            guard let read else { return }
            let aligned = TranscriptAlignment(of: read.lines, with: actual)
            check(aligned.right <= aligned.pairs.count, "what is right is paired")
            check(read != actual || aligned.right == actual.count, "the same is aligned wholly")
        }),
    FileKind(
        name: "rows",
        seeds: {
            [
                "{\"path\":\"a.jpg\",\"index\":0,\"status\":\"ok\"}\n"
                    + "{\"path\":\"b.jpg\",\"index\":0,\"status\":\"error\"}\n{\"path\":\"c.j",
                "{\"path\":\"\u{FFFD}\",\"path_base64\":\"/w==\",\"index\":0,\"status\":\"rejected\"}\n",
                "notes", "",
            ].map { Array($0.utf8) }
        },
        take: { bytes in
            try OutputFile.write(bytes, to: scratch, replacingExisting: true)
            defer { unlink(scratch) }
            var rows = try FinishedRows(path: scratch)
            var photos = 0
            while let photo = try rows.next() {
                check(!photo.statuses.isEmpty, "a photo has rows")
                photos += 1
            }
            let photo = rows.lastPhoto ?? PhotoPath("c.jpg")
            if rows.fits(photo, followedBy: PhotoPath("d.jpg")) == true { try rows.cutBack() }
            let left = try FileBytes.read(scratch)
            check(bytes.starts(with: left), "a file is only ever cut")
            check(
                left.isEmpty || left.last == UInt8(ascii: "\n") || left == bytes, "lines are whole")
        }),
]
