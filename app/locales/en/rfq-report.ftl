# Messages of a negotiation that are reported to the operators
rfq-report = Report a message
rfq-report-link = Report
rfq-report-about = “{ $text }”
rfq-report-consequence = The operators of the supplier’s markets read this message with the one before and the one after it, your reason and the names of both companies; nothing else of the negotiation. The other side is not told.
rfq-report-act = Report it
rfq-report-hint = What is wrong with it, for the operators.
rfq-report-waits = You have reported this message; it waits for the operators.
rfq-report-found = The operators answered your report:
rfq-report-marked = Reported
rfq-report-list = Reported messages
rfq-report-list-lede = Messages of negotiations that the other side reported, those that wait longest first.
rfq-report-list-none = Nothing is reported
rfq-report-list-none-text = When somebody reports a message of the other side, it waits here.
rfq-report-list-of = Written by
rfq-report-list-by = Reported by
rfq-report-list-at = When
rfq-report-list-one = A reported message
rfq-report-list-one-lede = With the message before and the one after it. Nothing else of the negotiation is shown.
rfq-report-list-why = Why it was reported
rfq-report-list-around = What was written
rfq-report-list-close = Answer the report
rfq-report-list-finding = What you found
rfq-report-list-finding-hint = Whoever reported it reads this; the other side does not.
rfq-report-list-close-act = Close the report
rfq-report-list-closed = Closed by { $name }
rfq-report-list-waiting = { $count ->
    [one] { $count } reported message to answer
   *[other] { $count } reported messages to answer
}
