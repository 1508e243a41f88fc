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
moderation-show-shown = Reports and samples
moderation-reported =
    { $count ->
        [one] Reported by one company
       *[other] Reported by { $count } companies
    }
moderation-sample = Second look
moderation-appealed = Appeal
moderation-reports = What was reported
moderation-leave = Nothing wrong
moderation-suspend = Take off show until changed
moderation-remove = Take off show for good
moderation-approve-shown = The listing stays on show; one that was taken off is shown again
moderation-return-shown = It is off show at once, and comes back when the supplier’s change is approved
moderation-reject-shown = It is off show at once and can’t be submitted again; the supplier may appeal once
moderation-off-show = This listing is off show
moderation-off-show-text = Approving shows it again.
moderation-appeal-words = The supplier appeals
moderation-appeal-against = The reason given before: { $reason }
moderation-appeal-title = Appeal
moderation-appeal-consequence = An operator looks at it once more. A decision can be appealed once; what is decided then stands.
moderation-appeal-act = Send the appeal
moderation-appeal-hint = Say why the decision was wrong; operators read it as you write it
moderation-report-title = Report a listing
moderation-report-text = The market’s operators look into it and tell you what they decided. The supplier does not learn who reported it.
moderation-report-ground = What is wrong
moderation-report-reason = Details
moderation-report-hint = What exactly is wrong and how you know, so that it can be checked
moderation-report-submit = Send the report
moderation-report-told = Report sent
moderation-report-told-text = Thank you. The market’s operators will look into it
moderation-report-told-next = You get a mail with what they decided.
moderation-report-back = Back to the listing
moderation-ground-untrue = The goods are not as described
moderation-ground-forbidden = The goods may not be sold
moderation-ground-infringing = It infringes a brand, design or patent
moderation-ground-copied = Its text or pictures are somebody else’s
moderation-ground-other = Something else
moderation-finding-restricted = The category is restricted:
moderation-restriction-title = Restricted categories
moderation-restriction-lede = Categories a market does not sell, and those that need a certificate an operator has confirmed; what is below them counts too. Whoever reviews a listing that breaks one is told.
moderation-restriction-category = Category
moderation-restriction-category-hint = What is below it counts too
moderation-restriction-choose = Choose
moderation-restriction-rule = What holds
moderation-restriction-none = Not sold
moderation-restriction-needs = Needs “{ $name }”
moderation-restriction-certificate = Certificate needed
moderation-restriction-certificate-hint = For example “CCC”: a confirmed certificate of the supplier must name it. Leave it empty where such goods are not sold at all
moderation-restriction-why = Why
moderation-restriction-for = For
moderation-restriction-all = All markets
moderation-restriction-add = Add a restriction
moderation-restriction-remove = Remove
moderation-restriction-act = Action
moderation-restriction-added = The restriction was added; listings that wait are checked for it
moderation-restriction-removed = The restriction was removed
moderation-restriction-none-yet = No restricted categories yet
moderation-restriction-none-text = Add the first one beside this.
