/// What a message says without what differs from record to record: numbers, ids, dates, addresses
/// and quoted values are taken out.
package struct Fingerprint: Hashable, Sendable {
    /// The rules that made it; other rules make other fingerprints.
    package static let currentVersion = 1

    package let text: String
    package let version: Int

    /// A fingerprint that was kept.
    package init(text: String, version: Int) {
        self.text = text
        self.version = version
    }
}
