extension ReducedMessage {
    static let workday = table(
        #"""
        Validation error occurred. Worker WD-20010 isn't active as of 2026-11-25.
        → Validation error occurred. Worker <id> isn't active as of <time>
        Validation error occurred. Element Content '21042' is not valid for attribute Employee_ID.
        → Validation error occurred. Element Content <value> is not valid for attribute Employee_ID
        Invalid ID value. '3aa5550b7fe348b98d7b5741afc65534' is not a valid ID value for type = \#
        'WID'
        → Invalid ID value. <value> is not a valid ID value for type = <value>
        Invalid ID value. 'CC-40100' is not a valid ID value for type = 'Cost_Center_Reference_ID'
        → Invalid ID value. <value> is not a valid ID value for type = <value>
        Invalid ID value. "EMP-20010" is not a valid ID value for type = 'Employee_ID'
        → Invalid ID value. <value> is not a valid ID value for type = <value>
        Processing error occurred. The task submitted is not authorized.
        → Processing error occurred. The task submitted is not authorized
        Worktags: The Project PRJ-001042 and the Cost Center CC-300 may not be used together.
        → Worktags: The Project <id> and the Cost Center <id> may not be used together
        Time block for 2026-11-23 - 2026-11-27 overlaps with time off.
        → Time block for <time> - <time> overlaps with time off
        Effective date 2026-11-25-08:00 is before the worker's hire date 2026-12-01-08:00.
        → Effective date <time> is before the worker's hire date <time>
        Hours reported (9.5) exceed the maximum of 8 for Wed, 25 Nov 2026
        → Hours reported (<n>) exceed the maximum of <n> for <time>
        Expense report EXP-00001042: receipt required for amounts over 75,00 EUR
        → Expense report <id>: receipt required for amounts over <n>
        Supplier invoice SI-2026-000412 exceeds the budget by CHF 1'200.50 (12.5 %).
        → Supplier invoice <id> exceeds the budget by <n> (<n>)
        SOAP-ENV:Client.validationError: Validation error occurred. Currency 'XXX' isn't valid.
        → SOAP-ENV:Client.validationError: Validation error occurred. Currency <value> isn't valid
        SOAP-ENV:Server: internal error, request 9f1c2d3e-0a1b-4c2d-8e3f-112233445566
        → SOAP-ENV:Server: internal error, request <uuid>
        The position P-00987 is filled (headcount 1 of 1).
        → The position <id> is filled (headcount <n> of <n>)
        You can't submit timesheets for the period November 2026: it was locked on 11/25/26 \#
        10:22:31 PM GMT+01:00.
        → You can't submit timesheets for the period <time>: it was locked on <time>
        Job profile Senior_Consultant_2 is restricted to company 100.
        → Job profile <id> is restricted to company <n>
        Customer's contract CON-1042 ended on 31.10.2026.
        → Customer's contract <id> ended on <time>
        Customer’s contract CON-1043 ended on 30.11.2026.
        → Customer’s contract <id> ended on <time>
        postal code 90210 does not match state CA
        → postal code <n> does not match state CA
        Email jane.doe@example.com is used by worker 20011
        → Email <email> is used by worker <n>
        L’employé « Jean Dupont » n’existe pas.
        → L’employé <value> n’existe pas
        Der Mitarbeiter „Jürgen Groß“ wurde nicht gefunden (Personalnr. 20010).
        → Der Mitarbeiter <value> wurde nicht gefunden (Personalnr. <n>)
        従業員「山田太郎」が見つかりません
        → 従業員<value>が見つかりません
        Supervisory organization SUP_ORG_204 is inactive; move the 3 workers first.
        → Supervisory organization <id> is inactive; move the <n> workers first
        TLS handshake failed: SSL3 alert 40, UTF-8 expected
        → TLS handshake failed: SSL3 alert <n>, UTF-8 expected
        Integration ran into OAuth2 error invalid_grant for client id 1f3a9b22c0d4
        → Integration ran into OAuth2 error invalid_grant for client id <id>
        """#
    )
}
