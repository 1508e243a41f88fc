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
