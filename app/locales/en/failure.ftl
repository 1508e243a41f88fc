# Pages that say what went wrong
failure-home = Back to the start
failure-not-found = There is no such page
failure-not-found-text = It may have been removed, or you may not see it. Check the address, or look for it from the start.
failure-forbidden = You can’t do this
failure-forbidden-text = Your company does not have the right to. Ask its owner, or the market’s operator.
failure-no-booth = Your company has no booth in this market
failure-no-booth-text = Listings are shown only in markets where the company has a booth. Ask for one under “Your markets” first.
failure-conflict = Things have moved on
failure-conflict-text = Something changed here before you acted. Go back, reload, and look at what stands now.
failure-too-large = That is too large
failure-too-large-text = What you sent is over the limit and was not kept. Make it smaller and send it again.
failure-internal = Something went wrong on our side
failure-internal-text = Nothing was changed. Please try again in a moment; if it happens again, tell the market’s operator this number: { $id }
failure-request = This request can’t be handled
failure-request-text = Go back, reload the page and send it again.
failure-too-many = Too many requests at once
failure-too-many-text = Much was asked for from your network in a short time. Please wait { $seconds } s, then go back and try again; what you typed is still there.
