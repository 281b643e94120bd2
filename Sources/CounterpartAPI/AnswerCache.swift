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
    struct Key: Hashable {
        private let account: Account.ID
        private let path: String
        private let query: String
        /// Made once: a key is looked for four times before its answer is known to be new.
        private let hash: Int

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

        func hash(into hasher: inout Hasher) {
            hasher.combine(hash)
        }
    }

    private struct Entry {
        let answer: Answer
        let version: Int
    }

    private struct State {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
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

    /// Returns the answer if it was made at this version of its account.
    func answer(_ key: Key, at version: Int) -> Answer? {
        state.withLock { state in
            if let entry = state.young[key] {
                return entry.version == version ? entry.answer : nil
            }
            guard let entry = state.old[key], entry.version == version else { return nil }
            keep(entry, key, in: &state)
            return entry.answer
        }
    }

    /// Keeps an answer that was made at this version of its account, or later, if it was asked for
    /// before.
    func keep(_ answer: Answer, _ key: Key, at version: Int) {
        guard answer.body.count <= Self.bodyLimit else { return }
        let hash = key.hashValue
        state.withLock { state in
            let place = hash & (Self.missedLimit - 1)
            guard state.missed[place] == hash else {
                state.missed[place] = hash
                return
            }
            keep(Entry(answer: answer, version: version), key, in: &state)
        }
    }

    private func keep(_ entry: Entry, _ key: Key, in state: inout State) {
        let replaced = state.young.updateValue(entry, forKey: key)
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
        if let known = answer(key, at: version) { return known }
        let answer = Answer(try await body(request, account))
        keep(answer, key, at: version)
        return answer
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
