extension String {
    /// The text on one line, without what a terminal would take for a command.
    var printable: String {
        let visible = unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            // Escapes, and marks that turn the direction of what follows, come from anywhere.
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: Character(scalar)
            }
        }
        return visible.split(whereSeparator: \.isWhitespace).map { String($0) }
            .joined(separator: " ")
    }

    /// The columns that the text takes on a terminal.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The text, cut to `width` columns if it has more.
    func cut(to width: Int) -> String {
        guard columns > width else { return self }
        var text = ""
        var count = 0
        for character in self {
            count += character.columns
            if count >= width { break }
            text.append(character)
        }
        return text + "…"
    }

    /// The text in lines of `width` columns, broken between words where that is possible.
    func wrapped(to width: Int?) -> [String] {
        guard let width, columns > width else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = String(word)
            if !line.isEmpty, line.columns + 1 + rest.columns > width {
                lines.append(line)
                line = ""
            }
            while rest.columns > width {
                let part = rest.prefix(fitting: width)
                lines.append(part)
                rest.removeFirst(part.count)
            }
            line += line.isEmpty ? rest : " \(rest)"
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// As many characters as `width` columns hold, one at least.
    private func prefix(fitting width: Int) -> String {
        var count = 0
        let text = prefix { character in
            count += character.columns
            return count <= width
        }
        return String(text.isEmpty ? prefix(1) : text)
    }

    func padded(to width: Int, isRight: Bool) -> String {
        let space = String(repeating: " ", count: max(0, width - columns))
        return isRight ? space + self : self + space
    }
}

extension Character {
    /// 2 for the wide characters of East Asia and for most emoji, else 1.
    fileprivate var columns: Int {
        guard let scalar = unicodeScalars.first, scalar.value >= 0x1100 else { return 1 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }
}
