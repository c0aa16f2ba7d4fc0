package import Foundation

#if canImport(FoundationXML)
    package import FoundationXML
#endif

/// The elements of a well-formed page, in order.
package final class Elements: NSObject, XMLParserDelegate {
    /// An element by itself.
    package struct Element {
        /// The name of the element, as it is written.
        package let name: String
        /// The values of its attributes, entities resolved.
        package let attributes: [String: String]
    }

    /// All elements in the order in which they begin.
    package private(set) var all: [Element] = []
    /// The text of all elements, one after the other, entities resolved.
    package private(set) var text = ""

    /// Reads XML; throws where it is not well-formed.
    package init(of data: Data) throws {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.formatting) }
    }

    /// Returns how many elements have a name.
    package func count(of name: String) -> Int { all.count { $0.name == name } }

    package func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        all.append(Element(name: name, attributes: attributes))
    }

    package func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
