# Online fairs of markets
promotion-fair-title = Online fairs
promotion-fair-lede = For some days a market gathers chosen suppliers in a hall of its own, with a programme.
promotion-fair-new = New fair
promotion-fair-new-lede = It is kept as a draft until you publish it. Its address stays as you choose it here.
promotion-fair-edit = Change fair
promotion-fair-save = Save
promotion-fair-none = No fairs yet
promotion-fair-none-text = Choose suppliers of your market, give each a booth, and say what happens when.
promotion-fair-name = Fair
promotion-fair-slug = Name in its address
promotion-fair-slug-hint = 3 to 40 small letters, digits and hyphens, such as spring-gear-days.
promotion-fair-story-zh = What it is about, in Chinese
promotion-fair-story-en = What it is about, in English
promotion-fair-programme = Programme
promotion-fair-programme-hint = One entry a line, with day and time in China, then Chinese | English: 2026-12-01 10:00 开幕 | Opening. At most { $max }.
promotion-fair-hall = Hall
promotion-fair-hall-hint = One booth a line, in the order of the hall: the supplier's code, then the booth's number, such as demo-supplier A-01. At most { $max }.
promotion-fair-booth = Booth { $number }
promotion-fair-booths = { $count ->
    [one] { $count } booth
   *[other] { $count } booths
}
promotion-fair-ahead = To come
promotion-fair-on = Open now
promotion-fair-over = Over
promotion-fair-draft-means = Nobody else sees it yet. It can be changed after it is published, too.
promotion-fair-cancel = Cancel fair
promotion-fair-cancel-act = Cancel it
promotion-fair-cancel-consequence = Its page is taken down at once and can't be put up again. RFQs and orders that came of it stay.
promotion-fair-opened-means = Times its page was opened while it was on; visits of the market's operators do not count.
promotion-fair-rfqs-means = RFQs begun at a booth of its hall and sent while it was on.
