# The trade vocabulary: terms that mean the same to buyers
vocabulary-title = Trade vocabulary
vocabulary-lede = Terms that mean the same to a buyer. A search for one finds what has the others too, a little below what has the words as typed. It serves all markets.
vocabulary-none = No entries yet
vocabulary-none-text = Add what your trade calls by several names, in Chinese, English or both: power bank, 充电宝, 移动电源.
vocabulary-no-such = No entry has this
vocabulary-no-such-text = Look for a shorter part of the term, or add it.
vocabulary-find = Term
vocabulary-find-act = Find
vocabulary-new = Add an entry
vocabulary-new-lede = You see what it does to searches before it is saved.
vocabulary-change = Change the entry
vocabulary-term = Term
vocabulary-terms = Terms
vocabulary-terms-hint = One a line, 2 to { $max } of them. A term may be several words.
vocabulary-direction = Finds
vocabulary-both = Each finds all others
vocabulary-both-hint = For different names of the same goods
vocabulary-one-way = The first finds the others, not the reverse
vocabulary-one-way-hint = For a narrow name and a wide one: a search for 数据线 (data cable) finds “cable” too, a search for “cable” stays as it is
vocabulary-both-short = Each other
vocabulary-one-way-short = The first the others
vocabulary-changed-at = Changed
vocabulary-look = See what it does first
vocabulary-preview = What the entry will do
vocabulary-preview-instead = { $after }, instead of { $before }
vocabulary-effect = Effect on searches
vocabulary-effect-nothing = No listing has any of these terms: the entry does nothing until one does.
vocabulary-effect-both = { $count ->
    [one] A search for any of these terms finds the one listing that has one of them.
   *[other] A search for any of these terms finds the { $count } listings that have one of them.
}
vocabulary-effect-one-way = { $count ->
    [one] A search for “{ $term }” finds the one listing that has one of these terms; a search for another finds what it finds today.
   *[other] A search for “{ $term }” finds the { $count } listings that have one of these terms; a search for another finds what it finds today.
}
vocabulary-effect-order = Listings with the words as typed come first. What is searched for in quotation marks is found word for word only.
vocabulary-effect-read = Read the examples: if buyers of one would be surprised by another, go back and take that term out.
vocabulary-look-again = Look again before you save
vocabulary-nowhere = No listing has “{ $term }”. Is it spelled as buyers spell it? Searches for it will find the others.
vocabulary-elsewhere = “{ $term }” is in another entry too, and finds the terms of both:
vocabulary-alone = Listings with it
vocabulary-then = Found then
vocabulary-examples = First of those with it
vocabulary-no-examples = None
vocabulary-save = Save the entry
vocabulary-revise = Back to the terms
vocabulary-overtaken = Somebody changed the vocabulary meanwhile
vocabulary-overtaken-text = Nothing was saved. This is how it stands now; look at it, and confirm again.
vocabulary-added = The entry is there
vocabulary-changed = The entry was changed
vocabulary-removed = The entry was removed
vocabulary-soon = Searches follow within seconds.
vocabulary-remove = Remove
vocabulary-remove-ask = Remove this entry?
vocabulary-remove-text = A search for one of these terms no longer finds the others by this entry. Listings stay as they are.
vocabulary-remove-act = Remove it
