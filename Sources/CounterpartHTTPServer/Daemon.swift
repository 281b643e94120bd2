import CCounterpartMicroHTTPD
import Glibc

/// The running library.
struct Daemon: Sendable {
    // A pointer is not Sendable and its address is; the library's own locks make sharing safe.
    private let address: UInt

    /// Starts the event loops, which wait for connections that are added.
    init(service: HTTPService) throws(HTTPServerError) {
        let configuration = service.configuration
        var settings = unsafe counterpart_daemon_settings()
        unsafe settings.loops = UInt32(clamping: configuration.eventLoops)
        // The library refuses a pool with fewer connections than threads.
        unsafe settings.connections = UInt32(
            clamping: max(configuration.connectionLimit, configuration.eventLoops)
        )
        unsafe settings.connections_per_address = UInt32(
            clamping: configuration.connectionsPerAddress
        )
        unsafe settings.connection_memory = configuration.connectionMemory
        // 0.9 is told to be lenient, because its strict mode answers a request without Host twice
        // and closes without a word on a blank in the URL; the guard refuses both.
        unsafe settings.strictness = HeadReader.checksLayout ? 0 : 1
        unsafe settings.context = Unmanaged.passUnretained(service).toOpaque()
        unsafe settings.handle = handleRequest
        unsafe settings.begin = beginRequest
        unsafe settings.complete = completeRequest
        unsafe settings.notify = notifyConnection
        guard let daemon = unsafe counterpart_start_daemon(&settings) else {
            throw .cannotServe(reason: ListenSocket.reason(errno))
        }
        address = UInt(bitPattern: daemon)
    }

    /// The connections that are open.
    var connectionCount: Int {
        Int(unsafe counterpart_connection_count(OpaquePointer(bitPattern: address)))
    }

    /// Gives a connection to the event loop whose turn it is: they take turns by descriptors.
    ///
    /// The library closes one that is too many for its address.
    func add(_ connection: Int32, from peer: sockaddr_storage, _ length: socklen_t) {
        var peer = peer
        unsafe withUnsafePointer(to: &peer) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe MHD_add_connection(
                    OpaquePointer(bitPattern: address),
                    connection,
                    $0,
                    length
                )
            }
        }
    }

    /// Closes all connections and ends the event loops; nothing may be parked.
    func stop() {
        unsafe MHD_stop_daemon(OpaquePointer(bitPattern: address))
    }
}
