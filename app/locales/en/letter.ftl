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
letter-approval-subject = Please approve: { $number } { $title }
letter-approval = { $by } asks you to accept version { $version } of { $from }. It is above what they may commit your company to. Nothing is bound yet.
letter-approval-action = Look and decide
letter-order-buyer = You and { $partner } have agreed. The order is placed and waits for the supplier’s confirmation.
letter-order-supplier = You and { $partner } have agreed. The order is placed; please confirm it.
letter-order-action = See the order
letter-approved-subject = Approved: { $title }
letter-changes-subject = Please change: { $title }
letter-rejected-subject = Not accepted: { $title }
letter-approved = What you submitted has been approved. Buyers can see it now.
letter-changes = The market’s operator asks you to change the following and submit it again.
letter-rejected = The market’s operator could not accept what you submitted.
letter-off-show = The market’s operator took the following listing off show. Please change what is asked; once the change is approved it is shown again.
letter-taken-off = The market’s operator took the following listing off show for good. If you see it otherwise, you can appeal once under “My listings”.
letter-report-subject = Looked into: { $title }
letter-report-taken-off = Thank you for your report. The market’s operator looked into it and took the listing off show.
letter-report-stays = Thank you for your report. The market’s operator looked into it and leaves the listing on show.
letter-report-markets-action = See the markets
letter-supplier = Supplier
letter-listing-action = See the listing
letter-link-until = The link works until
letter-register-subject = Go on with your registration
letter-register = Someone, most likely you, wants to register a company with this address. The link leads to the form. If it was not you, ignore this mail: nothing is registered without it.
letter-register-action = Go on registering
letter-has-account-subject = You have an account already
letter-has-account = Someone, most likely you, wanted to register with this address, which has an account already. Sign in with it; where the password is forgotten, the sign-in page helps. To register another company, sign in first. If it was not you, nothing is to be done.
letter-has-account-at = Asked at
letter-has-account-action = Sign in
letter-reset-subject = Set a new password
letter-reset = Someone, most likely you, asked to set a new password for this account. If it was not you, ignore this mail: nothing changes.
letter-reset-action = Set a new password
letter-change-email-subject = Please confirm the change of your e-mail address
letter-change-email = This account’s e-mail address is to be changed. It takes effect once the old and the new address have both confirmed it. If you did not ask for it, ignore this mail and change your password soon.
letter-change-email-action = Look and confirm
letter-invitation-subject = { $company } invites you
letter-invitation = { $company } invites you to act for it on this market.
letter-invitation-action = See the invitation
letter-bank-subject = The bank details of { $company } were changed
letter-bank = The bank details of { $company } were changed. If nobody of yours meant to, change them back and look at who belongs to your company.
letter-bank-account = Account
letter-bank-by = Changed by
letter-bank-at = When
letter-bank-action = See the bank details
letter-removed-subject = You no longer act for { $company }
letter-removed = You no longer act for { $company } on this market. Your account stays; if this is a mistake, ask an owner of the company.
letter-removed-action = To the market
letter-factor = { $what }. If it was you, nothing is to be done. If it was not, set a new password at once and look at how one gets in to your account.
letter-factor-at = When
letter-factor-action = See your account’s security
letter-factor-app-added = An authenticator app was added to your account
letter-factor-app-removed = The authenticator app was removed from your account
letter-factor-codes-made = New recovery codes were made for your account
letter-factor-code-used = A recovery code was used to sign in to your account
letter-factor-passkey-added = A passkey was added to your account
letter-factor-passkey-removed = A passkey was removed from your account
letter-key-subject = A key was made for { $company }
letter-key = A key was made with which a program can act for { $company }. If nobody of yours meant to, revoke it at once.
letter-key-name = Name
letter-key-by = Acts as
letter-key-scopes = May
letter-key-until = Works until
letter-key-forever = until it is revoked
letter-key-action = See the keys
letter-verified-subject = Your company is verified
letter-verified = What you stated was checked against your papers. Buyers and suppliers now see it beside your company’s name.
letter-mend-subject = Your verification needs changes
letter-mend = The operator has looked at your papers and asks you to mend the following, then submit again.
letter-not-verified-subject = Your company was not verified
letter-not-verified = The operator could not verify your company. You can ask for a second look once.
letter-ends-subject = What was checked ends soon
letter-ends = The following ends soon. Hand in newer papers in time; until they are checked, what was confirmed stays.
letter-expired-subject = Your company is no longer verified
letter-expired = The verification has ended, or what was checked was changed. You can go on trading; submit your papers again to be verified.
letter-expired-at = Ended
letter-suspended-subject = Your company’s trade is suspended
letter-suspended = The operator has suspended your company. Your listings can still be read, but nothing new can be asked of you or agreed with you. Orders placed before go on.
letter-reinstated-subject = Your company may trade again
letter-reinstated = The operator has lifted the suspension.
letter-verification-action = See the verification
letter-password-subject = Your password was changed
letter-password = The password of your account was changed and every other device was signed out. If it was not you, set a new password at once.
letter-password-at = When
letter-password-action = It was not me: set a new password
letter-open-subject = { $number }: a market you sell in is asked for “{ $title }”
letter-open = { $buyer } asks a market in which you have your place for goods like yours.
letter-open-action = See the request
letter-rfq-shown-subject = { $number } is shown in { $market }
letter-rfq-refused-subject = { $number } is not shown in { $market }
letter-rfq-shown = The operators of { $market } looked at your open request: their suppliers see it.
letter-rfq-refused = The operators of { $market } decided not to show your open request to their suppliers. Negotiations that have begun go on.
letter-rfq-decided-action = See your RFQ
letter-messages-subject = { $number }: { $count ->
    [one] a message from { $from }
   *[other] { $count } messages from { $from }
}
letter-messages = { $count ->
    [one] { $from } wrote to you. You have not read it yet.
   *[other] { $from } wrote to you. { $count } messages are unread.
}
letter-messages-newest = The newest
letter-messages-action = Read and answer
letter-saved-subject = { $name }: { $count ->
    [one] a new listing
   *[other] { $count } new listings
}
letter-saved = { $count ->
    [one] There is a new listing in “{ $name }”, a search you saved.
   *[other] There are { $count } new listings in “{ $name }”, a search you saved.
}
letter-saved-several-subject = { $count } new listings in { $searches } of your saved searches
letter-saved-several = There are { $count } new listings in { $searches } of the searches you saved.
letter-saved-listing = { $title } – { $supplier }
letter-saved-all = { $count ->
    [one] See the search, what is new first
   *[other] See all { $count }, what is new first
}
letter-saved-action = See your saved searches
letter-saved-why = You get this mail because you saved a search on this Entrepot market and asked to be told what is new. Please don’t reply to it.
letter-saved-stop = Stop these mails
letter-saved-stop-one = Stop mails about this search
letter-campaign = Promotion
letter-campaign-shown-subject = Approved: { $name }
letter-campaign-refused-subject = Not accepted: { $name }
letter-campaign-shown = The operator of { $market } approved your promotion. Buyers see it from its first day on.
letter-campaign-refused = The operator of { $market } does not show your promotion. You can change it and hand it in again.
letter-campaign-action = See the promotion
letter-booth-given-subject = Your booth in { $market }
letter-booth-given = The operator of { $market } gave your company a booth. What you list there is shown once it is approved.
letter-booth-declined-subject = { $market } declined your request for a booth
letter-booth-declined = The operator of { $market } does not give your company a booth. You can ask again when the reason is settled.
letter-booth-ended-subject = Your place in { $market } has ended
letter-booth-ended = The operator of { $market } ended your company’s place there. What you show in this market is going off show; negotiations and orders go on. You can ask again.
letter-booth-hall = Hall
letter-booth-number = Booth number
letter-booth-action = See your markets
letter-feed-subject = Your catalogue’s nightly update has failed { $count } times in a row
letter-feed-paused-subject = Your catalogue’s nightly update is paused: it failed { $count } times in a row
letter-feed = Every day the market fetches your catalogue file from the address you gave. The last times it did not succeed, and your listings were not updated.
letter-feed-paused = Every day the market fetches your catalogue file from the address you gave. The last times it did not succeed, and the update now rests. Once the cause is mended, resume it on its page.
letter-feed-address = Address of the file
letter-feed-problem = What went wrong last
letter-feed-next = Next update
letter-feed-action = See the nightly update
