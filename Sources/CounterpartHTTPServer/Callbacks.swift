import CCounterpartMicroHTTPD
import Glibc

// The library calls these on its event loops. Their context is the `HTTPService`, which the server
// keeps alive until the library has stopped.

private func service(_ context: UnsafeMutableRawPointer?) -> HTTPService? {
    unsafe context.map { unsafe Unmanaged<HTTPService>.fromOpaque($0).takeUnretainedValue() }
}

/// A connection was opened, or is about to be closed.
func notifyConnection(
    context: UnsafeMutableRawPointer?,
    connection: OpaquePointer?,
    connectionContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    code: MHD_ConnectionNotificationCode
) {
    guard let service = unsafe service(context), let slot = unsafe connectionContext else { return }
    if code == .CONNECTION_NOTIFY_STARTED {
        let state = unsafe ConnectionState(socket: counterpart_connection_socket(connection))
        unsafe slot.pointee = Unmanaged.passRetained(state).toOpaque()
        service.connections.add(state, at: service.now)
    } else if let opaque = unsafe slot.pointee {
        unsafe service.connections.remove(
            Unmanaged<ConnectionState>.fromOpaque(opaque).takeRetainedValue()
        )
        unsafe slot.pointee = nil
    }
}

/// A request line was read and is still whole; what is returned stays with the request.
func beginRequest(
    context: UnsafeMutableRawPointer?,
    target: UnsafePointer<CChar>?,
    connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let service = unsafe service(context), let target = unsafe target,
        let opaque = unsafe counterpart_connection_context(connection)
    else { return nil }
    let state = unsafe Unmanaged<ConnectionState>.fromOpaque(opaque).takeUnretainedValue()
    let bytes = unsafe UnsafeBufferPointer(
        start: UnsafeRawPointer(target).assumingMemoryBound(to: UInt8.self),
        count: strlen(target)
    )
    let exchange = unsafe Exchange(
        service: service,
        connection: state,
        handle: connection,
        target: bytes
    )
    unsafe hideQuery(of: target, bytes)
    return unsafe Unmanaged.passRetained(exchange).toOpaque()
}

/// Ends a target after its question mark, for the library.
///
/// It would list the query's parameters next, in the memory of the connection: some 350 of them
/// fill it, and then it closes without an answer. The target lies in its own buffer, where it puts
/// NULs itself.
private func hideQuery(of target: UnsafePointer<CChar>, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let mark = unsafe bytes.firstIndex(of: UInt8(ascii: "?")) else { return }
    unsafe UnsafeMutablePointer(mutating: target)[mark + 1] = 0
}

/// The head of a request is complete, then parts of its body, then all of it.
func handleRequest(
    context: UnsafeMutableRawPointer?,
    connection: OpaquePointer?,
    url: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?,
    version: UnsafePointer<CChar>?,
    uploadData: UnsafePointer<CChar>?,
    uploadSize: UnsafeMutablePointer<Int>?,
    requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let opaque = unsafe requestContext?.pointee, let uploadSize = unsafe uploadSize,
        let url = unsafe url, let method = unsafe method, let version = unsafe version
    else { return .NO }
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
    if unsafe uploadSize.pointee > 0 {
        let bytes = unsafe UnsafeBufferPointer(
            start: UnsafeRawPointer(uploadData)?.assumingMemoryBound(to: UInt8.self),
            count: uploadSize.pointee
        )
        unsafe uploadSize.pointee = 0
        return unsafe exchange.receiveBody(bytes)
    }
    return exchange.hasHead
        ? exchange.proceed()
        : unsafe exchange.receiveHead(method: method, url: url, version: version)
}

/// A request is over, whether it was answered or not.
func completeRequest(
    context: UnsafeMutableRawPointer?,
    connection: OpaquePointer?,
    requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    code: MHD_RequestTerminationCode
) {
    guard let opaque = unsafe requestContext?.pointee else { return }
    unsafe requestContext?.pointee = nil
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue()
    exchange.end(code, status: Int(unsafe counterpart_status(connection)))
}
