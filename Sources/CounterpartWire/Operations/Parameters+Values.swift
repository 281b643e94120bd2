extension Parameters {
    /// The names, as often as they are given.
    var names: [String] { members.map(\.key) }

    /// All values of a parameter, an empty text for one without; `nil` if one is an object.
    func texts(_ name: String) -> [String]? {
        var texts: [String] = []
        for member in members where member.key == name {
            let elements =
                if case .array(let elements) = member.value { elements } else {
                    [member.value]
                }
            for element in elements {
                switch element {
                case .null: texts.append("")
                case .string(let text): texts.append(text)
                default: return nil
                }
            }
        }
        return texts
    }
}
