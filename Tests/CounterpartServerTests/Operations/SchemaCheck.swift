import CounterpartAPI
import CounterpartWire
import Foundation
import Testing

/// Compares answers with the schemas of the OpenAPI document, as far as it uses JSON Schema.
struct SchemaCheck {
    typealias Object = [String: Any]

    let document: Object

    init() throws {
        let data = Data(OperationsDocument.bytes)
        document = try #require(JSONSerialization.jsonObject(with: data) as? Object)
    }

    /// The operation of a method and a path, and the media type and schema of an answer to it.
    func operation(_ method: String, _ path: String) throws -> Object {
        let paths = try #require(document["paths"] as? Object)
        let item = try #require(paths[path] as? Object, "\(path) is not in the document")
        return try #require(
            item[method.lowercased()] as? Object,
            "\(method) \(path) is not in the document"
        )
    }

    /// What is wrong with an answer, or `nil`.
    func mistake(
        in body: String,
        of operation: Object,
        _ status: Int,
        _ contentType: String?
    ) throws -> String? {
        let responses = try #require(operation["responses"] as? Object)
        guard let response = responses[String(status)] as? Object else {
            return "an answer \(status) that is not described"
        }
        guard let content = resolved(response)["content"] as? Object else {
            return body.isEmpty || status == 304 ? nil : "a body that is not described"
        }
        let type = contentType?.split(separator: ";").first.map(String.init) ?? "none"
        guard let media = content[type] as? Object else {
            return "the type \(type), which is not described"
        }
        guard type.hasSuffix("/json") || type.hasSuffix("+json") else { return nil }
        let value = try JSONValue.parse(Array(body.utf8))
        return mistake(in: value, try #require(media["schema"] as? Object), "$")
    }

    func resolved(_ object: Object) -> Object {
        guard let reference = object["$ref"] as? String else { return object }
        let target = reference.split(separator: "/").dropFirst().reduce(document as Any) {
            ($0 as? Object)?[String($1)] ?? [:]
        }
        return target as? Object ?? [:]
    }

    private func mistake(in value: JSONValue, _ schema: Object, _ place: String) -> String? {
        let schema = resolved(schema)
        if let choices = (schema["anyOf"] ?? schema["oneOf"]) as? [Object] {
            let mistakes = choices.map { mistake(in: value, $0, place) }
            return mistakes.contains(nil)
                ? nil : mistakes.compactMap { $0 }.joined(separator: " or ")
        }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(where: { Self.isOf($0, value) }) else {
            return "\(place) is no \(types.joined(separator: " or "))"
        }
        switch value {
        case .string(let text): return mistake(inText: text, schema, place)
        case .array(let elements): return mistake(inElements: elements, schema, place)
        case .object(let members): return mistake(inMembers: members, schema, place)
        case .null, .bool, .number: return nil
        }
    }

    private func mistake(inText text: String, _ schema: Object, _ place: String) -> String? {
        if let values = schema["enum"] as? [String], !values.contains(text) {
            return "\(place) is none of \(values)"
        }
        guard let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        else { return nil }
        return "\(place) is not like \(pattern)"
    }

    private func mistake(
        inElements elements: [JSONValue],
        _ schema: Object,
        _ place: String
    ) -> String? {
        guard elements.count >= schema["minItems"] as? Int ?? 0,
            elements.count <= schema["maxItems"] as? Int ?? .max
        else { return "\(place) has \(elements.count) elements" }
        guard let schema = schema["items"] as? Object else { return nil }
        return elements.enumerated().lazy.compactMap {
            mistake(in: $0.element, schema, "\(place)[\($0.offset)]")
        }.first
    }

    private func mistake(
        inMembers members: [JSONValue.Member],
        _ schema: Object,
        _ place: String
    ) -> String? {
        guard let properties = schema["properties"] as? Object else { return nil }
        for name in schema["required"] as? [String] ?? []
        where !members.contains(where: { $0.key == name }) {
            return "\(place).\(name) is missing"
        }
        for member in members {
            guard let property = properties[member.key] as? Object else {
                return "\(place).\(member.key) is not described"
            }
            let place = "\(place).\(member.key)"
            if let mistake = mistake(in: member.value, property, place) { return mistake }
        }
        return nil
    }

    private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("string", .string), ("array", .array), ("object", .object),
            ("boolean", .bool), ("number", .number):
            true
        case ("integer", .number(let raw)): Int64(raw) != nil
        default: false
        }
    }
}
