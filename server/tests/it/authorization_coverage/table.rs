//! The table. A row a route (or more, where a route serves either side or several steps), a mark a column:
//!
//! ```text
//!                                       stranger: owner of a company that buys and supplies, and has nothing to do with it
//!                                       | buyer and supplier: owner, manager, sales, purchaser, finance, viewer
//!                                       | operators: of another market, of the market; a viewer of the latter's company
//! anyone stranger | OMSPFV | OMSPFV | operators | administrator
//! +  shown or done      .  not found      -  forbidden      s  sent to sign in      k  asked for a key      =  a conflict
//! !  what was sent is wrong for them: it names something of another company's
//! ```
//!
//! Longer than other files: it is one table, so that one can read down a column.

use super::row::{Row, administrators, everyone, leaders, members, row};

/// A feed as a form says it.
const FEED: &[(&str, &str)] = &[
    ("address", "https://erp.example/list.csv"),
    ("hour", "4"),
    ("time_zone", "Asia/Shanghai"),
    ("market", "demo"),
];

/// What an order or negotiation needs to be told when it ends.
const WHY: &[(&str, &str)] = &[("reason", "The season is over")];

/// What is wrong with a listing.
const REPORT: &[(&str, &str)] = &[("ground", "copied"), ("reason", "These are our pictures")];

/// Why a supplier is an example to others.
const PRAISE: &[(&str, &str)] = &[("reason_zh", "交货准时"), ("reason_en", "Deliveries on time")];

/// A campaign, but for its market and its listings.
macro_rules! campaign {
    ($listings:literal) => {
        &[
            ("market", "demo"),
            ("kind", "discount"),
            ("percent", "10"),
            ("name_zh", "特惠"),
            ("name_en", "Sale"),
            ("text_zh", "现货"),
            ("text_en", "In stock"),
            ("from", "{today}"),
            ("until", "{today}"),
            ("listings", $listings),
            ("seen", "{campaign seen}"),
        ]
    };
}

/// A hall.
const HALL: &[(&str, &str)] = &[
    ("market", "demo"),
    ("sign", "B"),
    ("position", "1"),
    ("seen", "{hall seen}"),
];

/// A price list.
const PRICE_LIST: &[(&str, &str)] = &[
    ("name", "Dealers"),
    ("way", "off"),
    ("percent", "7.5"),
    ("from", "{today}"),
];

/// A fair.
const FAIR: &[(&str, &str)] = &[
    ("market", "demo"),
    ("slug", "new-days"),
    ("name_zh", "节"),
    ("name_en", "Days"),
    ("story_zh", "展"),
    ("story_en", "Hall"),
    ("from", "{today}"),
    ("until", "{today}"),
    ("programme", "{today} 10:00 开幕 | Opening"),
    ("hall", "nets-co A-01"),
    ("seen", "{campaign seen}"),
];

/// One pixel, as PNG.
pub const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\
    \x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Every row.
