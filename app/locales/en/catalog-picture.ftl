# Pictures of a listing
catalog-picture-title = Pictures
catalog-picture-alt = { $title }, picture { $number }
catalog-picture-new = New
catalog-picture-unsaid = Nothing said of it yet
catalog-picture-reworded = New words: { $words }
catalog-picture-source = From { $source }
catalog-picture-lede = Buyers see them at the top of the listing, and the first one in search results.
catalog-picture-none = No pictures yet
catalog-picture-none-text = Buyers see a drawing in their place. Show the goods, a detail that matters, and how they are packed.
catalog-picture-review-later = An operator looks at the pictures together with the listing, once you hand it in.
catalog-picture-review-waiting = The listing is in review: an operator looks at its pictures together with it.
catalog-picture-review-handed-in = The operator asked for changes. A new picture, or new words for one, hands the listing in again.
catalog-picture-review-by-itself = An operator looks at new pictures, and at new words for a shown one, before buyers see them. Order and removal take effect at once.
catalog-picture-add = Add pictures
catalog-picture-add-act = Add them
catalog-picture-files = Pictures
catalog-picture-files-hint = JPEG, PNG or WebP, several at once: at most { $each } each, { $together } together, { $most } for a listing. They are drawn anew: where and when they were taken is not kept
catalog-picture-added = The pictures are added
catalog-picture-changed = The change is saved
catalog-picture-removed = The picture is removed
catalog-picture-refused = { $count ->
    [one] One file was not taken
   *[other] { $count } files were not taken
}
catalog-picture-taken = { $count ->
    [one] The other picture is added.
   *[other] The other { $count } pictures are added.
}
catalog-picture-waits = In review
catalog-picture-words-wait = New words in review
catalog-picture-not-approved = Not approved: buyers don’t see it
catalog-picture-words-not-approved = New words not approved
catalog-picture-earlier = Earlier
catalog-picture-later = Later
catalog-picture-act-on = { $act }: picture { $number }
catalog-picture-describe = Say what it shows
catalog-picture-describe-title = What picture { $number } shows
catalog-picture-remove = Remove
catalog-picture-remove-title = Remove picture { $number }
catalog-picture-remove-question = Remove it from the listing?
catalog-picture-remove-consequence = Buyers no longer see it; its file is deleted and can’t be brought back.
catalog-picture-missing = Named in your catalogue file, but not here
catalog-picture-not-handed-in = A file: add it below
catalog-picture-not-fetched = Not fetched yet
catalog-picture-taken-away = Removed by you
catalog-picture-is-fetched = Being fetched
catalog-picture-is-fetched-again = Will be tried again
catalog-picture-failed = Not fetched
catalog-picture-fetch = Fetch them again
catalog-picture-asked = The addresses are asked again; what they answer is shown here
catalog-picture-look = See what has come
