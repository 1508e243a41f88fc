# Letters
letter-greeting = Hello { $name },
letter-fact = { $label }: { $value }
letter-why = You get this mail because your company trades on this Entrepot market. Please don’t reply to it.
letter-rfq-label = RFQ
letter-lines = Asked for
letter-lines-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
letter-deadline = Offer by
letter-total = Total
letter-valid-until = Valid until
letter-order = Order
letter-hash = Fingerprint of the agreed version
letter-listing = Listing
letter-reason = What the operator says
letter-rfq-subject = New RFQ { $number }: { $title }
letter-rfq = { $buyer } asks you for a quote.
letter-rfq-action = Look and make an offer
letter-offer-subject = { $number }, version { $version }: { $title }
letter-offer = { $from } has sent an offer, version { $version }. It is your move.
letter-counter = { $from } has made a counter-offer, version { $version }. It is your move.
letter-offer-action = Look and answer
letter-order-subject = Agreed: order { $number }, { $title }
letter-order-buyer = You and { $partner } have agreed. The order is placed and waits for the supplier’s confirmation.
letter-order-supplier = You and { $partner } have agreed. The order is placed; please confirm it.
letter-order-action = See the order
letter-approved-subject = Approved: { $title }
letter-changes-subject = Please change: { $title }
letter-rejected-subject = Not accepted: { $title }
letter-approved = What you submitted has been approved. Buyers can see it now.
letter-changes = The market’s operator asks you to change the following and submit it again.
letter-rejected = The market’s operator could not accept what you submitted.
letter-listing-action = See the listing
letter-link-until = The link works until
letter-confirm-subject = Please confirm your e-mail address
letter-confirm = Please confirm that this address is yours. Then you can ask for quotes, make offers and manage your company. If you did not register, ignore this mail.
letter-confirm-action = Confirm the address
letter-reset-subject = Set a new password
letter-reset = Someone, most likely you, asked to set a new password for this account. If it was not you, ignore this mail: nothing changes.
letter-reset-action = Set a new password
letter-change-email-subject = Please confirm the change of your e-mail address
letter-change-email = This account’s e-mail address is to be changed. It takes effect once the old and the new address have both confirmed it. If you did not ask for it, ignore this mail and change your password soon.
letter-change-email-action = Look and confirm
letter-invitation-subject = { $company } invites you
letter-invitation = { $company } invites you to act for it on this market.
letter-invitation-action = See the invitation
