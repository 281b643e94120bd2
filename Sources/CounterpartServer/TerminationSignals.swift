import Glibc

/// SIGTERM and SIGINT, taken by one thread that waits for them.
package struct TerminationSignals {
    private var set: sigset_t

    package init() {
        set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
    }

    package func block() {
        var set = set
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Blocks the calling thread until one of the signals comes, and returns it.
    package func wait() -> CInt {
        var set = set
        var signal: CInt = 0
        unsafe sigwait(&set, &signal)
        return signal
    }
}
