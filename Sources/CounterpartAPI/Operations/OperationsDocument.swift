import CounterpartBytes

/// The description of the surface in OpenAPI 3.1.
package enum OperationsDocument {
    package static let bytes = PackageResources.openapi_json

    static let answer: Answer = {
        var writer = ByteWriter(minimumCapacity: bytes.count)
        writer.append(contentsOf: bytes)
        return Answer(writer.finish())
    }()
}
