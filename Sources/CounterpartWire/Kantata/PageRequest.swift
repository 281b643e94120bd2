import Counterpart

/// Which page a request asks for (contract §4.3 to 4.5); a number that makes no sense is never an
/// error.
struct PageRequest {
    /// As it was given, or 1.
    let number: Int
    let size: Int
    let window: ReferenceQuery.Window

    init(_ parameters: Parameters) throws(RequestError) {
        let maximum = ReferenceQuery.Window.maximumLimit
        let given = try parameters.scalarText("per_page").map(Self.integer) ?? 0
        size = given < 1 ? ReferenceQuery.Window.defaultLimit : min(given, maximum)
        number = try parameters.scalarText("page").map(Self.integer) ?? 1

        let limit = try parameters.scalarText("limit") ?? ""
        let offset = try parameters.scalarText("offset") ?? ""
        if limit.isBlank || offset.isBlank {
            let (start, overflow) = (max(number, 1) - 1).multipliedReportingOverflow(by: size)
            window = ReferenceQuery.Window(limit: size, offset: overflow ? .max : start)
        } else {
            window = ReferenceQuery.Window(
                limit: min(max(Self.integer(limit), 1), maximum),
                offset: max(Self.integer(offset), 0)
            )
        }
    }

    private static func integer(_ text: String) -> Int {
        Int(RubyInteger.parse(text))
    }
}
