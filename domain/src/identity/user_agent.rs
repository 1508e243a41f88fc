//! A signed-in device as its owner knows it again: which browser, on which system. Read from the `User-Agent` header,
//! which says what it likes: a help for the eye, never a proof.

use serde::Serialize;

/// A browser and a system, as far as they could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UserAgent {
    /// The browser.
    pub browser: Option<Browser>,
    /// The system under it.
    pub system: Option<System>,
}

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "they are names")]
pub enum Browser {
    WeChat,
    DingTalk,
    Qq,
    Uc,
    Huawei,
    Xiaomi,
    Samsung,
    Edge,
    Opera,
    Firefox,
    Chrome,
    Safari,
}

/// What a device runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "they are names")]
pub enum System {
    Harmony,
    Windows,
    Iphone,
    Ipad,
    Android,
    ChromeOs,
    MacOs,
    Linux,
}

/// What each calls itself. Nearly every browser also says what it imitates, so those that others imitate come last.
const BROWSERS: [(&str, Browser); 16] = [
    ("MicroMessenger/", Browser::WeChat),
    ("DingTalk/", Browser::DingTalk),
    ("MQQBrowser/", Browser::Qq),
    ("QQBrowser/", Browser::Qq),
    ("UCBrowser/", Browser::Uc),
    ("HuaweiBrowser/", Browser::Huawei),
    ("MiuiBrowser/", Browser::Xiaomi),
    ("SamsungBrowser/", Browser::Samsung),
    ("Edg", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("FxiOS/", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// Likewise: Android says it is a Linux, an iPhone that it is like a Mac.
const SYSTEMS: [(&str, System); 9] = [
    ("HarmonyOS", System::Harmony),
    ("Windows", System::Windows),
    ("iPhone", System::Iphone),
    ("iPad", System::Ipad),
    ("Android", System::Android),
    ("CrOS", System::ChromeOs),
    ("Macintosh", System::MacOs),
    ("Mac OS X", System::MacOs),
    ("Linux", System::Linux),
];

impl UserAgent {
    /// The most characters of a `User-Agent` that are kept.
    pub const MAX_AGENT: usize = 300;

    /// What a `User-Agent` says.
    pub fn read(agent: &str) -> Self {
        let first = |says: &&str| agent.contains(says);
        Self {
            browser: BROWSERS.iter().find(|(says, _)| first(says)).map(|(_, it)| *it),
            system: SYSTEMS.iter().find(|(says, _)| first(says)).map(|(_, it)| *it),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_their_own_names_not_by_whom_they_imitate() {
        use Browser as B;
        use System as S;
        for (agent, browser, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
                B::Chrome,
                S::Windows,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                B::Edge,
                S::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                B::Safari,
                S::MacOs,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53 NetType/WIFI",
                B::WeChat,
                S::Iphone,
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
                B::Chrome,
                S::Ipad,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
                B::Firefox,
                S::Linux,
            ),
            (
                "Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 HuaweiBrowser/15.0 Mobile Safari/537.36",
                B::Huawei,
                S::Harmony,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                B::Samsung,
                S::Android,
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
                B::Chrome,
                S::ChromeOs,
            ),
        ] {
            let device = UserAgent {
                browser: Some(browser),
                system: Some(system),
            };
            assert_eq!(UserAgent::read(agent), device, "{agent}");
        }
        let unknown = UserAgent {
            browser: None,
            system: None,
        };
        assert_eq!(UserAgent::read("curl/8.10"), unknown);
        assert_eq!(UserAgent::read(""), unknown);
    }
}
