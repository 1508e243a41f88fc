# The thread of a negotiation: versions and messages in the order of time
rfq-thread = Versions and messages
rfq-thread-text = Message
rfq-thread-text-hint = Plain text, at most { $max } characters. It changes no terms: what binds is the version that is accepted.
rfq-thread-audience = Who reads it
rfq-thread-both = Both sides
rfq-thread-both-hint = Whoever handles this on the other side is told by mail.
rfq-thread-own = Only my company
rfq-thread-own-hint = A note the other side is never shown.
rfq-thread-send = Send message
rfq-thread-note = Note · only your company
rfq-thread-new = New
rfq-thread-unread = { $count ->
    [one] { $count } unread message
   *[other] { $count } unread messages
}
rfq-thread-read = Mark as read
rfq-thread-refresh = See what is new
rfq-thread-desk = Unread messages
rfq-thread-step = Moved on: { $state }
rfq-thread-step-show = See what stands now
rfq-thread-live = New messages appear here by themselves.
rfq-thread-lost = The connection is lost; it is tried again by itself.
rfq-thread-files = Files
rfq-thread-files-hint = At most { $max }, each up to { $each }, together { $whole }: { $kinds }. Whoever reads the message can save them.

rfq-report = Report a message
rfq-report-link = Report
rfq-report-about = “{ $text }”
rfq-report-consequence = The operators of the supplier’s markets read this message with the one before and the one after it, your reason and the names of both companies; nothing else of the negotiation. The other side is not told.
rfq-report-act = Report it
rfq-report-hint = What is wrong with it, for the operators.
rfq-report-waits = You have reported this message; it waits for the operators.
rfq-report-found = The operators answered your report:
rfq-reported = Reported
rfq-reports = Reported messages
rfq-reports-lede = Messages of negotiations that the other side reported, those that wait longest first.
rfq-reports-none = Nothing is reported
rfq-reports-none-text = When somebody reports a message of the other side, it waits here.
rfq-reports-of = Written by
rfq-reports-by = Reported by
rfq-reports-at = When
rfq-reports-one = A reported message
rfq-reports-one-lede = With the message before and the one after it. Nothing else of the negotiation is shown.
rfq-reports-why = Why it was reported
rfq-reports-around = What was written
rfq-reports-close = Answer the report
rfq-reports-finding = What you found
rfq-reports-finding-hint = Whoever reported it reads this; the other side does not.
rfq-reports-close-act = Close the report
rfq-reports-closed = Closed by { $name }
rfq-reports-waiting = { $count ->
    [one] { $count } reported message to answer
   *[other] { $count } reported messages to answer
}
