extension ReducedMessage {
    static let quickBooks = table(
        #"""
        Duplicate Name Exists Error: The name supplied already exists. code 6240
        → Duplicate Name Exists Error: The name supplied already exists. code 6240
        Duplicate Name Exists Error: The name supplied already exists. : Id=512 (code 6240)
        → Duplicate Name Exists Error: The name supplied already exists. : Id=<n> (code 6240)
        Business Validation Error: The transaction date is prior to the company's closing date \#
        of 10/31/2026. code: 6200
        → Business Validation Error: The transaction date is prior to the company's closing \#
        date of <time>. code: 6200
        Object Not Found: Something you're trying to use has been made inactive. Check the \#
        fields with accounts, customers, items, vendors or employees. code=610
        → Object Not Found: Something you're trying to use has been made inactive. Check the \#
        fields with accounts, customers, items, vendors or employees. code=610
        Stale Object Error: You and Jane Doe were working on this at the same time. Error code 5010
        → Stale Object Error: You and Jane Doe were working on this at the same time. Error \#
        code 5010
        Error 6000: A business validation error has occurred while processing your request
        → Error 6000: A business validation error has occurred while processing your request
        Error 6070 : Amount is not equal to UnitPrice * Qty. Supplied value:120.00
        → Error 6070 : Amount is not equal to UnitPrice * Qty. Supplied value:<n>
        Required param missing, need to supply the required value for the API: CustomerRef. \#
        code 2020
        → Required param missing, need to supply the required value for the API: CustomerRef. \#
        code 2020
        Invalid Reference Id: Accounts element id 84 not found. code 2500
        → Invalid Reference Id: Accounts element id <n> not found. code 2500
        Invalid Number: Supplied value: 12.345,6. code 2090
        → Invalid Number: Supplied value: <n>. code 2090
        An error occurred while connecting to QuickBooks: statusCode=401, \#
        errorDescription="Token expired", intuit_tid=1-6564a3f2-7d3c2b1a0f9e8d7c6b5a4e3f
        → An error occurred while connecting to QuickBooks: statusCode=401, \#
        errorDescription=<value>, intuit_tid=<id>
        AuthenticationFailed; errorCode=003200; statusCode=401
        → AuthenticationFailed; errorCode=003200; statusCode=401
        ThrottleExceeded; errorCode=003001; statusCode=429
        → ThrottleExceeded; errorCode=003001; statusCode=429
        {"Fault":{"Error":[{"Message":"Duplicate Document Number Error","Detail":"Duplicate \#
        Document Number Error : You must specify a different number. This number has already \#
        been used. DocNumber=1042 is assigned to TxnType=Invoice with \#
        TxnId=731","code":"6140","element":""}],"type":"ValidationFault"},"time":"2026-11-25T0\#
        2:10:44.123-08:00"}
        → {"Fault":{"Error":[{"Message":"Duplicate Document Number Error","Detail":"Duplicate \#
        Document Number Error : You must specify a different number. This number has already \#
        been used. DocNumber=<n> is assigned to TxnType=Invoice with \#
        TxnId=<n>","code":"6140","element":""}],"type":"ValidationFault"},"time":"<time>"}
        {"Fault":{"Error":[{"Message":"Stale Object Error","Detail":"Stale Object Error : You \#
        and 123145 were working on this at the same \#
        time.","code":"5010","element":""}],"type":"ValidationFault"},"time":"2026-11-25T02:10\#
        :45.907-08:00"}
        → {"Fault":{"Error":[{"Message":"Stale Object Error","Detail":"Stale Object Error : You \#
        and <n> were working on this at the same \#
        time.","code":"5010","element":""}],"type":"ValidationFault"},"time":"<time>"}
        The customer Müller & Söhne (id 4711) has no billing e-mail.
        → The customer Müller & Söhne (id <n>) has no billing e-mail
        Bill 2204 of vendor 'O'Brien Ltd' is paid already.
        → Bill <n> of vendor <value> is paid already
        You can't void invoice #1042: a payment of $250 is applied to it.
        → You can't void invoice #<n>: a payment of <n> is applied to it
        The account period has closed and the account books cannot be updated through the QBO \#
        Services API. Please check the QBO website. code 6210
        → The account period has closed and the account books cannot be updated through the QBO \#
        Services API. Please check the QBO website. code 6210
        Tax rate 19% isn't set up for 25-Nov-2026
        → Tax rate <n> isn't set up for <time>
        Deposited transaction cannot be changed: PaymentId 98123 on Nov 25, 2026 at 10:22 AM PST
        → Deposited transaction cannot be changed: PaymentId <n> on <time> at <time>
        Line 3: the class "Consulting:EMEA" is inactive
        → Line <n>: the class <value> is inactive
        Lines 3, 4, 7: the class "Consulting:EMEA" is inactive
        → Lines <n>: the class <value> is inactive
        Currency mismatch: expected USD 100.00, got 92.31 EUR
        → Currency mismatch: expected <n>, got <n>
        """#
    )
}
