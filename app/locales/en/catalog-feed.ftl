# Feeds: catalogue files fetched every night
catalog-feed-list = Nightly updates
catalog-feed-lede = Give the address of your catalogue file: it is fetched and imported every day at the hour you choose. A file that has not changed changes nothing.
catalog-feed-none = No nightly update yet
catalog-feed-none-text = If your ERP or shop can put its price list at a web address, you need not send it by hand again.
catalog-feed-new = Set up a nightly update
catalog-feed-change = Change
catalog-feed-form-lede = The columns are read as your company said before of files with the same columns. Send such a file by hand once and check its columns; where they differ later, the update stops and tells you: nothing is guessed.
catalog-feed-address = Address of the file
catalog-feed-address-hint = An http or https address that everyone can reach, without signing in; formats as for imports, at most 32 MB
catalog-feed-hour = Hour of the day
catalog-feed-hour-hint = By the clocks of the time zone below
catalog-feed-zone = Time zone
catalog-feed-save = Save
catalog-feed-title = Nightly update
catalog-feed-state = State
catalog-feed-active = On
catalog-feed-paused = Paused
catalog-feed-given-up = Paused after failures
catalog-feed-last = Last update
catalog-feed-next = Next update
catalog-feed-never = Not yet
catalog-feed-every-night = Every day
catalog-feed-at = { $at } ({ $zone })
catalog-feed-under-way = An update is under way
catalog-feed-given-up-title = Paused: it failed { $count } times in a row
catalog-feed-given-up-text = Mend what is said of the last update below, then resume.
catalog-feed-failures =
    { $count ->
        [one] It failed the last time
       *[other] It failed the last { $count } times
    }
catalog-feed-failures-text = After { $max } failures in a row it pauses by itself.
catalog-feed-run = Update now
catalog-feed-pause = Pause
catalog-feed-resume = Resume
catalog-feed-remove = Remove
catalog-feed-remove-question = Remove this nightly update?
catalog-feed-remove-consequence = The file is not fetched any more. Listings and imports stay as they are.
catalog-feed-runs = Updates
catalog-feed-no-runs = No updates yet
catalog-feed-when = When
catalog-feed-outcome = Result
catalog-feed-import = Import
catalog-feed-see-import = See the import
catalog-feed-waiting = Waiting
catalog-feed-importing = Importing
catalog-feed-unchanged = File unchanged
catalog-feed-imported = Updated
catalog-feed-failed = Failed
catalog-feed-cancelled = Import cancelled
