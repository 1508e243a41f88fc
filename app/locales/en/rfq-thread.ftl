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
