import Counterpart
import Synchronization

/// The tokens by their hashes, also the hashes of which there is none.
///
/// One process writes the file, so it is exact: whoever changes a token clears it.
final class TokenCache: Sendable {
    private struct State {
        var known: [Token.Digest: Token] = [:]
        /// Apart, so that a flood of guesses does not push out what is used.
        var unknown: Set<Token.Digest> = []
        var generation = 0
        /// Those that were asked for since it was last told.
        var used: Set<Token.ID> = []
    }

    enum Answer {
        case known(Token)
        case unknown
        /// To be read, and to be kept only if nothing was cleared since this generation.
        case toBeRead(generation: Int)
    }

    private let state = Mutex(State())

    func token(with digest: Token.Digest) -> Answer {
        state.withLock { state in
            if let token = state.known[digest] {
                state.used.insert(token.id)
                return .known(token)
            }
            if state.unknown.contains(digest) { return .unknown }
            return .toBeRead(generation: state.generation)
        }
    }

    func keep(_ token: Token?, for digest: Token.Digest, readIn generation: Int) {
        state.withLock { state in
            if let token { state.used.insert(token.id) }
            guard state.generation == generation else { return }
            if let token {
                if state.known.count >= SQLiteStore.Limit.cachedTokens { state.known = [:] }
                state.known[digest] = token
            } else {
                if state.unknown.count >= SQLiteStore.Limit.cachedTokens { state.unknown = [] }
                state.unknown.insert(digest)
            }
        }
    }

    func clear() {
        state.withLock { state in
            state = State(generation: state.generation + 1, used: state.used)
        }
    }

    /// Returns the tokens that were asked for since the last call.
    func takeUsed() -> Set<Token.ID> {
        state.withLock { state in
            defer { state.used = [] }
            return state.used
        }
    }

    /// Takes back what could not be kept.
    func giveBack(_ used: Set<Token.ID>) {
        state.withLock { $0.used.formUnion(used) }
    }
}
