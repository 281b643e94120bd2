import Glibc

/// How the system shares its processors among the threads.
package enum Scheduling {
    /// `SCHED_BATCH`, which <sched.h> shows to GNU programs only.
    private static let batch: Int32 = 3

    /// Lets the calling thread, and those that it starts from now on, wait for a processor when they are
    /// woken instead of taking it from whoever runs (`SCHED_BATCH`, sched(7)).
    ///
    /// An event loop is woken for every request. If it runs at once, it takes the processor from the
    /// client that is about to send the next ones, and finds that request alone: a list that is polled
    /// by a client on the same machine came 1.2 times as often, a look-up 1.1 times. A policy that the
    /// program was started with, other than the usual one, stays.
    package static func preferBatches() {
        guard sched_getscheduler(0) == SCHED_OTHER else { return }
        var parameters = sched_param()
        // Without it all works as well, only slower.
        _ = unsafe sched_setscheduler(0, batch, &parameters)
    }
}
