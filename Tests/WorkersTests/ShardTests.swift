import PhotoFiles
import Testing

@testable import Workers

struct ShardTests {
    @Test func `the parts together are the whole, each photo in exactly one, about equal`() throws {
        let paths = (0..<5000).map { PhotoPath("photos/IMG_\($0).jpg") }
        for count in [1, 2, 3, 7, 16] {
            let parts = try (1...count).map { number in
                let shard = try #require(Shard(number, of: count))
                return paths.filter(shard.contains)
            }
            #expect(parts.map(\.count).reduce(0, +) == paths.count)
            #expect(Set(parts.flatMap(\.self)) == Set(paths))
            let fair = Double(paths.count) / Double(count)
            #expect(parts.allSatisfy { abs(Double($0.count) - fair) < 0.15 * fair })
        }
    }

    @Test(arguments: [
        ("2/8", [:], 2, 8),
        ("auto", ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "4"], 4, 4),
        (
            "auto",
            [
                "SLURM_ARRAY_TASK_ID": "9", "SLURM_ARRAY_TASK_COUNT": "4",
                "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_STEP": "4",
            ], 3, 4
        ),
        ("auto/5", ["JOB_COMPLETION_INDEX": "0"], 1, 5),
        ("auto", ["JOB_COMPLETION_INDEX": "4", "JOB_COMPLETIONS": "5"], 5, 5),
        ("auto", ["AWS_BATCH_JOB_ARRAY_INDEX": "1", "AWS_BATCH_JOB_ARRAY_SIZE": "2"], 2, 2),
    ])
    func `a part is named or taken from the scheduler`(
        text: String, environment: [String: String], number: Int, count: Int
    ) throws {
        #expect(try Shard(text, environment: environment) == Shard(number, of: count))
    }

    @Test(arguments: [
        ("", [:], ShardError.malformed("")), ("3", [:], .malformed("3")),
        ("1/2/3", [:], .malformed("1/2/3")), ("1/x", [:], .malformed("1/x")),
        ("0/4", [:], .noSuchPart(0, of: 4)), ("5/4", [:], .noSuchPart(5, of: 4)),
        ("auto", [:], .noJob), ("auto", ["JOB_COMPLETION_INDEX": "0"], .noCount("JOB_COMPLETIONS")),
        (
            "auto", ["SLURM_ARRAY_TASK_ID": "x"], .badVariable("SLURM_ARRAY_TASK_ID", "x")
        ),
        ("auto/4", ["SLURM_ARRAY_TASK_ID": "4"], .noSuchPart(5, of: 4)),
    ])
    func `what is no part is refused with a reason`(
        text: String, environment: [String: String], error: ShardError
    ) {
        #expect(throws: error) { try Shard(text, environment: environment) }
        #expect(error.description.hasSuffix("."))
    }

    @Test func `a source passes over the other parts' photos`() throws {
        let shard = try #require(Shard(1, of: 3))
        let paths = (0..<30).map { PhotoPath("\($0)") }
        var source = ShardedSource(SequenceSource(paths.makeIterator()), shard)
        var taken: [PhotoPath] = []
        while case .path(let path) = try source.next() { taken.append(path) }
        #expect(taken == paths.filter(shard.contains))
    }
}
