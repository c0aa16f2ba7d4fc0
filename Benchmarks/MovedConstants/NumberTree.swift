/// Any JSON value, of which the numbers can be found and replaced.
indirect enum NumberTree: Codable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case list([NumberTree])
    case object([String: NumberTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([NumberTree].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: NumberTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        // A whole number is written as one, or no integer could be read from it.
        case .number(let number):
            if let whole = Int(exactly: number) {
                try container.encode(whole)
            } else {
                try container.encode(number)
            }
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// All numbers, each with the names and places that lead to it, in alphabetical order.
    var numbers: [(path: [String], value: Double)] {
        switch self {
        case .number(let number): [([], number)]
        case .text, .flag: []
        case .list(let list):
            list.enumerated().flatMap { place, tree in
                tree.numbers.map { ([String(place + 1)] + $0.path, $0.value) }
            }
        case .object(let object):
            object.sorted { $0.key < $1.key }.flatMap { name, tree in
                tree.numbers.map { ([name] + $0.path, $0.value) }
            }
        }
    }

    /// Returns the tree with another number at the end of a path.
    func replacing(_ path: some Collection<String>, with number: Double) -> NumberTree {
        guard let name = path.first else { return .number(number) }
        switch self {
        case .list(var list):
            if let place = Int(name), list.indices.contains(place - 1) {
                list[place - 1] = list[place - 1].replacing(path.dropFirst(), with: number)
            }
            return .list(list)
        case .object(var object):
            object[name] = object[name]?.replacing(path.dropFirst(), with: number)
            return .object(object)
        default: return self
        }
    }
}
