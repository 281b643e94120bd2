import CCounterpartMicroHTTPD
import CounterpartBytes
import Synchronization

/// One request and its answer, and the executor that the handler runs on.
///
/// A handler runs on the event loop that received the request. While it is suspended, so is its
/// connection; what wakes the handler hands its next job to ``enqueue(_:)`` on whatever thread,
/// which resumes the connection; the event loop then runs the job.
///
/// The connection is only used on its event loop, or under the lock while it is parked: a parked
/// connection cannot go away.
final class Exchange: TaskExecutor {
    struct State {
        var target: RequestTarget?
        var targetLength = 0
        var head: RequestHead?
        var id = ""
        var began = ContinuousClock.now
        var bytesIn = 0
        var body: [UInt8] = []
        /// What the body may be long, and what it needs beyond the usual limit.
        var bodyLimit = 0
        var permit: LargeBodies.Permit?
        /// Bytes of a refused body that were thrown away; `nil` while nothing was refused.
        var discarded: Int?
        var hasStarted = false
        var jobs: [UnownedJob] = []
        var response: HTTPResponse?
        var pipe: BodyPipe?
        /// Whether the pipe may hold something that was not there when it was last looked at.
        var isWoken = false
        var isParked = false
        var isAbandoned = false
        var answer: Answer?
    }

    /// What was answered, for the observer.
    enum Answer {
        case answered(status: Int, route: String, account: String?, bytesOut: Int)
        case refused(Refusal)
    }

    let service: HTTPService
    let connection: ConnectionState
    let state: Mutex<State>
    // A pointer is not Sendable and its address is; the comment on the type says who may use it.
    private let address: UInt

    init(
        service: HTTPService,
        connection: ConnectionState,
        handle: OpaquePointer?,
        target: UnsafeBufferPointer<UInt8>
    ) {
        self.service = service
        self.connection = connection
        address = UInt(bitPattern: handle)
        var state = State()
        state.targetLength = target.count
        if target.count <= service.configuration.urlLimit {
            state.target = unsafe RequestTarget(target.span)
        }
        self.state = Mutex(state)
    }

    @unsafe
    var handle: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isOrphan = state.withLock { state in
            guard !state.isAbandoned else { return true }
            state.jobs.append(job)
            resume(&state)
            return false
        }
        if isOrphan { Self.runElsewhere(job) }
    }

    /// Runs or continues the handler, and answers or parks; on the event loop.
    func proceed() -> MHD_Result {
        // A refused body was answered by hand: all that is left is to close.
        if state.withLock({ $0.discarded != nil }) { return .NO }
        start()
        while true {
            runJobs()
            if let response = takeResponse() { return send(response) }
            switch state.withLock({ park(&$0) }) {
            case .again: continue
            case .parked: return .YES
            case .close: return .NO
            }
        }
    }

    /// The handler's answer; only jobs that run on the event loop bring it.
    private func takeResponse() -> HTTPResponse? {
        state.withLock { state in
            defer { state.response = nil }
            return state.response
        }
    }

    /// Lets go of the connection: what is left of the handler runs without it.
    func abandon() {
        let jobs = state.withLock { state in
            state.isAbandoned = true
            resume(&state)
            defer { state.jobs = [] }
            return state.jobs
        }
        for job in jobs { Self.runElsewhere(job) }
    }

    private func start() {
        let request: HTTPRequest? = state.withLock { state in
            guard !state.hasStarted, let head = state.head else { return nil }
            state.hasStarted = true
            defer { state.body = [] }
            return HTTPRequest(
                method: head.method,
                path: head.target.path,
                query: head.target.query,
                fields: head.fields,
                body: state.body,
                id: state.id
            )
        }
        guard let request else {
            service.parkingLot.leave(self)
            return
        }
        connection.enter(.handling)
        // Not a task that nobody waits for: the exchange ends, and the server stops, after it.
        Task.immediate(executorPreference: self) {
            let response = await self.service.respond(request)
            self.state.withLock { $0.response = response }
        }
    }

    func runJobs() {
        while true {
            let jobs = state.withLock { state in
                defer { state.jobs = [] }
                return state.jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    enum Step {
        case again
        case parked
        case close
    }

    /// Suspends the connection unless there is something to do.
    func park(_ state: inout State) -> Step {
        if !state.jobs.isEmpty || state.isWoken {
            state.isWoken = false
            return .again
        }
        if state.isAbandoned { return .close }
        guard service.parkingLot.park(self) else {
            state.isAbandoned = true
            return .close
        }
        state.isParked = true
        unsafe MHD_suspend_connection(handle)
        return .parked
    }

    /// Ends the suspension of the connection, on any thread.
    func resume(_ state: inout State) {
        guard state.isParked else { return }
        state.isParked = false
        unsafe MHD_resume_connection(handle)
    }

    /// Runs a job whose connection is gone, so that its task can end and free what it holds.
    private static func runElsewhere(_ job: UnownedJob) {
        globalConcurrentExecutor.enqueue(job)
    }
}

extension Exchange {
    var hasHead: Bool { state.withLock { $0.head != nil } }
}
