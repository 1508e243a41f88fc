# Requests, negotiations, offers: asking, comparing, bargaining, accepting
rfq-about = { $number } · { $title }
rfq-you = You
rfq-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
rfq-days-unit = days
rfq-zone = Time in { $zone } ({ $offset })
rfq-per = per { $unit }

# States
rfq-state-draft = Draft
rfq-state-open = Open
rfq-state-partly = Partly awarded
rfq-state-awarded = Awarded
rfq-state-closed = Closed
rfq-state-cancelled = Cancelled
rfq-state-expired = Expired
rfq-state-yours = Your move
rfq-state-theirs = Their move
rfq-state-agreed = Agreed
rfq-state-withdrawn = Withdrawn
rfq-state-declined = Declined
rfq-state-lapsed = Lapsed

# Terms
rfq-incoterm = Incoterm
rfq-incoterm-exw = Ex Works
rfq-incoterm-fca = Free Carrier
rfq-incoterm-cpt = Carriage Paid To
rfq-incoterm-cip = Carriage and Insurance Paid To
rfq-incoterm-dap = Delivered at Place
rfq-incoterm-dpu = Delivered at Place Unloaded
rfq-incoterm-ddp = Delivered Duty Paid
rfq-incoterm-fas = Free Alongside Ship
rfq-incoterm-fob = Free On Board
rfq-incoterm-cfr = Cost and Freight
rfq-incoterm-cif = Cost, Insurance and Freight
rfq-place = Named place
rfq-currency = Currency
rfq-due-deposit = deposit
rfq-due-before-shipment = before shipment
rfq-due-against-documents = against B/L copy
rfq-due-on-delivery = on delivery
rfq-due-after-delivery = after delivery
rfq-due-days-after-delivery = { $days } days after delivery
rfq-term-delivery = Delivery
rfq-term-lead-time = Lead time
rfq-term-payment = Payment
rfq-term-valid-until = Valid until
rfq-term-total = Total
rfq-note = Note
rfq-hash = SHA-256 of this version
rfq-hash-short = sha256 { $hash }…
rfq-version = Version { $version }
rfq-version-own = Version { $version } · yours
rfq-version-of = Version { $version } · { $who }
rfq-not-offered = not offered
rfq-lines = Goods
rfq-column-line = Item
rfq-column-quantity = Quantity
rfq-column-unit-price = Unit price
rfq-column-amount = Amount
rfq-column-rfq = RFQ
rfq-column-state = State
rfq-column-supplier = Supplier
rfq-column-suppliers = Offers
rfq-column-buyer = Buyer
rfq-column-until = Until
rfq-column-moved = Last move
rfq-deadline = First offers until
rfq-deliver-by = Wanted by
rfq-target-price = Target price
rfq-variant = Variant
rfq-variant-any = None in particular: described in words
rfq-variant-sold-out = { $variant }, none in stock
rfq-target = target { $price }
rfq-target-was = The buyer hopes for { $price }

# Lists
rfq-stage-all = All
rfq-stage-waiting = Waiting for you
rfq-stage-ongoing = Under way
rfq-stage-over = Ended
rfq-none = No RFQs yet
rfq-none-text = Find a listing and ask its supplier for a quote. Your RFQs and the offers on them will stand here.
rfq-none-action = Find goods
rfq-no-requests-text = When a buyer asks you for a quote, it will stand here, and you get a mail. Listings on show are what buyers ask for.
rfq-no-requests-action = My listings
rfq-none-here = Nothing here
rfq-none-here-text = No entry of this kind at the moment.
rfq-offered-of = { $offered } of { $asked }
rfq-waiting-answers = { $count ->
    [one] { $count } offer to answer
   *[other] { $count } offers to answer
}

# A new request
rfq-new-title = Ask for a quote
rfq-new-lede = To { $name }
rfq-goods = What you need
rfq-conditions = Delivery and deadline
rfq-title = Name of the RFQ
rfq-title-hint = Short; the supplier sees it in lists and mails.
rfq-line = Item { $number }
rfq-line-field = Item { $line }, { $field }
rfq-description = Description
rfq-unit = Unit
rfq-list-price = from { $price } per { $unit }
rfq-own-price = your price: from { $price } per { $unit }
rfq-on-request = price on request
rfq-moq = Least quantity { $quantity }
rfq-remove-line = Remove
rfq-choose-listing = Another listing of this supplier
rfq-add-listing = Add listing
rfq-add-line = Add an item in your own words
rfq-deliver-by-hint = The day you want the goods at the named place.
rfq-note-hint = Specifications, packing, certificates, samples …
rfq-send = Send RFQ
rfq-save-draft = Save as draft
rfq-send-hint = Sending is free and does not bind you.

