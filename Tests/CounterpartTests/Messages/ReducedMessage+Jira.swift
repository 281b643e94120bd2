extension ReducedMessage {
    static let jira = table(
        #"""
        Field 'customfield_10041' cannot be set. It is not on the appropriate screen, or unknown.
        → Field <value> cannot be set. It is not on the appropriate screen, or unknown
        customfield_10041: Operation value must be a string
        → <id>: Operation value must be a string
        {"errorMessages":[],"errors":{"customfield_10041":"Operation value must be a string"}}
        → {"errorMessages":[],"errors":{"<id>":"Operation value must be a string"}}
        {"errorMessages":[],"errors":{"project":"valid project is required"}}
        → {"errorMessages":[],"errors":{"project":"valid project is required"}}
        {"errorMessages":["Issue does not exist or you do not have permission to see \#
        it."],"errors":{}}
        → {"errorMessages":["Issue does not exist or you do not have permission to see \#
        it."],"errors":{}}
        Issue ACME-123 does not exist or you do not have permission to see it.
        → Issue <id> does not exist or you do not have permission to see it
        ACME-123, ACME-124, ACME-7: the issues are in an archived project
        → <id>: the issues are in an archived project
        The issue type selected is invalid.
        → The issue type selected is invalid
        User 'jdoe' does not exist.
        → User <value> does not exist
        User 5b10a2844c20165700ede21g cannot be assigned issues.
        → User <id> cannot be assigned issues
        User 557058:f58131cb-b67d-43c7-b30d-6b58d40bd077 is not active.
        → User <n>:<uuid> is not active
        It is not possible to transition ACME-9 from 'Done' to 'In Progress'.
        → It is not possible to transition <id> from <value> to <value>
        Worklog must not be null; issueId=10231, worklogId=884201
        → Worklog must not be null; issueId=<n>, worklogId=<n>
        Time spent 1h 30m exceeds the remaining estimate of 45m
        → Time spent <n>h <n>m exceeds the remaining estimate of <n>m
        The value "Sprint 42" of field Sprint is not a number
        → The value <value> of field Sprint is not a number
        404 Client Error: Not Found for url: https://acme.atlassian.net/rest/api/3/issue/ACME-9
        → 404 Client Error: Not Found for url: <url>
        500 Server Error: Internal Server Error for url: \#
        https://acme.atlassian.net/rest/api/3/issue
        → 500 Server Error: Internal Server Error for url: <url>
        Client must be authenticated to access this resource. HTTP 401
        → Client must be authenticated to access this resource. HTTP 401
        connect ECONNREFUSED 10.1.20.7:443
        → connect ECONNREFUSED <ip>
        read ECONNRESET 2001:db8::7334
        → read ECONNRESET <ip>
        Timeout after 30000ms while waiting for acme.atlassian.net
        → Timeout after <n>ms while waiting for acme.atlassian.net
        Lock wait timeout exceeded; try restarting transaction (SQLSTATE 40001)
        → Lock wait timeout exceeded; try restarting transaction (SQLSTATE 40001)
        ORA-00001: unique constraint (JIRA.PK_JIRAISSUE) violated
        → ORA-00001: unique constraint (JIRA.PK_JIRAISSUE) violated
        ORA-01400: cannot insert NULL into ("JIRA"."ISSUE"."SUMMARY")
        → ORA-01400: cannot insert NULL into (<value>.<value>.<value>)
        Attachment «plan_2026-11-25.pdf» is larger than 10 MB
        → Attachment <value> is larger than <n> MB
        jira.exception.DataAccessException at com.atlassian.jira.issue.IssueImpl.java:482, \#
        trace 4bf92f3577b34da6a3ce929d0e0e4736
        → jira.exception.DataAccessException at com.atlassian.jira.issue.IssueImpl.java:<n>, \#
        trace <id>
        """#
    )
}
