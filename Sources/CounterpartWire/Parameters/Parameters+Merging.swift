extension Parameters {
    /// Reads query and body of a request; of a name that is in both, the query's value counts
    /// (contract §1.6).
    ///
    /// - Parameters:
    ///   - query: The part of the URL after the question mark.
    ///   - body: The whole body; empty if there is none.
    ///   - contentType: The header `Content-Type`. A body without it is a form, as Rack has it.
    /// - Throws: ``ParameterError`` if either cannot be read.
    /// - Returns: All parameters. A body of another type has none (contract §1.7).
    package static func merged(
        query: String,
        body: [UInt8],
        contentType: String?
    ) throws(ParameterError) -> Parameters {
        let fromQuery = try Parameters(query: query)
        guard !body.isEmpty else { return fromQuery }
        let fromBody = try Parameters(body: body, contentType: contentType)
        if fromQuery.members.isEmpty { return fromBody }
        return fromBody.merged(with: fromQuery)
    }

    private init(body: [UInt8], contentType: String?) throws(ParameterError) {
        let type = MediaType(contentType ?? "application/x-www-form-urlencoded")
        if type.isJSON {
            try self.init(json: body)
        } else if type.name == "application/x-www-form-urlencoded" {
            try self.init(form: body.span)
        } else if type.name == "multipart/form-data" {
            try self.init(multipart: body, boundary: type.parameter("boundary"))
        } else {
            self.init()
        }
    }

    /// An array or a scalar has no names, so it contributes nothing.
    private init(json body: [UInt8]) throws(ParameterError) {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONValue.parse(body)
        } catch {
            throw .malformedJSON(error)
        }
        if case .object(let members) = value {
            self.init(json: members)
        } else {
            self.init()
        }
    }
}
