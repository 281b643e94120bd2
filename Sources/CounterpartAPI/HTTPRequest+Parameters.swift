import CounterpartHTTPServer
import CounterpartWire

extension HTTPRequest {
    /// The parameters of a request that may have a body.
    func parameters() throws(ParameterError) -> Parameters {
        try Parameters.merged(query: query, body: body, contentType: fields["content-type"])
    }
}
