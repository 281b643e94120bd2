extension SubjectType {
    /// What one such subject is called in a sentence, for instance `time entry`.
    package var noun: String { words(separatedBy: " ") }

    /// What several are called, for instance `time entries`.
    package var pluralNoun: String {
        String(collectionKey.map { $0 == "_" ? " " : $0 })
    }
}
