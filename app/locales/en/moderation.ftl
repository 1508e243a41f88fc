# Reviewing listings
moderation-lede =
    { $count ->
        [0] No listing waits for review
        [one] One listing waits for review
       *[other] { $count } listings wait for review, the oldest first
    }
moderation-none = No listing waits for review
moderation-none-text = When a supplier submits a listing or changes its text, it appears here.
moderation-listing = Listing
moderation-market = Market
moderation-kind = Kind
moderation-since = Submitted
moderation-new = New listing
moderation-revision = Changed text
moderation-claimed-by = { $name } is reviewing it
moderation-about = { $supplier } · { $market } · SKU { $sku }
moderation-page = See its page
moderation-says = What it says
moderation-changes = What changes (before → now)
moderation-supply = Prices and supply (not reviewed)
moderation-moq = Least quantity
moderation-title-zh = Title in Chinese
moderation-title-en = Title in English
moderation-description-zh = Description in Chinese
moderation-description-en = Description in English
moderation-category = Category
moderation-images = Pictures its file names
moderation-decide = Decide
moderation-verdict = Decision
moderation-approve = Approve
moderation-approve-new = It is on show at once
moderation-approve-change = The new text replaces the old one at once
moderation-return = Ask for changes
moderation-return-new = The supplier can mend it and submit it again
moderation-return-change = The old text stays; the supplier can submit another one
moderation-reject = Reject
moderation-reject-new = It is not shown and cannot be submitted again
moderation-reject-change = The old text stays
moderation-reason = Reason
moderation-reason-hint = Needed unless you approve; the supplier reads it word for word
moderation-submit = Submit the decision
moderation-claim = I'll review it
moderation-take-over = Take it over
moderation-approved-by = Approved by { $name }
moderation-returned-by = { $name } asked for changes
moderation-rejected-by = Rejected by { $name }
moderation-conflict-decided = Another operator decided first
moderation-conflict-claimed = { $name } is reviewing this listing
moderation-conflict-resubmitted = The supplier has just changed it; read it again before you decide
moderation-conflict-gone = The listing's state has changed
moderation-conflict-kept = Your decision had no effect.
moderation-show-all = All
moderation-show-new = New listings
moderation-show-changed = Changed texts
moderation-show-long = Waiting over { $days } days
moderation-markets-all = All markets
moderation-pace = Half of what was decided in the last 30 days was decided within { $time }.
moderation-choose = Choose
moderation-choose-one = Choose “{ $title }”
moderation-decide-chosen = Decide what is chosen
moderation-decide-chosen-text = One decision for every listing chosen above. What its supplier has changed since, or a colleague is reviewing, is left out.
moderation-decided-many =
    { $count ->
        [0] Nothing was decided
        [one] One listing was decided
       *[other] { $count } listings were decided
    }
moderation-usual = A reason that is often given
moderation-usual-none = none of these
moderation-usual-hint = The supplier reads it in Chinese and in English, and below it what you write
moderation-usual-title = The title does not say what the goods are. Please name the goods, the material or model, and the size.
moderation-usual-text = The description is missing or too short. Please say what buyers need to know: use, material, dimensions, packaging.
moderation-usual-category = The category does not fit. Please choose the one the goods belong to.
moderation-usual-contact = Please take telephone numbers, addresses, links and messenger names out of the texts; buyers reach you through the market.
moderation-usual-price = The price looks wrong for these goods. Please check price, unit and currency.
moderation-usual-twice = This listing is offered already. Please change the other one instead of listing it twice.
moderation-findings = Please look at this
moderation-findings-text = Noticed by a program: it decides nothing, and may be wrong.
moderation-finding-contact = Ways to reach the supplier stand in the texts:
moderation-finding-alike = Another supplier’s listing is called nearly the same:
moderation-finding-price = Its lowest price is { $lowest }; the middle of { $others } others in its category is { $median }.
moderation-finding-banned = Banned words stand in the texts:
moderation-banned-title = Banned words
moderation-banned-lede = Words that listings may not hold. Whoever reviews a listing that holds one is told, with the field and the place. Width, case and traditional characters make no difference. The link of each word shows what is on show with it.
moderation-banned-word = Word
moderation-banned-why = Why
moderation-banned-for = For
moderation-banned-all = All markets
moderation-banned-add = Add a word
moderation-banned-remove = Remove
moderation-banned-act = Action
moderation-banned-added = The word was added; listings that wait are looked through for it
moderation-banned-removed = The word was removed
moderation-banned-none = No banned words yet
moderation-banned-none-text = Add the first one beside this.
