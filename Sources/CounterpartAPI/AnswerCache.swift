import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import Synchronization

/// Bodies that were made already, for as long as their account does not change: many clients ask for
/// the same list again and again.
///
/// An answer is kept when it is asked for a second time: most look-ups are never asked for again, and
/// keeping them all cost each 5 µs. There are two generations. New answers go into the young one; when
/// that has half of the bytes, it becomes the old one and what was old is forgotten; what is asked for
/// again becomes young again.
final class AnswerCache: Sendable {
    struct Key: Equatable {
        fileprivate let hash: Int
        private let account: Account.ID
        private let path: String
        private let query: String

        init(account: Account.ID, path: String, query: String) {
            self.account = account
            self.path = path
            self.query = query
            var hasher = Hasher()
            hasher.combine(account)
            hasher.combine(path)
            hasher.combine(query)
            hash = hasher.finalize()
        }
    }

    enum Finding {
        /// It was made at this version of its account.
        case known(Answer)
        /// It was asked for before, so it is worth keeping.
        case wanted
        case new
    }

    private struct Entry {
        let key: Key
        let answer: Answer
        let version: Int

        func answers(_ key: Key, at version: Int) -> Bool {
            self.version == version && self.key == key
        }
    }

    private struct State {
        // By the hashes of their keys; of two with one hash, the later takes the place. Keys themselves
        // would be compared with those that lie nearby, whose texts are in no cache of the processor.
        var young: [Int: Entry] = [:]
        var old: [Int: Entry] = [:]
        var youngBytes = 0
        /// The hashes of what was asked for lately and was not there, each in the place that it names.
        var missed = [Int](repeating: 0, count: AnswerCache.missedLimit)
    }

    /// The bytes of all bodies together, as far as nothing else is said.
    static let byteLimit = 24 << 20
    /// A body that is larger is not kept.
    private static let bodyLimit = 256 << 10
    /// How many misses are remembered; a power of two.
    private static let missedLimit = 1 << 14
    /// What an entry costs beside its body, about.
    private static let overhead = 512

    private let state = Mutex(State())
    private let byteLimit: Int

    init(byteLimit: Int = AnswerCache.byteLimit) {
        self.byteLimit = byteLimit
    }

    /// Looks for an answer, and remembers that it was asked for.
    func find(_ key: Key, at version: Int) -> Finding {
        state.withLock { state in
            if let entry = state.young[key.hash] {
                if entry.answers(key, at: version) { return .known(entry.answer) }
            } else if let entry = state.old[key.hash], entry.answers(key, at: version) {
                keep(entry, in: &state)
                return .known(entry.answer)
            }
            let place = key.hash & (Self.missedLimit - 1)
            if state.missed[place] == key.hash { return .wanted }
            state.missed[place] = key.hash
            return .new
        }
    }

    /// Keeps an answer that was made at this version of its account, or later.
    func keep(_ answer: Answer, _ key: Key, at version: Int) {
        guard answer.body.count <= Self.bodyLimit else { return }
        state.withLock { keep(Entry(key: key, answer: answer, version: version), in: &$0) }
    }

    private func keep(_ entry: Entry, in state: inout State) {
        let replaced = state.young.updateValue(entry, forKey: entry.key.hash)
        let bytes = entry.answer.body.count + Self.overhead
        state.youngBytes += bytes - (replaced.map { $0.answer.body.count + Self.overhead } ?? 0)
        guard state.youngBytes > byteLimit / 2 else { return }
        state.old = state.young
        state.young = [:]
        state.youngBytes = 0
    }
}

extension AnswerCache {
    /// Answers a read with what `body` makes, which is asked only if the account was written to.
    func answer(
        to request: HTTPRequest,
        of account: Account,
        in store: any VersionedStore,
        _ body: (HTTPRequest, Account) async throws -> Bytes
    ) async throws -> Answer {
        // Before the store is read: what is read then is of this version, or newer.
        guard let version = store.version(of: account) else {
            return Answer(try await body(request, account))
        }
        let key = Key(account: account.id, path: request.path, query: request.query)
        switch find(key, at: version) {
        case .known(let answer): return answer
        case .new: return Answer(try await body(request, account))
        case .wanted:
            let answer = Answer(try await body(request, account))
            keep(answer, key, at: version)
            return answer
        }
    }
}

/// The body of an answer to a read, with its entity tag.
struct Answer {
    let body: Bytes
    let tag: EntityTag

    init(_ body: Bytes) {
        self.body = body
        tag = EntityTag(of: body)
    }
}
