package import CounterpartWire

/// An answer of the operations surface, as text for a terminal.
package struct Report {
    /// Makes the lines of an answer of one kind.
    package typealias Layout = @Sendable (JSONValue, Terminal) -> [String]

    /// The items of each finding and the attempts of each service that a terminal is shown.
    static let excerpt = 20

    package let text: String

    package init(of answer: JSONValue, on terminal: Terminal, by layout: Layout) {
        text = layout(answer, terminal).map { "\($0)\n" }.joined()
    }
}

/// The lines of a paragraph.
func paragraph(_ text: String, on terminal: Terminal, _ paint: Paint? = nil) -> [String] {
    text.printable.wrapped(to: terminal.width).map { terminal.painted($0, paint) }
}

/// Numbers as bars, the highest as a full one.
func bars(_ numbers: [Int]) -> String {
    let highest = numbers.max() ?? 0
    let heights = Array("▁▂▃▄▅▆▇█")
    let characters = numbers.map { number -> Character in
        guard number > 0, highest > 0 else { return "·" }
        return heights[min(heights.count - 1, number * heights.count / (highest + 1))]
    }
    return String(characters)
}
