import DigitReading
import Foundation

do {
    let reader = try DigitReader()
    for path in CommandLine.arguments.dropFirst() {
        let reading = try reader.read(.file(URL(filePath: path)))
        print("\(path): \(reading.digit), \(Int(reading.confidence * 100)) % sure")
        for row in 0..<28 {
            print(String((0..<28).map { reading.image[$0, row] > 127 ? "#" : " " }))
        }
    }
} catch {
    print(error)
}
