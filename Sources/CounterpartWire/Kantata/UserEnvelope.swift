package import CounterpartBytes

/// The answer to `GET /users/me`, by which clients test a connection (contract §8.5).
package enum UserEnvelope {
    /// Appends the answer that holds the one user; what we cannot know of a user is `null`.
    package static func write(
        id: Int64,
        fullName: String,
        emailAddress: String? = nil,
        headline: String? = nil,
        accountID: Int64,
        into writer: inout ByteWriter
    ) {
        writer.append(#"{"count":1,"results":[{"key":"users","id":""#)
        writer.append(decimal: id)
        writer.append(#""}],"users":{""#)
        writer.append(decimal: id)
        writer.append(#"":{"full_name":"#)
        writer.append(jsonString: fullName)
        writer.append(#","photo_path":null,"email_address":"#)
        writer.append(jsonString: emailAddress)
        writer.append(#","headline":"#)
        writer.append(jsonString: headline)
        writer.append(#","disabled":false,"account_id":""#)
        writer.append(decimal: accountID)
        writer.append(#"","id":""#)
        writer.append(decimal: id)
        writer.append(#""}},"meta":{"count":1,"page_count":1,"page_number":1,"page_size":20}}"#)
    }
}