#[rustfmt::skip]
pub fn table() -> Vec<Row> {
    vec![
        // The frame, and what programs ask.
        everyone("GET /favicon.svg"),
        everyone("GET /islands.js"),
        everyone("GET /passkey.js"),
        everyone("GET /live.js"),
        everyone("GET /suggest.js"),
        everyone("GET /thread.js"),
        row("GET /pkg/{name}",                         ". . | ...... | ...... | ... | .").at("/pkg/nothing.css"),
        everyone("GET /healthz"),
        everyone("GET /readyz"),
        row("GET /metrics",                            ". . | ...... | ...... | ... | ."),
        everyone("GET /dev/ui"),
        everyone("GET /dev/mail"),
        row("GET /dev/mail/{name}",                    ". . | ...... | ...... | ... | .").at("/dev/mail/none.eml"),

        // Identity.
        members("GET /account"),
        members("GET /account/data"),
        members("GET /account/data/export").fresh(),
        members("GET /account/delete").fresh(),
        row("POST /account/delete",                    "s + | =+++++ | =+++++ | ==+ | +").fresh(),
        members("GET /account/email"),
        members("POST /account/email").form(&[("email", "moved@example.com")]).fresh(),
        members("POST /account/email/withdraw"),
        everyone("GET /change-email/{token}"),
        everyone("POST /change-email/{token}").silent("one press of two: the second one moves the account"),
        everyone("POST /change-email/{token}/stop"),
        members("GET /account/password"),
        members("POST /account/password").form(&[("present", "harbour office 7"), ("password", "quiet water runs deep")]),
        members("GET /account/profile"),
        members("POST /account/profile").form(&[
            ("name", "Li"), ("locale", "en"), ("time_zone", "Europe/Berlin"), ("currency", "EUR"),
        ]),
        members("GET /account/sessions"),
        members("POST /account/sessions/end-others"),
        row("POST /account/sessions/{id}/end",         "s . | +..... | ...... | ... | ."),
        everyone("GET /forgotten-password"),
        everyone("POST /forgotten-password").form(&[("email", "reef@example.com")])
            .silent("nobody is told who has an account; the trail begins when a password is set"),
        everyone("GET /reset-password/{token}"),
        everyone("POST /reset-password/{token}").form(&[("password", "quiet water runs deep")]),
        everyone("GET /register"),
        everyone("POST /register").form(&[("email", "reef@example.com")])
            .silent("nobody is told who has an account; the trail begins with the company"),
        everyone("GET /register/{token}"),
        everyone("POST /register/{token}").form(&[
            ("name_en", "Tide"), ("code", "tide"), ("country", "CN"), ("buys", "on"), ("person_name", "Li Tide"),
            ("password", "a long enough one"), ("time_zone", "Asia/Shanghai"),
        ]),
        everyone("GET /sign-in"),
        everyone("POST /sign-in").form(&[("email", "reef@example.com"), ("password", "harbour office 7")]),
        row("GET /sign-in/code",                       "s s | ssssss | ssssss | sss | s"),
        row("POST /sign-in/code",                      "s s | ssssss | ssssss | sss | s"),
        members("GET /sign-in/again"),
        members("POST /sign-in/again").form(&[("again.password", "harbour office 7")]).silent("a session of this browser"),
        members("GET /account/security"),
        members("POST /account/security/authenticator").fresh().silent("it counts once a code was typed"),
        members("GET /account/security/authenticator").fresh(),
        members("POST /account/security/authenticator/confirm").fresh().silent("no setting up has begun"),
        members("GET /account/security/authenticator/remove"),
        members("POST /account/security/authenticator/remove").fresh().silent("no app is set up"),
        members("GET /account/security/recovery-codes"),
        row("POST /account/security/recovery-codes",   "s . | ...... | ...... | ... | ."),
        everyone("POST /sign-in/passkey/options").silent("a session of this browser"),
        row("POST /sign-in/passkey",                   "s s | ssssss | ssssss | sss | s"),
        members("GET /account/security/passkeys/new").fresh(),
        members("POST /account/security/passkeys/options").fresh().silent("a session of this browser"),
        row("POST /account/security/passkeys",         "s = | ====== | ====== | === | =").form(&[("name", "x"), ("credential", "x")]),
        row("GET /account/security/passkeys/{id}/remove",
                                                       "s . | ...... | ...... | ... | .").at("/account/security/passkeys/{offer id}/remove"),
        row("POST /account/security/passkeys/{id}/remove",
                                                       "s . | ...... | ...... | ... | .").at("/account/security/passkeys/{offer id}/remove"),
        everyone("POST /sign-out").idle_for_guests(),
        everyone("POST /locale").form(&[("lang", "en")]).silent("a cookie of this browser"),

        // Markets, search and listings.
        everyone("GET /"),
        everyone("GET /markets"),
        everyone("GET /markets/{slug}"),
        everyone("GET /regions/{code}").at("/regions/440400"),
        everyone("GET /search"),
        members("GET /saved-searches"),
        members("GET /saved-searches/new").at("/saved-searches/new?q=rope"),
        members("POST /saved-searches/new").form(&[("name", "Rope"), ("every", "daily"), ("query", "q=rope")]),
        row("GET /saved-searches/{id}",                "s . | +..... | ...... | ... | ."),
        row("POST /saved-searches/{id}",               "s . | +..... | ...... | ... | .").form(&[("name", "Nets"), ("every", "off")]),
        row("POST /saved-searches/{id}/open",          "s . | +..... | ...... | ... | .").silent("what one looks at leaves no trail"),
        row("GET /saved-searches/{id}/delete",         "s . | +..... | ...... | ... | ."),
        row("POST /saved-searches/{id}/delete",        "s . | +..... | ...... | ... | ."),
        everyone("GET /unsubscribe/{token}"),
        everyone("POST /unsubscribe/{token}"),
        everyone("GET /api/v1/search"),
        everyone("GET /api/v1/suppliers"),
        everyone("GET /api/v1/suggest"),
        everyone("GET /api/v1/categories"),
        everyone("GET /api/v1/categories/{id}"),
        everyone("GET /api/v1/markets"),
        everyone("GET /api/v1/markets/{slug}"),
        everyone("GET /listings/{id}"),
        row("GET /listings/{id}",                      ". . | ...... | +++.++ | .+. | .").at("/listings/{listing paused}"),
        everyone("GET /listings/{id}/picture.svg"),
        everyone("GET /api/v1/listings/{id}"),
        row("GET /api/v1/listings/{id}",               ". . | ...... | ...... | ... | .").at("/api/v1/listings/{listing paused}"),
        row("GET /selling/listings",                   "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/listings/{id}/history",      "s . | ...... | +++.++ | ... | ."),
        row("GET /selling/bulk",                       "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/bulk/new",                   "s + | ------ | +++--- | --- | -").at("/selling/bulk/new?scope=all"),
        row("POST /selling/bulk",                      "s ! | ------ | +++--- | --- | -")
            .form(&[("scope", "all"), ("act", "pause")]),
        row("GET /selling/bulk/{id}",                  "s . | ...... | +++.++ | ... | ."),
        row("POST /selling/bulk/{id}/start",           "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/bulk/{id}/undo",            "s . | ...... | +++.-- | ... | .").at("/selling/bulk/{bulk done}/undo"),
        row("GET /selling/listings/{id}/archive",      "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/listings/{id}/archive",     "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/listings/{id}/pause",       "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/listings/{id}/resume",      "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listing paused}/resume"),
        row("GET /selling/listings/new",               "s + | ------ | +++--- | --- | -"),
        row("POST /selling/listings/new",              "s + | ------ | +++--- | --- | -")
            .form(&[("market", "demo"), ("sku", "BY-HAND"), ("title_en", "Net")]),
        row("GET /selling/listings/{id}/edit",         "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/listings/{id}/edit",        "s . | ...... | +++.-- | ... | .")
            .form(&[("seen", "{listing version}"), ("sku", "ON-SHOW"), ("title_en", "Better net")]),
        row("GET /selling/listings/{id}/variants",     "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/listings/{id}/variants",    "s . | ...... | +++.-- | ... | .")
            .form(&[
                ("seen", "{listing version}"),
                ("option_name", "Colour"),
                ("option_values", "Red"),
                ("option_before", "Red"),
                ("variant_values", "0,-,-"),
                ("variant_sku", "ON-SHOW-R"),
            ]),
        row("POST /api/v1/listings",                   "k k | kkkkkk | kkkkkk | kkk | k")
            .json(r#"{"sku":"BY-HAND","title_en":"Net"}"#),
        row("PATCH /api/v1/listings/{id}",             "k k | kkkkkk | kkkkkk | kkk | k")
            .json(r#"{"title_en":"Better net"}"#),
        everyone("GET /listings/{id}/pictures/{picture}/{size}").at("/listings/{listings}/pictures/{picture shown}/small"),
        row("GET /listings/{id}/pictures/{picture}/{size}",
                                                       ". . | ...... | +++.++ | .+. | .").at("/listings/{listing paused}/pictures/{picture waiting}/large"),
        row("GET /listings/{id}/pictures/{picture}/{size}",
                                                       ". . | ...... | ...... | ... | .").at("/listings/{listing paused}/pictures/{picture shown}/large"),
        row("GET /selling/listings/{id}/pictures",     "s . | ...... | +++.++ | ... | ."),
        row("POST /selling/listings/{id}/pictures",    "s . | ...... | +++.-- | ... | .").file("file", "net.png", PIXEL, &[]),
        row("POST /selling/listings/{id}/pictures/fetch",
                                                       "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listings}/pictures/fetch"),
        row("GET /selling/listings/{id}/pictures/{picture}",
                                                       "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listings}/pictures/{picture shown}"),
        row("POST /selling/listings/{id}/pictures/{picture}",
                                                       "s . | ...... | +++.-- | ... | .")
            .at("/selling/listings/{listings}/pictures/{picture shown}").form(&[("alt_en", "Net")]),
        row("POST /selling/listings/{id}/pictures/{picture}/move",
                                                       "s . | ...... | +++.-- | ... | .")
            .at("/selling/listings/{listings}/pictures/{picture shown}/move").form(&[("by", "later")]),
        row("GET /selling/listings/{id}/pictures/{picture}/remove",
                                                       "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listings}/pictures/{picture shown}/remove"),
        row("POST /selling/listings/{id}/pictures/{picture}/remove",
                                                       "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listings}/pictures/{picture shown}/remove"),
        row("GET /selling/import",                     "s + | ------ | +++--- | --- | -"),
        row("POST /selling/import",                    "s + | ------ | +++--- | --- | -")
            .file("file", "nets.csv", b"sku,title_en\nNEWER,Net\n", &[("market", "demo")]),
        row("GET /selling/imports",                    "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/imports/{id}",               "s . | ...... | +++.++ | ... | ."),
        row("GET /selling/imports/{id}/failed.csv",    "s . | ...... | +++.++ | ... | ."),
        row("GET /selling/imports/{id}/columns",       "s . | ...... | +++.-- | ... | .").at("/selling/imports/{import uploaded}/columns"),
        row("POST /selling/imports/{id}/columns",      "s . | ...... | +++.-- | ... | .")
            .at("/selling/imports/{import uploaded}/columns").form(&[("column", "sku"), ("column", "title_en")]),
        row("POST /selling/imports/{id}/start",        "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/imports/{id}/cancel",       "s . | ...... | +++.-- | ... | ."),
        row("GET /selling/feeds",                      "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/feeds/new",                  "s + | ------ | +++--- | --- | -"),
        row("POST /selling/feeds/new",                 "s + | ------ | +++--- | --- | -").form(FEED),
        row("GET /selling/feeds/{id}",                 "s . | ...... | +++.++ | ... | ."),
        row("GET /selling/feeds/{id}/change",          "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/feeds/{id}/change",         "s . | ...... | +++.-- | ... | .").form(FEED),
        row("POST /selling/feeds/{id}/run",            "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/feeds/{id}/pause",          "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/feeds/{id}/resume",         "s . | ...... | +++.-- | ... | .").at("/selling/feeds/{feed paused}/resume"),
        row("GET /selling/feeds/{id}/remove",          "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/feeds/{id}/remove",         "s . | ...... | +++.-- | ... | ."),
        row("POST /api/v1/imports",                    "k k | kkkkkk | kkkkkk | kkk | k")
            .file("file", "nets.csv", b"sku,title_en\nNEWER,Net\n", &[]),
        row("GET /api/v1/imports/{id}",                "k k | kkkkkk | kkkkkk | kkk | k"),
        row("GET /api/v1/imports/{id}/failed",         "k k | kkkkkk | kkkkkk | kkk | k"),
        row("GET /api/v1/imports/{id}/failed.csv",     "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/imports/{id}/start",         "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/imports/{id}/cancel",        "k k | kkkkkk | kkkkkk | kkk | k"),

        // Companies.
        everyone("GET /companies/{code}"),
        members("GET /company"),
        row("POST /company/switch",                    "s . | ++++++ | ...... | ... | .").form(&[("code", "reef")])
            .silent("a session of this browser"),
        members("GET /company/new"),
        members("POST /company/new").form(&[("name_en", "Tide"), ("code", "tide"), ("country", "CN"), ("buys", "on")]),
        members("GET /company/profile"),
        leaders("POST /company/profile").form(&[
            ("company", "{acting}"), ("seen", "{profile version}"), ("name_en", "Tide"), ("country", "CN"),
            ("buys", "on"), ("supplies", "on"), ("about_en", "Nets"),
        ]),
        members("GET /company/numbers"),
        leaders("POST /company/numbers").form(&[("company", "{acting}"), ("other", "R-1")]),
        members("GET /company/addresses"),
        leaders("GET /company/addresses/new").fresh(),
        leaders("POST /company/addresses/new").fresh().form(&[
            ("company", "{acting}"), ("kind", "warehouse"), ("lines", "1 Quay"), ("country", "CN"),
        ]),
        row("GET /company/addresses/{id}",             "s . | ++---- | ..---- | ..- | .").fresh(),
        row("POST /company/addresses/{id}",            "s . | ++---- | ..---- | ..- | .").fresh().form(&[
            ("company", "{acting}"), ("seen", "1"), ("kind", "warehouse"), ("lines", "2 Quay"), ("country", "CN"),
        ]),
        row("GET /company/addresses/{id}/remove",      "s . | ++---- | ..---- | ..- | .").fresh(),
        row("POST /company/addresses/{id}/remove",     "s . | ++---- | ..---- | ..- | .").fresh().form(&[("company", "{acting}")]),
        members("GET /company/bank"),
        leaders("GET /company/bank/change").fresh(),
        leaders("POST /company/bank/change").fresh().form(&[
            ("company", "{acting}"), ("seen", "0"), ("holder", "Tide"), ("bank", "Bank"), ("account", "12345678"),
        ]),
        members("GET /company/people"),
        leaders("GET /company/people/invite").fresh(),
        leaders("POST /company/people/invite").fresh().form(&[
            ("company", "{acting}"), ("email", "another@example.com"), ("role", "viewer"),
        ]),
        row("GET /company/people/invitations/{id}",    "s . | ++---- | ..---- | ..- | .").fresh()
            .at("/company/people/invitations/{invitation}"),
        row("POST /company/people/invitations/{id}",   "s . | ++---- | ..---- | ..- | .").fresh()
            .at("/company/people/invitations/{invitation}").form(&[("company", "{acting}"), ("act", "withdraw")]),
        row("GET /company/people/{id}",                "s . | ++---- | ..---- | ..- | .").fresh(),
        row("POST /company/people/{id}",               "s . | ++---- | ..---- | ..- | .").fresh()
            .form(&[("company", "{acting}"), ("role", "finance")]),
        row("GET /company/people/{id}/remove",         "s . | ++---- | ..---- | ..- | .").fresh(),
        row("POST /company/people/{id}/remove",        "s . | ++---- | ..---- | ..- | .").fresh().form(&[("company", "{acting}")]),
        members("GET /company/record"),
        members("GET /company/leave"),
        row("POST /company/leave",                     "s = | =+++++ | =+++++ | ==+ | =").form(&[("company", "{acting}")]),
        everyone("GET /invitations/{token}"),
        row("POST /invitations/{token}",               "+ = | ====== | ====== | === | =").form(&[
            ("name", "Gu"), ("password", "a long enough one"), ("time_zone", "Asia/Shanghai"),
        ]),
        row("GET /operating/companies/{code}",         "s . | ...... | ...... | .+. | +").fresh(),
        row("POST /operating/companies/{code}",        "s . | ...... | ...... | .+. | +").fresh()
            .form(&[("number", "91350203M0001QAY9B"), ("reason", "The register says so")]),

        // Moderation.
        row("GET /operating/queue",                    "s - | ------ | ------ | ++- | -"),
        row("POST /operating/queue",                   "s - | ------ | ------ | =+- | -")
            .form(&[("verdict", "approve"), ("case", "{cases}@{case seen}")]).fresh(),
        row("GET /operating/cases/{id}",               "s . | ...... | ...... | .+. | ."),
        row("POST /operating/cases/{id}/claim",        "s . | ...... | ...... | .+. | ."),
        row("POST /operating/cases/{id}/decide",       "s . | ...... | ...... | .+. | .")
            .form(&[("verdict", "approve"), ("seen", "{case seen}")]).fresh(),

        // Private prices.
        row("GET /selling/prices",                     "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/prices/new",                 "s + | ------ | +++--- | --- | -"),
        row("POST /selling/prices/new",                "s + | ------ | +++--- | --- | -").form(PRICE_LIST),
        row("GET /selling/prices/{id}",                "s . | ...... | +++.++ | ... | ."),
        row("GET /selling/prices/{id}/edit",           "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/prices/{id}/edit",          "s . | ...... | +++.-- | ... | .").form(PRICE_LIST),
        row("GET /selling/prices/{id}/remove",         "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/prices/{id}/remove",        "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/prices/{id}/companies",     "s . | ...... | +++.-- | ... | .").form(&[("company", "stranger")]),
        row("POST /selling/prices/{id}/companies/take-out", "s . | ...... | +++.-- | ... | .").form(&[("company", "reef")]),
        row("GET /selling/prices/{id}/prices.csv",     "s . | ...... | +++.++ | ... | ."),
        row("POST /selling/prices/{id}/prices.csv",    "s . | ...... | +++.-- | ... | .")
            .file("file", "prices.csv", b"sku,tiers\nPROMO,1:2\n", &[]),
        row("GET /selling/prices/{id}/listings/{listing}", "s . | ...... | +++.-- | ... | ."),
        row("POST /selling/prices/{id}/listings/{listing}", "s . | ...... | +++.-- | ... | .").form(&[("tiers", "1: 2")]),

        // Promotions.
        row("GET /selling/promotions",                 "s + | ------ | +++-++ | --- | -"),
        row("GET /selling/promotions/new",             "s + | ------ | +++--- | --- | -"),
        row("POST /selling/promotions/new",            "s ! | ------ | +++--- | --- | -").form(campaign!("PROMO")),
        row("GET /operating/promotions",               "s - | ------ | ------ | ++- | -"),
        row("GET /operating/promotions/new",           "s - | ------ | ------ | ++- | -"),
        row("POST /operating/promotions/new",          "s - | ------ | ------ | -+- | -").form(campaign!("{listings}")),
        everyone("GET /campaigns/{id}"),
        row("GET /campaigns/{id}",                     ". . | ...... | +++.++ | ... | .").at("/campaigns/{campaign draft}"),
        row("GET /campaigns/{id}/edit",                "s . | ...... | +++.-- | ... | .").at("/campaigns/{campaign draft}/edit"),
        row("POST /campaigns/{id}/edit",               "s . | ...... | +++.-- | ... | .")
            .at("/campaigns/{campaign draft}/edit").form(campaign!("PROMO")),
        row("POST /campaigns/{id}/submit",             "s . | ...... | +++.-- | ... | .").at("/campaigns/{campaign draft}/submit"),
        row("GET /campaigns/{id}/cancel",              "s - | ------ | +++--- | --- | -"),
        row("POST /campaigns/{id}/cancel",             "s - | ------ | +++--- | --- | -"),
        row("POST /campaigns/{id}/approve",            "s . | ...... | ---.-- | .+. | .")
            .at("/campaigns/{campaign waiting}/approve").form(&[("seen", "{campaign seen}")]),
        row("GET /campaigns/{id}/refuse",              "s . | ...... | ---.-- | .+. | .")
            .at("/campaigns/{campaign waiting}/refuse"),
        row("POST /campaigns/{id}/refuse",             "s . | ...... | ---.-- | .+. | .")
            .at("/campaigns/{campaign waiting}/refuse?seen={campaign seen}").form(WHY),
        row("GET /operating/fairs",                    "s - | ------ | ------ | ++- | -"),
        row("GET /operating/fairs/new",                "s - | ------ | ------ | ++- | -"),
        row("POST /operating/fairs/new",               "s - | ------ | ------ | -+- | -").form(FAIR),
        everyone("GET /fairs/{slug}"),
        row("GET /fairs/{slug}",                       ". . | ...... | ...... | .+. | .").at("/fairs/draft-days"),
        row("GET /fairs/{slug}/edit",                  "s - | ------ | ------ | -+- | -"),
        row("POST /fairs/{slug}/edit",                 "s - | ------ | ------ | -+- | -").form(FAIR),
        row("POST /fairs/{slug}/publish",              "s . | ...... | ...... | .+. | .").at("/fairs/draft-days/publish"),
        row("GET /fairs/{slug}/cancel",                "s - | ------ | ------ | -+- | -"),
        row("POST /fairs/{slug}/cancel",               "s - | ------ | ------ | -+- | -"),

        row("GET /listings/{id}/report",               "s + | ++++++ | ------ | +++ | +"),
        row("POST /listings/{id}/report",              "s + | ++++++ | ------ | +++ | +").form(REPORT),
        row("GET /selling/listings/{id}/appeal",       "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listing refused}/appeal"),
        row("POST /selling/listings/{id}/appeal",      "s . | ...... | +++.-- | ... | .").at("/selling/listings/{listing refused}/appeal").form(WHY),
        row("GET /operating/restrictions",             "s - | ------ | ------ | ++- | +"),
        row("POST /operating/restrictions",            "s - | ------ | ------ | --- | +").form(&[("category", "Gear"), ("explanation", "no")]),
        row("POST /operating/restrictions/{id}/remove", "s - | ------ | ------ | --- | +"),
        row("GET /operating/trust",                    "s - | ------ | ------ | ++- | -"),
        row("POST /operating/trust/{id}",              "s - | ------ | ------ | -+- | -").at("/operating/trust/{market id}")
            .form(&[("approved", "20"), ("changed", "10"), ("sampled", "10")]),
        row("GET /operating/figures",                  "s - | ------ | ------ | ++- | +"),
        row("GET /operating/figures.csv",              "s - | ------ | ------ | ++- | +"),
        row("GET /operating/booths",                   "s - | ------ | ------ | ++- | -"),
        row("POST /operating/booths",                  "s - | ------ | ------ | .+- | -")
            .form(&[("market", "demo"), ("lines", "stranger A A-1")]),
        row("GET /operating/booths/{market}/{code}",   "s - | ------ | ------ | .+- | -").at("/operating/booths/demo/stranger"),
        row("POST /operating/booths/{market}/{code}",  "s - | ------ | ------ | .+- | -")
            .at("/operating/booths/demo/stranger").form(&[("hall", "A"), ("number", "A-1")]),
        row("GET /operating/booths/{market}/{code}/end", "s - | ------ | ------ | .+- | -").at("/operating/booths/demo/stranger/end"),
        row("POST /operating/booths/{market}/{code}/end", "s - | ------ | ------ | .+- | -")
            .at("/operating/booths/demo/stranger/end").form(WHY),
        row("GET /operating/booths/{market}/{code}/decline", "s - | ------ | ------ | .+- | -")
            .at("/operating/booths/demo/asker/decline"),
        row("POST /operating/booths/{market}/{code}/decline", "s - | ------ | ------ | .+- | -")
            .at("/operating/booths/demo/asker/decline").form(WHY),
        row("GET /selling/booths",                     "s + | ------ | +++-++ | --- | -"),
        row("POST /selling/booths",                    "s + | ------ | !!!--- | --- | -")
            .form(&[("market", "far"), ("words", "We make nets")]),
        row("POST /selling/booths/{market}/withdraw",  "s . | ...... | +++.-- | ... | .").at("/selling/booths/far/withdraw"),
        row("GET /operating/halls",                    "s - | ------ | ------ | ++- | -"),
        row("GET /operating/halls/new",                "s - | ------ | ------ | .+- | -").at("/operating/halls/new?market=demo"),
        row("POST /operating/halls/new",               "s - | ------ | ------ | .+- | -").form(HALL),
        row("GET /operating/halls/{id}",               "s - | ------ | ------ | .+- | -"),
        row("POST /operating/halls/{id}",              "s - | ------ | ------ | .+- | -").form(HALL),
        row("POST /operating/halls/{id}/remove",       "s - | ------ | ------ | .+- | -"),
        row("GET /markets/{slug}/halls/{sign}",        "+ + | ++++++ | ++++++ | +++ | +").at("/markets/demo/halls/A"),
        row("GET /operating/markets/{slug}",           "s - | ------ | ------ | .+- | -"),
        row("POST /operating/markets/{slug}",          "s - | ------ | ------ | .+- | -")
            .form(&[("phone", "+86 730 1234"), ("seen", "{premises seen}")]),
        row("GET /operating/demonstrations",           "s - | ------ | ------ | ++- | -"),
        row("GET /operating/demonstrations/{market}/{code}", "s - | ------ | ------ | .+- | -")
            .at("/operating/demonstrations/demo/nets-co"),
        row("POST /operating/demonstrations/{market}/{code}", "s - | ------ | ------ | .+- | -")
            .at("/operating/demonstrations/demo/nets-co").form(PRAISE),
        row("GET /operating/demonstrations/{market}/{code}/end", "s - | ------ | ------ | .+- | -")
            .at("/operating/demonstrations/demo/stranger/end"),
        row("POST /operating/demonstrations/{market}/{code}/end", "s - | ------ | ------ | .+- | -")
            .at("/operating/demonstrations/demo/stranger/end").form(WHY),
        row("GET /operating/searches",                 "s - | ------ | ------ | ++- | -"),
        row("GET /operating/searches/why",             "s - | ------ | ------ | ++- | -"),
        row("GET /operating/banned-words",             "s - | ------ | ------ | ++- | +"),
        row("POST /operating/banned-words",            "s - | ------ | ------ | --- | +").form(&[("word", "枪"), ("explanation", "no")]),
        row("POST /operating/banned-words/{id}/remove", "s - | ------ | ------ | --- | +"),
        row("GET /operating/vocabulary",               "s - | ------ | ------ | ++- | +"),
        row("GET /operating/vocabulary/new",           "s - | ------ | ------ | ++- | +"),
        row("POST /operating/vocabulary/new",          "s - | ------ | ------ | ++- | +").form(&[
            ("terms", "茶\ntea"), ("direction", "both"), ("action", "confirm"), ("seen", "{vocabulary new}"),
        ]),
        row("GET /operating/vocabulary/{id}",          "s - | ------ | ------ | ++- | +"),
        row("POST /operating/vocabulary/{id}",         "s - | ------ | ------ | ++- | +").form(&[
            ("terms", "茶\ntea"), ("direction", "both"), ("action", "confirm"), ("seen", "{vocabulary changed}"),
        ]),
        row("GET /operating/vocabulary/{id}/remove",   "s - | ------ | ------ | ++- | +"),
        row("POST /operating/vocabulary/{id}/remove",  "s - | ------ | ------ | ++- | +").form(&[("seen", "{vocabulary removed}")]),

        // For search engines.
        everyone("GET /robots.txt"),
        everyone("GET /sitemap.xml"),
        everyone("GET /sitemaps/markets"),
        everyone("GET /sitemaps/companies"),
        everyone("GET /sitemaps/listings/{id}"),

        // Programs: a company's keys, and REST, which knows nobody by a cookie. With keys it is asked in `api/role.rs`.
        everyone("GET /api/docs"),
        everyone("GET /api/v1/openapi.json"),
        row("GET /company/keys",                       "s + | ++---- | ++---- | ++- | +").fresh(),
        row("GET /company/keys/new",                   "s + | ++---- | ++---- | ++- | +").fresh(),
        row("POST /company/keys",                      "s + | ++---- | ++---- | ++- | +").fresh()
            .form(&[("name", "ERP"), ("scopes", "rfq:read"), ("lasts", "30")]),
        row("GET /company/keys/{id}/revoke",           "s . | ++.... | ...... | ... | .").fresh(),
        row("POST /company/keys/{id}/revoke",          "s . | ++.... | ...... | ... | .").fresh(),
        row("GET /api/v1/me",                          "k k | kkkkkk | kkkkkk | kkk | k"),
        everyone("GET /api/v1/companies/{id}").at("/api/v1/companies/reef"),
        row("PATCH /api/v1/companies/{id}",            "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef").json("{}"),
        row("GET /api/v1/companies/{id}/members",      "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef/members"),
        row("POST /api/v1/companies/{id}/members",     "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef/members")
            .json(r#"{"email": "li@reef.example", "role": "viewer"}"#),
        row("GET /api/v1/companies/{id}/members/{person}",
                                                       "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef/members/{people}"),
        row("PATCH /api/v1/companies/{id}/members/{person}",
                                                       "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef/members/{people}").json("{}"),
        row("DELETE /api/v1/companies/{id}/members/{person}",
                                                       "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/companies/reef/members/{people}"),
        // Verification.
        members("GET /company/verification"),
        row("POST /company/verification",              "s + | ++---- | ==---- | ++- | +")
            .form(&[("market", "demo"), ("contact", "Li Hua")]),
        row("POST /company/verification/appeal",       "s = | ==---- | ==---- | ==- | =").form(&[("words", "look again")]),
        row("POST /company/verification/papers",       "s + | ++---- | ==---- | ++- | +")
            .file("file", "more.pdf", b"%PDF-1.4\n% more\nstartxref\n9\n%%EOF\n", &[("kind", "licence")]),
        row("POST /company/verification/papers/{id}/remove", "s . | ++---- | ..---- | ..- | .")
            .at("/company/verification/papers/{paper open}/remove"),
        row("GET /papers/{id}",                        "s . | ...... | ++..+. | .+. | +"),
        row("GET /operating/verifications",            "s - | ------ | ------ | ++- | +"),
        row("GET /operating/verifications/{id}",       "s . | ...... | ...... | .+. | +"),
        row("POST /operating/verifications/{id}/claim", "s . | ...... | ...... | .+. | +"),
        row("POST /operating/verifications/{id}/decide", "s . | ...... | ...... | .+. | +")
            .form(&[("verdict", "reject"), ("reason", "not a company"), ("seen", "{verification seen}")]),
        row("GET /operating/verifications/{id}/suspend", "s . | ...... | ...... | .+. | +")
            .at("/operating/verifications/{verification standing}/suspend"),
        row("POST /operating/verifications/{id}/suspend", "s . | ...... | ...... | .+. | +")
            .at("/operating/verifications/{verification standing}/suspend").form(WHY).fresh(),
        row("GET /operating/verifications/{id}/reinstate", "s . | ...... | ...... | .+. | +")
            .at("/operating/verifications/{verification standing}/reinstate"),
        row("POST /operating/verifications/{id}/reinstate", "s . | ...... | ...... | .=. | =")
            .at("/operating/verifications/{verification standing}/reinstate").form(WHY).fresh(),

        // The platform.
        administrators("GET /admin"),
        administrators("GET /admin/markets/new"),
        administrators("POST /admin/markets/new").fresh().form(&[
            ("slug", "tea"), ("name_zh", "茶"), ("name_en", "Tea"), ("region_code", "430600"), ("region_zh", "岳阳"),
            ("region_en", "Yueyang"), ("story_zh", "黄茶"), ("story_en", "Yellow tea"), ("position", "3"),
            ("operator", "harbour"), ("reason", "The trade asked for it"),
        ]),
        administrators("GET /admin/markets/{slug}"),
        administrators("GET /admin/markets/{slug}/change"),
        administrators("POST /admin/markets/{slug}/change").fresh().form(&[
            ("seen", "{market seen}"), ("name_zh", "茶"), ("name_en", "Tea"), ("region_code", "430600"),
            ("region_zh", "岳阳"), ("region_en", "Yueyang"), ("story_zh", "黄茶"), ("story_en", "Yellow tea"),
            ("position", "3"), ("operator", "harbour"), ("reason", "The trade asked for it"),
        ]),
        administrators("POST /admin/markets/{slug}/operators").fresh()
            .form(&[("email", "reef@example.com"), ("reason", "Knows the trade")]),
        administrators("GET /admin/markets/{slug}/operators/{id}/revoke"),
        administrators("POST /admin/markets/{slug}/operators/{id}/revoke").fresh().form(WHY),
        administrators("GET /admin/categories"),
        administrators("GET /admin/categories/new"),
        administrators("POST /admin/categories/new").form(&[("name_zh", "茶具"), ("name_en", "Teaware")]),
        administrators("GET /admin/categories/{id}"),
        administrators("GET /admin/categories/{id}/name"),
        administrators("POST /admin/categories/{id}/name").form(&[("name_zh", "渔具"), ("name_en", "Tackle")]),
        administrators("POST /admin/categories/{id}/order").form(&[("to", "end")]),
        administrators("GET /admin/categories/{id}/move"),
        administrators("POST /admin/categories/{id}/move")
            .form(&[("to", "{other category}"), ("seen", "{category move seen}")]),
        administrators("GET /admin/categories/{id}/retire"),
        administrators("POST /admin/categories/{id}/retire")
            .form(&[("to", "{other category}"), ("seen", "{category retire seen}")]),
        administrators("GET /admin/categories/{id}/attributes/new"),
        administrators("POST /admin/categories/{id}/attributes/new").form(&[
            ("action", "confirm"), ("seen", "{attribute define seen}"), ("key", "colour"), ("name_zh", "colour名"),
            ("name_en", "The colour"), ("kind", "text"), ("position", "1"),
        ]),
        administrators("GET /admin/categories/{id}/attributes/{key}"),
        administrators("POST /admin/categories/{id}/attributes/{key}").form(&[
            ("action", "confirm"), ("seen", "{attribute redefine seen}"), ("name_zh", "mesh名"),
            ("name_en", "The mesh"), ("kind", "text"), ("position", "1"),
        ]),
        administrators("GET /admin/categories/{id}/attributes/{key}/retire"),
        administrators("POST /admin/categories/{id}/attributes/{key}/retire")
            .form(&[("seen", "{attribute drop seen}")]),
        administrators("GET /admin/administrators"),
        administrators("POST /admin/administrators").fresh()
            .form(&[("email", "reef@example.com"), ("reason", "Two see more")]),
        administrators("GET /admin/administrators/{id}/end"),
        administrators("POST /admin/administrators/{id}/end").fresh().form(WHY),

        // Desks.
        members("GET /desk"),
        row("GET /buying",                             "s + | ++-+++ | ------ | --- | -"),
        row("GET /selling",                            "s + | ------ | +++-++ | --- | -"),
        row("GET /operating",                          "s - | ------ | ------ | ++- | -"),

        // RFQs and negotiations.
        row("GET /buying/rfqs",                        "s + | ++-+++ | ------ | --- | -"),
        row("GET /selling/rfqs",                       "s + | ------ | +++-++ | --- | -"),
        row("GET /rfqs/new",                           "s + | ++-+-- | ------ | --- | -").at("/rfqs/new?listing={listings}"),
        row("POST /rfqs/new",                          "s + | ++-+-- | ------ | --- | -").form(&[
            ("supplier", "nets-co"), ("title", "Nets"), ("line_listing", ""), ("line_description", "Net"),
            ("line_quantity", "10"), ("line_unit", "H87"), ("line_target", ""), ("currency", "USD"),
            ("incoterm", "FOB"), ("place", "Zhuhai"), ("deadline", "{in a week}"),
        ]),
        row("GET /rfqs/{id}",                          "s . | ++.+++ | ...... | ... | ."),
        row("POST /rfqs/{id}/publish",                 "s . | ++.+-- | ...... | ... | .").at("/rfqs/{rfq draft}/publish"),
        row("GET /rfqs/{id}/cancel",                   "s . | ++.+-- | ...... | ... | ."),
        row("POST /rfqs/{id}/cancel",                  "s . | ++.+-- | ...... | ... | .").form(WHY).fresh(),
        row("GET /rfqs/{id}/close",                    "s . | ++.+-- | ...... | ... | ."),
        row("POST /rfqs/{id}/close",                   "s . | ++.+-- | ...... | ... | .").fresh(),
        row("GET /selling/open-requests",              "s + | ------ | +++-++ | --- | -"),
        row("GET /requests/{id}",                      "s + | ...... | +++.++ | .+. | ."),
        row("POST /requests/{id}/offers",              "s + | ...... | +++.-- | .-. | .").form(&[
            ("line", "1"), ("quantity", "10"), ("unit_price", "3"), ("currency", "USD"), ("incoterm", "FOB"),
            ("place", "Zhuhai"), ("lead_time_days", "5"), ("part_event", "deposit"), ("part_percent", "100"),
            ("part_days", ""), ("valid_until", "{in a week}"),
        ]).fresh(),
        row("GET /requests/{id}/pass",                 "s + | ...... | +++.-- | .-. | ."),
        row("POST /requests/{id}/pass",                "s + | ...... | +++.-- | ... | .").form(WHY),
        row("POST /requests/{id}/take-up",             "s + | ...... | +++.-- | ... | .").at("/requests/{request passed}/take-up"),
        row("GET /requests/{id}/report",               "s + | ...... | +++.-- | .+. | ."),
        row("POST /requests/{id}/report",              "s + | ...... | +++.-- | .+. | .").form(WHY),
        row("GET /operating/rfq-cases",                "s - | ------ | ------ | ++- | -"),
        row("POST /operating/rfq-cases",               "s - | ------ | ------ | =+- | -")
            .form(&[("verdict", "approve"), ("case", "{rfq-cases}@{rfq case seen}")]).fresh(),
        row("GET /operating/rfq-cases/{id}",           "s . | ...... | ...... | .+. | ."),
        row("POST /operating/rfq-cases/{id}/decide",   "s . | ...... | ...... | .+. | .")
            .form(&[("verdict", "approve"), ("seen", "{rfq case seen}")]).fresh(),
        row("GET /operating/message-reports",          "s - | ------ | ------ | ++- | -"),
        row("GET /operating/message-reports/{id}",     "s . | ...... | ...... | .+. | ."),
        row("POST /operating/message-reports/{id}/close", "s . | ...... | ...... | .+. | .").form(WHY).fresh(),
        row("GET /negotiations/{id}",                  "s . | ++.+++ | +++.++ | ... | ."),
        row("POST /negotiations/{id}/offers",          "s . | ++.+-- | +++.-- | ... | .").form(&[
            ("seen", "{offer}"), ("line", "1"), ("quantity", "10"), ("unit_price", "3"), ("currency", "USD"),
            ("incoterm", "FOB"), ("place", "Zhuhai"), ("lead_time_days", "5"), ("part_event", "deposit"),
            ("part_percent", "100"), ("part_days", ""), ("valid_until", "{in a week}"),
        ]).fresh(),
        row("POST /negotiations/{id}/messages",        "s . | ++.+-- | +++.-- | ... | .")
            .file("files", "more.pdf", b"%PDF-1.4\n% more\nstartxref\n9\n%%EOF\n", &[("text", "Hello"), ("audience", "own")]),
        row("GET /negotiations/{id}/files/{file}",     "s . | ++.+++ | +++.++ | ... | ."),
        row("GET /negotiations/{id}/files/{file}",     "s . | ...... | +++.++ | ... | .").at("/negotiations/{negotiations}/files/{file of a note}"),
        row("GET /negotiations/{id}/messages/{message}/report", "s . | ++.+++ | ---.-- | ... | ."),
        row("POST /negotiations/{id}/messages/{message}/report", "s . | ++.+++ | ---.-- | ... | .").form(WHY),
        row("GET /negotiations/{id}/live",             "s . | ++.+++ | +++.++ | ... | ."),
        row("POST /negotiations/{id}/read",            "s . | ++.+++ | +++.++ | ... | .")
            .silent("what somebody has read is nobody else's business"),
        row("GET /negotiations/{id}/accept",           "s . | ++.+-- | ===.-- | ... | .").at("/negotiations/{negotiations}/accept?hash={offer}"),
        row("POST /negotiations/{id}/accept",          "s . | ++.+-- | ===.-- | ... | .").form(&[("hash", "{offer}")]).fresh(),
        row("POST /negotiations/{id}/accept",          "s . | ==.=-- | +++.-- | ... | .")
            .at("/negotiations/{negotiation countered}/accept").form(&[("hash", "{counter}")]).fresh(),
        row("POST /negotiations/{id}/approval",        "s . | ++.+-- | ---.-- | ... | .").form(&[("hash", "{offer}")])
            .silent("whoever may accept it asks nobody"),
        row("GET /negotiations/{id}/decline",          "s . | --.--- | +++.-- | ... | .").at("/negotiations/{negotiation invited}/decline"),
        row("POST /negotiations/{id}/decline",         "s . | --.--- | +++.-- | ... | .").at("/negotiations/{negotiation invited}/decline").form(WHY).fresh(),
        row("GET /negotiations/{id}/withdraw",         "s . | ++.+-- | +++.-- | ... | ."),
        row("POST /negotiations/{id}/withdraw",        "s . | ++.+-- | +++.-- | ... | .").form(WHY).fresh(),

        // Orders.
        row("GET /buying/orders",                      "s + | ++-+++ | ------ | --- | -"),
        row("GET /selling/orders",                     "s + | ------ | +++-++ | --- | -"),
        row("GET /orders/{id}",                        "s . | ++.+++ | +++.++ | ... | ."),
        row("GET /orders/{id}/{verb}",                 "s . | ++.+-- | +++.-- | ... | .").at("/orders/{order delivered}/complete"),
        row("GET /orders/{id}/{verb}",                 "s . | ++.+-- | +++.-- | ... | .").at("/orders/{orders}/confirm"),
        row("POST /orders/{id}/{verb}",                "s . | ==.=-- | +++.-- | ... | .").at("/orders/{orders}/confirm").fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ==.=-- | +++.-- | ... | .").at("/orders/{orders}/decline").form(WHY).fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ++.+-- | ===.-- | ... | .").at("/orders/{orders}/cancel").form(WHY).fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ==.=-- | +++.-- | ... | .").at("/orders/{order confirmed}/produce").fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ==.=-- | +++.-- | ... | .").at("/orders/{order in production}/ready").fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ==.=-- | +++.-- | ... | .").at("/orders/{order ready}/ship").fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ++.+-- | +++.-- | ... | .").at("/orders/{order shipped}/deliver").fresh(),
        row("POST /orders/{id}/{verb}",                "s . | ++.+-- | ===.-- | ... | .").at("/orders/{order delivered}/complete").fresh(),

        // Companies: what they show.
        everyone("GET /companies/{code}/pictures/{id}/{size}").at("/companies/nets-co/pictures/{pictures}/small"),
        everyone("GET /companies/{code}/certificates/{id}").at("/companies/nets-co/certificates/{certificates}"),
        members("GET /company/pictures"),
        row("POST /company/pictures",                  "s = | ==---- | ++---- | ==- | =")
            .file("file", "quay.png", PIXEL, &[("company", "nets-co"), ("alt_en", "Quay")]),
        row("GET /company/pictures/{id}",              "s . | ..---- | ++---- | ..- | ."),
        row("POST /company/pictures/{id}",             "s . | ..---- | ++---- | ..- | .")
            .form(&[("company", "nets-co"), ("alt_en", "Pier")]),
        row("POST /company/pictures/{id}/first",       "s . | ..---- | ++---- | ..- | .").form(&[("company", "nets-co")]),
        row("GET /company/pictures/{id}/remove",       "s . | ..---- | ++---- | ..- | ."),
        row("POST /company/pictures/{id}/remove",      "s . | ..---- | ++---- | ..- | .").form(&[("company", "nets-co")]),
        members("GET /company/certificates"),
        row("POST /company/certificates",              "s = | ==---- | ++---- | ==- | =").file("file", "iso.png", PIXEL, &[
            ("company", "nets-co"), ("name_en", "ISO 9001"), ("issuer", "SGS"),
        ]),
        row("GET /company/certificates/{id}/remove",   "s . | ..---- | ++---- | ..- | ."),
        row("POST /company/certificates/{id}/remove",  "s . | ..---- | ++---- | ..- | .").form(&[("company", "nets-co")]),

        // What programs ask and offer. What a key of each role may is in `api::role`.
        row("GET /api/v1/open-rfqs",                   "k k | kkkkkk | kkkkkk | kkk | k"),
        row("GET /api/v1/rfqs",                        "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/rfqs",                       "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("GET /api/v1/rfqs/{id}",                   "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/rfqs/{id}/publish",          "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/rfqs/{id}/close",            "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/rfqs/{id}/cancel",           "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("POST /api/v1/rfqs/{id}/offers",           "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("GET /api/v1/negotiations",                "k k | kkkkkk | kkkkkk | kkk | k"),
        row("GET /api/v1/negotiations/{id}",           "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/negotiations/{id}/messages", "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("POST /api/v1/negotiations/{id}/decline",  "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("POST /api/v1/negotiations/{id}/withdraw", "k k | kkkkkk | kkkkkk | kkk | k").json("{}"),
        row("POST /api/v1/offers/{id}/accept",         "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/offers/{offer id}/accept").json("{}"),
        row("GET /api/v1/orders",                      "k k | kkkkkk | kkkkkk | kkk | k"),
        row("GET /api/v1/orders/{id}",                 "k k | kkkkkk | kkkkkk | kkk | k"),
        row("POST /api/v1/orders/{id}/{verb}",         "k k | kkkkkk | kkkkkk | kkk | k").at("/api/v1/orders/{orders}/confirm"),
    ]
}
