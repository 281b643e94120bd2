extension ReducedMessage {
    static let salesforce = table(
        #"""
        UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record: 0065g00000ABCdeAAH
        → UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record: <id>
        UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or 3 records: \#
        0065g00000ABCdeAAH,0065g00000ABCdfAAH, 0065g00000ABCdgAAH
        → UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or <n> records: <id>
        INVALID_CROSS_REFERENCE_KEY: invalid cross reference id
        → INVALID_CROSS_REFERENCE_KEY: invalid cross reference id
        INVALID_CROSS_REFERENCE_KEY: Owner ID: owner cannot be blank
        → INVALID_CROSS_REFERENCE_KEY: Owner ID: owner cannot be blank
        ENTITY_IS_DELETED: entity is deleted
        → ENTITY_IS_DELETED: entity is deleted
        REQUIRED_FIELD_MISSING: Required fields are missing: [Name]
        → REQUIRED_FIELD_MISSING: Required fields are missing: [Name]
        REQUIRED_FIELD_MISSING: Required fields are missing: [CloseDate, StageName]
        → REQUIRED_FIELD_MISSING: Required fields are missing: [CloseDate, StageName]
        FIELD_CUSTOM_VALIDATION_EXCEPTION: The close date 2026-11-25 must not lie before the \#
        start date 2026-11-30.
        → FIELD_CUSTOM_VALIDATION_EXCEPTION: The close date <time> must not lie before the \#
        start date <time>
        FIELD_CUSTOM_VALIDATION_EXCEPTION: Amount must be less than €10.000,00
        → FIELD_CUSTOM_VALIDATION_EXCEPTION: Amount must be less than <n>
        STRING_TOO_LONG: Project Name: data value too large: Rollout of the new ERP for all of \#
        Europe (max length=80)
        → STRING_TOO_LONG: Project Name: data value too large: Rollout of the new ERP for all \#
        of Europe (max length=<n>)
        DUPLICATE_VALUE: duplicate value found: External_Id__c duplicates value on record with \#
        id: 0015g00000XyZabAAF
        → DUPLICATE_VALUE: duplicate value found: External_Id__c duplicates value on record \#
        with id: <id>
        DUPLICATES_DETECTED: Use one of these records?
        → DUPLICATES_DETECTED: Use one of these records?
        INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: insufficient access rights on \#
        cross-reference id: 0055g000007QwErTY1
        → INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: insufficient access rights on \#
        cross-reference id: <id>
        REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded. 100,134 of 100,000 used.
        → REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded. <n> of <n> used
        CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: OpportunityTrigger: execution of AfterUpdate \#
        caused by: System.DmlException: Update failed. First exception on row 0 with id \#
        0065g00000ABCdeAAH; first error: FIELD_INTEGRITY_EXCEPTION
        → CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: OpportunityTrigger: execution of AfterUpdate \#
        caused by: System.DmlException: Update failed. First exception on row <n> with id <id>; \#
        first error: FIELD_INTEGRITY_EXCEPTION
        CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: System.LimitException: Apex CPU time limit \#
        exceeded (10412 ms)
        → CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: System.LimitException: Apex CPU time limit \#
        exceeded (<n> ms)
        MALFORMED_ID: Project__c: id value of incorrect type: a0B5g000001xYz
        → MALFORMED_ID: Project__c: id value of incorrect type: <id>
        INVALID_SESSION_ID: Session expired or invalid
        → INVALID_SESSION_ID: Session expired or invalid
        [{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]
        → [{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]
        [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]
        → [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]
        STORAGE_LIMIT_EXCEEDED: storage limit exceeded: 102.4 % used
        → STORAGE_LIMIT_EXCEEDED: storage limit exceeded: <n> used
        INVALID_FIELD: No such column 'Billing_Rate_2__c' on entity 'Project__c'.
        → INVALID_FIELD: No such column <value> on entity <value>
        INVALID_TYPE_ON_FIELD_IN_RECORD: Hours__c: value not of required type: 7,5
        → INVALID_TYPE_ON_FIELD_IN_RECORD: Hours__c: value not of required type: <n>
        JSON_PARSER_ERROR: Unexpected character ('}' (code 125)): was expecting double-quote to \#
        start field name at [line:14, column:3]
        → JSON_PARSER_ERROR: Unexpected character (<value> (code 125)): was expecting \#
        double-quote to start field name at [line:<n>, column:<n>]
        INVALID_EMAIL_ADDRESS: Email: invalid email address: jane.doe+test@example.co
        → INVALID_EMAIL_ADDRESS: Email: invalid email address: <email>
        SERVER_UNAVAILABLE: https://acme--uat.sandbox.my.salesforce.com/services/data/v58.0/so\#
        bjects/Opportunity/0065g00000ABCdeAAH answered 503
        → SERVER_UNAVAILABLE: <url> answered <n>
        """#
    )
}
