extension ReducedMessage {
    static let netSuite = table(
        #"""
        That record does not exist. path=/services/rest/record/v1/customer/10432
        → That record does not exist. path=/services/rest/record/v1/customer/<n>
        That record does not exist.
        → That record does not exist
        RCRD_DSNT_EXIST: That record does not exist.
        → RCRD_DSNT_EXIST: That record does not exist
        INVALID_KEY_OR_REF: Invalid entity reference key 48213.
        → INVALID_KEY_OR_REF: Invalid entity reference key <n>
        INVALID_KEY_OR_REF: Invalid item reference key 1207 for subsidiary 3.
        → INVALID_KEY_OR_REF: Invalid item reference key <n> for subsidiary <n>
        INVALID_KEY_OR_REF: The specified key is invalid. [record=customer, id=99120]
        → INVALID_KEY_OR_REF: The specified key is invalid. [record=customer, id=<n>]
        SSS_MISSING_REQD_ARGMT: nlapiLoadRecord: Missing a required argument: id
        → SSS_MISSING_REQD_ARGMT: nlapiLoadRecord: Missing a required argument: id
        SSS_USAGE_LIMIT_EXCEEDED: Script Execution Usage Limit Exceeded (1,000 units) in script \#
        customscript1042
        → SSS_USAGE_LIMIT_EXCEEDED: Script Execution Usage Limit Exceeded (<n> units) in script \#
        <id>
        SSS_REQUEST_LIMIT_EXCEEDED: Only 10 concurrent requests are allowed; 11 are running.
        → SSS_REQUEST_LIMIT_EXCEEDED: Only <n> concurrent requests are allowed; <n> are running
        SSS_INVALID_SCRIPT_ID: Script id customdeploy_2207 is invalid.
        → SSS_INVALID_SCRIPT_ID: Script id <id> is invalid
        USER_ERROR: Please enter value(s) for: Customer
        → USER_ERROR: Please enter value(s) for: Customer
        USER_ERROR: Please enter value(s) for: Tax Code
        → USER_ERROR: Please enter value(s) for: Tax Code
        USER_ERROR: The transaction INV-2026-0042 cannot be changed: the accounting period Nov \#
        2026 is closed.
        → USER_ERROR: The transaction <id> cannot be changed: the accounting period <time> is \#
        closed
        USER_ERROR: The posting date 11/25/2026 lies in a closed period (Nov 2026).
        → USER_ERROR: The posting date <time> lies in a closed period (<time>)
        DUP_ENTITY: This entity already exists: 'Acme GmbH'
        → DUP_ENTITY: This entity already exists: <value>
        DUP_RCRD: A record with external id "inv_10042" exists already.
        → DUP_RCRD: A record with external id <value> exists already
        UNEXPECTED_ERROR: An unexpected error occurred. Error ID: lx3k29d8fj2k1m9s8d7f
        → UNEXPECTED_ERROR: An unexpected error occurred. Error ID: <id>
        INSUFFICIENT_PERMISSION: Permission Violation: You need the 'Transactions -> Invoice' \#
        permission to access this page. Please contact your account administrator.
        → INSUFFICIENT_PERMISSION: Permission Violation: You need the <value> permission to \#
        access this page. Please contact your account administrator
        INVALID_LOGIN_ATTEMPT: Invalid login attempt for account 4512077_SB1 from 203.0.113.17 \#
        at 2026-11-25 02:10:44 UTC
        → INVALID_LOGIN_ATTEMPT: Invalid login attempt for account <id> from <ip> at <time>
        CONCURRENCY_LIMIT_EXCEEDED: Concurrent request limit exceeded. Request blocked. (429)
        → CONCURRENCY_LIMIT_EXCEEDED: Concurrent request limit exceeded. Request blocked. (<n>)
        Error code: 400 Invalid value for the resource or sub-resource field 'currency'. \#
        Provide a valid value.
        → Error code: 400 Invalid value for the resource or sub-resource field <value>. Provide \#
        a valid value
        HTTP 400: Error while accessing a resource. Field must contain a value: entity
        → HTTP 400: Error while accessing a resource. Field must contain a value: entity
        HTTP/1.1 429 Too Many Requests: retry after 30 s
        → HTTP/1.1 429 Too Many Requests: retry after <n> s
        INVALID_FLD_VALUE: You have entered an Invalid Field Value 2841.50 for the following \#
        field: amount
        → INVALID_FLD_VALUE: You have entered an Invalid Field Value <n> for the following \#
        field: amount
        ITEM_NOT_FOUND: Items 1042, 1043 and 1044 are not available in location 7.
        → ITEM_NOT_FOUND: Items <n> and <n> are not available in location <n>
        CUSTOM_RECORD_COLLISION: custrecord_psa_link 55120 was changed since you read it on \#
        25.11.2026 10:22.
        → CUSTOM_RECORD_COLLISION: custrecord_psa_link <n> was changed since you read it on <time>
        {"type":"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1","title":"B\#
        ad Request","status":400,"o:errorDetails":[{"detail":"Invalid content in the request \#
        body. The entity with id \"48213\" does not exist.","o:errorCode":"INVALID_CONTENT"}]}
        → {"type":"<url>","title":"Bad \#
        Request","status":400,"o:errorDetails":[{"detail":"Invalid content in the request body. \#
        The entity with id <value> does not exist.","o:errorCode":"INVALID_CONTENT"}]}
        The total (1,234.56) of invoice INV10042 differs from its lines ($1,230.00 USD).
        → The total (<n>) of invoice <id> differs from its lines (<n>)
        Subsidiary “Acme Europe B.V.” isn’t allowed for customer 8841.
        → Subsidiary <value> isn’t allowed for customer <n>
        """#
    )
}
