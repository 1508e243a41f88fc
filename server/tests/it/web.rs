//! Fetching pictures from the web: what is reached, and that nothing else ever is.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::get,
};
use domain::web::{WebAddress, may_connect};
use server::{
    adapter::web::{Internet, Reach, Web},
    config::Config,
};
use service::port::{
    file_source::{Fetched, FileSource, Version},
    picture_source::{PictureSource, Unfetched},
};
use tokio::net::TcpListener;

use crate::authorization_coverage::table::PIXEL;

const TIME: Duration = Duration::from_secs(5);
const MAX: usize = 1 << 20;

/// A town with one open door, a server of ours, and names for it and for others; all else is as in the Internet.
struct Town {
    open: SocketAddr,
    names: HashMap<&'static str, Vec<IpAddr>>,
    looked_up: Mutex<Vec<String>>,
}

#[async_trait]
impl Reach for Town {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        self.looked_up.lock().unwrap().push(name.to_owned());
        let found = self.names.get(name).cloned();
        found.ok_or_else(|| io::Error::other("no such name"))
    }

    fn may_connect(&self, to: IpAddr, port: u16) -> bool {
        SocketAddr::new(to, port) == self.open || may_connect(to, port)
    }
}

/// What was seen at the open door, and a door nobody may knock at.
struct Doors {
    port: u16,
    seen: Arc<Mutex<Vec<HeaderMap>>>,
    closed: u16,
    knocked: Arc<AtomicUsize>,
}

