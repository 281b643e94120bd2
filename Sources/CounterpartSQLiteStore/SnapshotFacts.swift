import CounterpartSQLite

/// What a reader has learnt of the snapshot that it reads; it is forgotten with it.
///
/// Pages of one list ask the same before they read: how many references match, how many lie on each way
/// there, and where the page begins.
struct SnapshotFacts {
    /// A statement with its values.
    struct Question: Hashable {
        let statement: PageStatement
        let values: [SQLValue]
    }

    /// The facts of a kind that are kept; a question may be some kilobytes.
    private static let limit = 256

    var anchors = PageAnchors()
    /// The numbers that were asked for.
    var numbers: [Question: Int] = [:] {
        didSet { if numbers.count > Self.limit { numbers = [:] } }
    }
    /// The services that were asked for.
    var services: [Question: [String]] = [:] {
        didSet { if services.count > Self.limit { services = [:] } }
    }
}
