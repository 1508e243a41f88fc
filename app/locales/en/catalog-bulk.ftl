# Changing many listings at once
catalog-bulk-title = Change many listings
catalog-bulk-list = Bulk changes
catalog-bulk-list-lede = What was done to many listings at once. Each can be taken back for seven days.
catalog-bulk-none = No bulk changes yet
catalog-bulk-none-text = Tick listings in your list, or choose all that are shown, and change their prices, pause them or move them to a category.
catalog-bulk-tick = Choose { $sku }
catalog-bulk-lede = Change many at once:
catalog-bulk-ticked = Those ticked…
catalog-bulk-all = All { $count } shown here…
catalog-bulk-chosen =
    { $count ->
        [one] One listing is chosen
       *[other] { $count } listings are chosen
    }
catalog-bulk-none-chosen = Nothing is chosen
catalog-bulk-none-chosen-text = Tick the listings you mean in your list first.
catalog-bulk-act = What to do
catalog-bulk-act-reprice = Change prices
catalog-bulk-act-reprice-hint = Every tier goes up or down by the same percentage; buyers see it at once.
catalog-bulk-act-pause = Pause
catalog-bulk-act-pause-hint = Buyers no longer see them until you show them again.
catalog-bulk-act-resume = Show again
catalog-bulk-act-resume-hint = Paused listings are on show again.
catalog-bulk-act-move = Move to another category
catalog-bulk-act-move-hint = The operator reviews it; until then buyers find them where they are.
catalog-bulk-percent = By how many percent
catalog-bulk-percent-hint = -5 lowers prices by 5%, 2.5 raises them by 2.5%. Two decimals at most.
catalog-bulk-category = New category
catalog-bulk-category-hint = Only for moving.
catalog-bulk-preview-first = Nothing changes yet: the next page shows what would become of each listing.
catalog-bulk-preview = Preview
catalog-bulk-reprice-by = Change prices by { $percent }%
catalog-bulk-move-to = Move to { $category }
catalog-bulk-state-checking = Being checked
catalog-bulk-state-checked = To be confirmed
catalog-bulk-state-running = Under way
catalog-bulk-state-done = Done
catalog-bulk-state-undoing = Being taken back
catalog-bulk-state-undone = Taken back
catalog-bulk-state-failed = Broken off
catalog-bulk-to-change = Change at once
catalog-bulk-changed = Changed
catalog-bulk-to-review = Change once approved
catalog-bulk-in-review = Handed in for review
catalog-bulk-refused = Can’t change
catalog-bulk-not-changed = Not changed
catalog-bulk-unchanged = Already so
catalog-bulk-restored = Back as before
catalog-bulk-restoring = Back once approved
catalog-bulk-left = Left as they are
catalog-bulk-by = Listings by what becomes of them
catalog-bulk-change = Change
catalog-bulk-begun-by = Begun by { $name }
catalog-bulk-so-far = { $done } of { $listings } listings so far
catalog-bulk-nothing-to-do = There is nothing to change
catalog-bulk-nothing-written = Nothing is changed yet
catalog-bulk-done =
    { $count ->
        [0] Nothing was changed
        [one] One listing was changed
       *[other] { $count } listings were changed
    }
catalog-bulk-undone =
    { $count ->
        [0] Nothing was taken back
        [one] One listing goes back to how it was
       *[other] { $count } listings go back to how they were
    }
catalog-bulk-left-text =
    { $count ->
        [one] One was changed since and stays as it is.
       *[other] { $count } were changed since and stay as they are.
    }
catalog-bulk-broke-off = It broke off
catalog-bulk-confirm =
    { $count ->
        [one] Change one listing?
       *[other] Change { $count } listings?
    }
catalog-bulk-confirm-text = What is shown below is done, and nothing else: a listing somebody changes in the meantime is left out. You can take it back for { $days } days.
catalog-bulk-confirm-review = What is shown below is done, and nothing else: a listing somebody changes in the meantime is left out. What needs review is handed to the operator. You can take it back for { $days } days.
catalog-bulk-start =
    { $count ->
        [one] Change it
       *[other] Change { $count } listings
    }
catalog-bulk-undo-question =
    { $count ->
        [one] Take the change back?
       *[other] Take all { $count } changes back?
    }
catalog-bulk-undo-text = Every listing that still stands as this change left it goes back to how it was. Those changed since stay as they are; moving back to a category is reviewed again.
catalog-bulk-undo-until = Possible until
catalog-bulk-undo = Take it back
catalog-bulk-by-whom = By
catalog-bulk-when = Begun