async fn doors() -> (Doors, SocketAddr) {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed_at = closed.local_addr().unwrap().port();
    let knocked = Arc::new(AtomicUsize::new(0));
    let counter = knocked.clone();
    tokio::spawn(async move {
        while closed.accept().await.is_ok() {
            counter.fetch_add(1, Ordering::SeqCst);
        }
    });
    let seen = Arc::new(Mutex::new(Vec::new()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let open = listener.local_addr().unwrap();
    let to = move |address: String| move || async move { Redirect::temporary(&address) };
    let inside = format!("http://127.0.0.1:{closed_at}/net.png");
    let router = Router::new()
        .route("/net.png", get(picture))
        .route("/here", get(to("/net.png".into())))
        .route("/round", get(to("/round".into())))
        .route("/inside", get(to(inside)))
        .route("/by-name", get(to("http://inside.example/net.png".into())))
        .route("/file", get(to("file:///etc/passwd".into())))
        .route("/gone", get(|| async { StatusCode::NOT_FOUND }))
        .route("/busy", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
        .route("/nowhere", get(|| async { StatusCode::FOUND }))
        .route("/heavy", get(|| async { vec![0_u8; MAX + 1] }))
        .route("/endless", get(endless))
        .route("/goods", get(goods))
        .route("/to-goods", get(to("/goods".into())))
        .route("/never", get(std::future::pending::<StatusCode>))
        .with_state(seen.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let doors = Doors {
        port: open.port(),
        seen,
        closed: closed_at,
        knocked,
    };
    (doors, open)
}

async fn picture(State(seen): State<Arc<Mutex<Vec<HeaderMap>>>>, headers: HeaderMap) -> impl IntoResponse {
    seen.lock().unwrap().push(headers);
    ([(header::SET_COOKIE, "a=b")], PIXEL)
}

/// A price list that knows its version.
async fn goods(State(seen): State<Arc<Mutex<Vec<HeaderMap>>>>, headers: HeaderMap) -> impl IntoResponse {
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|etag| etag == "\"v1\"");
    seen.lock().unwrap().push(headers);
    let version = [
        (header::ETAG, "\"v1\""),
        (header::LAST_MODIFIED, "Sat, 28 Nov 2026 01:00:00 GMT"),
        (header::CONTENT_TYPE, "text/csv"),
    ];
    match known {
        true => (StatusCode::NOT_MODIFIED, version, ""),
        false => (StatusCode::OK, version, "sku,title_en\nA,Net\n"),
    }
}

/// Says nothing of its length, and does not end.
async fn endless() -> Body {
    let chunks = futures::stream::repeat_with(|| Ok::<_, io::Error>(vec![0_u8; 64 << 10]));
    Body::from_stream(chunks)
}

fn config() -> Config {
    let site = |name: &str| (name == "PUBLIC_URL").then(|| "https://market.example".to_owned());
    Config::from_vars(site).unwrap()
}

async fn town(time: Duration) -> (Web, Doors, Arc<Town>) {
    let (doors, open) = doors().await;
    let ip = |text: &str| text.parse::<IpAddr>().unwrap();
    let names = HashMap::from([
        ("img.example", vec![open.ip()]),
        (
            "inside.example",
            vec![ip("10.0.0.1"), ip("fd00::1"), ip("::ffff:10.0.0.1")],
        ),
        (
            "both.example",
            vec![ip("10.0.0.1"), ip("169.254.169.254"), open.ip()],
        ),
    ]);
    let town = Arc::new(Town {
        open,
        names,
        looked_up: Mutex::default(),
    });
    (Web::within(town.clone(), time, &config()).unwrap(), doors, town)
}

async fn ask(web: &Web, address: &str) -> Result<usize, (&'static str, String)> {
    let address = WebAddress::parse(address).unwrap();
    match web.fetch(&address, MAX).await {
        Ok(bytes) => Ok(bytes.len()),
        Err(Unfetched::Lasting(why)) => Err(("lasting", why.code.into_owned())),
        Err(Unfetched::Passing(why)) => Err(("passing", why.code.into_owned())),
    }
}

fn lasting(code: &str) -> Result<usize, (&'static str, String)> {
    Err(("lasting", code.to_owned()))
}

fn passing(code: &str) -> Result<usize, (&'static str, String)> {
    Err(("passing", code.to_owned()))
}

#[tokio::test]
async fn a_picture_is_fetched_as_a_stranger_would() {
    let (web, doors, town) = town(TIME).await;
    let port = doors.port;
    for path in ["net.png", "here"] {
        let address = format!("http://img.example:{port}/{path}");
        assert_eq!(ask(&web, &address).await, Ok(PIXEL.len()), "{path}");
    }
    let seen = doors.seen.lock().unwrap();
    for headers in seen.iter() {
        assert_eq!(headers[header::HOST], format!("img.example:{port}"));
        let agent = headers[header::USER_AGENT].to_str().unwrap();
        assert!(agent.starts_with("Entrepot/") && agent.contains("https://market.example"));
        for secret in [header::COOKIE, header::AUTHORIZATION, header::REFERER] {
            assert!(!headers.contains_key(&secret), "{secret}");
        }
    }
    // Looked up once for each question: whoever answers otherwise the next time is not asked.
    assert_eq!(town.looked_up.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn a_file_is_fetched_with_its_version_and_not_again_while_that_stands() {
    let (web, doors, _) = town(TIME).await;
    let address =
        |path: &str| WebAddress::parse(&format!("http://img.example:{}/{path}", doors.port)).unwrap();
    let first = web
        .fetch_file(&address("to-goods"), &Version::default(), MAX)
        .await;
    let Ok(Fetched::File {
        content,
        name,
        version,
    }) = first
    else {
        panic!("{first:?}")
    };
    assert_eq!(
        (&content[..], name.as_str()),
        (&b"sku,title_en\nA,Net\n"[..], "to-goods.csv")
    );
    assert_eq!(version.etag.as_deref(), Some("\"v1\""));
    let again = web.fetch_file(&address("goods"), &version, MAX).await;
    assert_eq!(again, Ok(Fetched::Unchanged));
    {
        let seen = doors.seen.lock().unwrap();
        assert!(!seen[0].contains_key(header::IF_NONE_MATCH));
        assert_eq!(
            seen[1][header::IF_MODIFIED_SINCE],
            "Sat, 28 Nov 2026 01:00:00 GMT"
        );
    }
    for (path, code) in [
        ("inside", "address-not-public"),
        ("by-name", "address-not-public"),
        ("heavy", "file-too-heavy"),
        ("endless", "file-too-heavy"),
        ("gone", "address-answered"),
    ] {
        let refused = web.fetch_file(&address(path), &version, MAX).await;
        let (Err(Unfetched::Lasting(why)) | Err(Unfetched::Passing(why))) = refused else {
            panic!("{path}: {refused:?}")
        };
        assert_eq!(why.code, code, "{path}");
    }
    assert_eq!(doors.knocked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn nothing_behind_the_machine_is_reached_however_it_is_named() {
    let (web, doors, _) = town(TIME).await;
    let (open, closed) = (doors.port, doors.closed);
    for address in [
        format!("http://127.0.0.1:{closed}/"),
        format!("http://[::1]:{closed}/"),
        format!("http://[::ffff:127.0.0.1]:{closed}/"),
        format!("http://2130706433:{closed}/"),
        format!("http://0:{closed}/"),
        "http://169.254.169.254/latest/meta-data/".into(),
        "http://100.100.100.200/".into(),
        "http://[fe80::1]/".into(),
        "http://[64:ff9b::a00:1]/".into(),
        "https://inside.example/net.png".into(),
        "http://1.1.1.1:22/".into(),
        // And where a machine everyone reaches sends on to one.
        format!("http://img.example:{open}/inside"),
        format!("http://img.example:{open}/by-name"),
    ] {
        assert_eq!(
            ask(&web, &address).await,
            lasting("address-not-public"),
            "{address}"
        );
    }
    let file = format!("http://img.example:{open}/file");
    assert_eq!(ask(&web, &file).await, lasting("address-not-web"));
    assert_eq!(doors.knocked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn of_several_machines_only_those_that_were_checked_are_connected_to() {
    let (web, doors, _) = town(TIME).await;
    let address = format!("http://both.example:{}/net.png", doors.port);
    assert_eq!(ask(&web, &address).await, Ok(PIXEL.len()));
}

#[tokio::test]
async fn what_is_answered_otherwise_is_said_and_whether_it_may_pass() {
    let (web, doors, _) = town(TIME).await;
    for (path, told) in [
        ("gone", lasting("address-answered")),
        ("nowhere", lasting("address-answered")),
        ("busy", passing("address-answered")),
        ("round", lasting("address-redirects")),
        ("heavy", lasting("file-too-heavy")),
        ("endless", lasting("file-too-heavy")),
    ] {
        let address = format!("http://img.example:{}/{path}", doors.port);
        assert_eq!(ask(&web, &address).await, told, "{path}");
    }
    assert_eq!(
        ask(&web, "http://nobody.example/").await,
        passing("address-unknown")
    );
    // It speaks no TLS.
    let address = format!("https://img.example:{}/net.png", doors.port);
    assert_eq!(ask(&web, &address).await, passing("address-unreachable"));
}

#[tokio::test]
async fn whoever_never_answers_is_not_waited_for() {
    let (web, doors, _) = town(Duration::from_millis(200)).await;
    let address = format!("http://img.example:{}/never", doors.port);
    assert_eq!(ask(&web, &address).await, passing("address-silent"));
}

#[tokio::test]
async fn the_usual_web_is_the_internet_and_not_this_machine() {
    let (doors, _) = doors().await;
    let web = Web::new(&config()).unwrap();
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let address = format!("http://{host}:{}/", doors.closed);
        assert_eq!(ask(&web, &address).await, lasting("address-not-public"), "{host}");
    }
    for port in [80, 443, 8080, 8443] {
        assert!(!Internet.may_connect(IpAddr::from([127, 0, 0, 1]), port));
    }
    assert_eq!(doors.knocked.load(Ordering::SeqCst), 0);
}
