# Common components
ui-chart = Chart: { $title }; the table beneath has its numbers
ui-optional = optional
ui-errors = { $count ->
    [one] There is { $count } thing to correct
   *[other] There are { $count } things to correct
}
ui-error-in = { $field }: { $problem }
ui-errors-kept = Everything you typed was kept. Correct it and submit again.
ui-pages = Pages
ui-previous = Previous
ui-next = Next
ui-step-done = done
ui-step-current = current step
ui-step-ahead = not started
ui-step-stopped = ended here
ui-until = until
ui-before = was
ui-now = now
ui-best = best
ui-not-now = Not now
ui-moment-now = just now
ui-moment-ahead = in { $span }
ui-moment-ago = { $span } ago
ui-moment-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
ui-moment-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
ui-moment-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
ui-overtaken = Somebody else saved a change since you opened this
ui-overtaken-text = Nothing of yours was saved yet, and all you typed is kept. Look it over: saving again replaces theirs.
