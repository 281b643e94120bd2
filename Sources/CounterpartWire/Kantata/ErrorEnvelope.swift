package import CounterpartBytes

/// The body of every answer that is an error (contract §1.12).
package enum ErrorEnvelope {
    package static func write(_ error: RequestError, into writer: inout ByteWriter) {
        write(error.elements, into: &writer)
    }

    package static func write(
        _ elements: [RequestError.Element],
        into writer: inout ByteWriter
    ) {
        writer.append(#"{"errors":["#)
        for (index, element) in elements.enumerated() {
            if index > 0 { writer.append(",") }
            write(element, into: &writer)
        }
        writer.append("]}")
    }

    private static func write(
        _ element: RequestError.Element,
        into writer: inout ByteWriter
    ) {
        writer.append(#"{"type":"#)
        writer.append(jsonString: element.type.rawValue)
        if let field = element.field {
            writer.append(#","field":"#)
            writer.append(jsonString: field)
        }
        writer.append(#","message":"#)
        writer.append(jsonString: element.message)
        if let index = element.index {
            writer.append(#","index":"#)
            writer.append(decimal: Int64(index))
        }
        writer.append("}")
    }
}
