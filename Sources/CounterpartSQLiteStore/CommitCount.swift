import Synchronization

/// How often the store was written to since it was opened.
///
/// It counts a commit before anybody is told of it: so what is read after an answer, and finds the
/// number unchanged since a moment before that answer, would miss nothing.
final class CommitCount: Sendable {
    private let count = Atomic<Int>(0)

    var current: Int { count.load(ordering: .acquiring) }

    func advance() {
        count.add(1, ordering: .acquiringAndReleasing)
    }
}