# An RFQ's own page
rfq-step-written = Written
rfq-step-published = Sent
rfq-step-asked = { $count ->
    [one] { $count } supplier
   *[other] { $count } suppliers
}
rfq-step-negotiated = Negotiation
rfq-step-offered = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
rfq-step-awarded = Awarded
rfq-step-partly = partly
rfq-step-closed = Closed
rfq-turn-draft = Your move: send the draft to its suppliers
rfq-turn-draft-late = Its deadline has passed: the draft can no longer be sent. Cancel it and ask anew
rfq-turn-answer = { $count ->
    [one] Your move: { $count } offer waits for your answer
   *[other] Your move: { $count } offers wait for your answer
}
rfq-turn-wait = The suppliers’ move
rfq-turn-awarded = Everything you asked for is ordered
rfq-turn-reason = Reason: { $reason }
rfq-comparison = Offers side by side
rfq-compare-theirs = Version { $version }, their offer
rfq-compare-yours = Version { $version }, your counter-offer
rfq-price-for = { $price } for { $quantity }
rfq-not-alike = These offers differ in currency, quantity or delivery, or have equal totals: no total is marked as best.
rfq-open-negotiation = Open
rfq-contenders = Suppliers asked
rfq-asked-by-you = What you asked for
rfq-publish = Send to the suppliers
rfq-close = Close the RFQ
rfq-close-act = Close it
rfq-close-consequence = What is still being negotiated ends; orders already placed stand. The RFQ takes no more offers.
rfq-cancel = Cancel the RFQ
rfq-cancel-act = Cancel it
rfq-cancel-consequence = All negotiations end and no offer can be accepted any more. The suppliers see your reason.
rfq-reason = Reason
rfq-reason-hint = The other side reads it.
rfq-are-you-sure = This can’t be undone

# A negotiation's own page
rfq-negotiation-lede = { $number } · with { $name }
rfq-step-invited = Asked
rfq-step-first = First offer
rfq-step-bargained = Bargaining
rfq-step-agreed = Order
rfq-turn-too-late = The time for a first offer has passed
rfq-turn-offer = Your move: make your first offer or decline
rfq-turn-invited = Waiting for { $name }’s first offer
rfq-turn-yours = Your move: answer version { $version } from { $name }
rfq-turn-expired = Your move: version { $version } has run out and can’t be accepted; make a new offer
rfq-turn-own-expired = Your version { $version } has run out; make a new offer to go on
rfq-turn-theirs = Waiting for { $name } to answer version { $version }
rfq-turn-agreed = Version { $version } was accepted and is binding
rfq-turn-withdrawn = Ended by: { $who }. Reason: { $reason }
rfq-turn-declined = Declined by: { $who }. Reason: { $reason }
rfq-turn-cancelled = The buyer cancelled the RFQ. Reason: { $reason }
rfq-turn-elsewhere = Ended: everything asked for was ordered from others
rfq-turn-rfq-expired = Ended: nothing was awarded in time
rfq-turn-closed = Ended: the buyer closed the RFQ
rfq-changed-legend = Marked: changed since version { $version }.
rfq-to-order = Order { $number }
rfq-accept-version = Accept version { $version }
rfq-counter = Make a counter-offer
rfq-better-own = Revise your offer
rfq-withdraw = End the negotiation
rfq-withdraw-act = End it
rfq-withdraw-consequence = No version can be accepted any more, and neither side can make another offer. The other side sees your reason.
rfq-decline = Decline to offer
rfq-decline-act = Decline
rfq-decline-instead = Can’t supply this?
rfq-decline-consequence = You make no offer on this RFQ, now or later. The buyer sees your reason.
rfq-first-offer = Your offer
rfq-counter-offer = Counter-offer
rfq-new-offer = New version
rfq-prefilled = filled in with the newest version; change what you want otherwise
rfq-lines-hint = Leave a price empty to make no offer for that item.
rfq-lead-time = Lead time
rfq-lead-time-hint = From the order until the goods are ready.
rfq-part = Payment { $number }
rfq-part-percent = Share
rfq-part-event = Due
rfq-part-days = Days of credit
rfq-part-none = –
rfq-parts-hint = The shares make 100%. Rows without a share don’t count; days only with “after delivery”.
rfq-offer-note-hint = Becomes part of this version.
rfq-offer-send = Send offer
rfq-offer-send-version = Send version { $version }
rfq-counter-send = Send counter-offer
rfq-offer-immutable = A version can’t be changed once sent, only followed by another.
rfq-asked = What was asked for
rfq-record-chain = Each version carries the hash of the one before; the chain was checked just now.
rfq-author = { $side } · { $name }
rfq-overtaken = A newer version came while you were writing
rfq-overtaken-text = Version { $version } changed this:
rfq-overtaken-kept = Nothing was sent. What you typed is kept below: check it against what stands now and send it again, if you still want to.
rfq-moved-on = The negotiation has moved on

# Accepting
rfq-accept-title = Accept version { $version }
rfq-accept-lines = What you bind yourself to
rfq-accept-question = Accept exactly these terms?
rfq-accept-buyer = A binding order to { $name } is placed at once. Both sides get its number by mail.
rfq-accept-supplier = A binding order from { $name } is placed at once. Both sides get its number by mail.
rfq-accept-act = Accept version { $version } and place the order
rfq-not-accepted = Not accepted
rfq-superseded = A newer version stands: version { $version }
rfq-superseded-changes = What changed from version { $old } to version { $new }
rfq-late = Its validity has ended
rfq-own-offer = This is your own offer; only the other side can accept it
rfq-over-awarded = More would be ordered than you asked for: { $name }
rfq-nothing-bound = You are bound to nothing by this. State of the negotiation: { $state }.
rfq-see-newest = See what stands now
rfq-over-limit-currency = Your spending limit is in { $currency }, and this is in another currency
rfq-over-limit-order = This is above the { $bound } you may commit your company to in one order
rfq-over-limit-month = Together with what you committed to this month, this is above your { $bound } a month
rfq-over-limit-who = Nothing was bound. These people can do it for your company: { $names }
rfq-approval-ask = Ask them to accept it
rfq-approval-asked = { $by } asks an owner or manager to accept version { $version }
rfq-approval-asked-text = It is above their spending limit. Nothing is bound yet. Asked at
rfq-over-limit-comma = ,{" "}
