//! The real binary, run on a database of its own.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
};

use domain::{
    actor::{Actor, Trades},
    identity::Password,
    text::{Bilingual, Locale},
};
use sea_orm::{ConnectionTrait, Database, Statement};
use server::{config::Config, setup};
use service::{
    Ctx,
    company::NewCompany,
    ctx::Clock,
    identity::{self, Registration},
    market::{self, NewMarket},
};
use tempfile::TempDir;

/// A market `demo` with a supplier `nets-co`, on SQLite or PostgreSQL.
pub struct Harbour {
    pub ctx: Ctx,
    pub folder: TempDir,
    database_url: String,
}

/// What a command answered.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Harbour {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("entrepot.db").display());
        Self::open(folder, url).await
    }

    pub async fn on_postgres() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "where `make test` says which server it started"
        )]
        let server = std::env::var("TEST_POSTGRES_URL").expect("`make test` starts a PostgreSQL server");
        let name = format!("command_{}", uuid::Uuid::now_v7().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        admin.close().await.unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        Self::open(tempfile::tempdir().unwrap(), format!("{host}/{name}")).await
    }

    async fn open(folder: TempDir, database_url: String) -> Self {
        let config = Config::from_vars(|name| match name {
            "DATA_DIR" => Some(folder.path().display().to_string()),
            "DATABASE_URL" => Some(database_url.clone()),
            _ => None,
        })
        .unwrap();
        let ctx = setup::open(&config, Clock::System).await.unwrap();
        setup::migrate(&ctx).await.unwrap();
        settle(&ctx).await;
        Self {
            ctx,
            folder,
            database_url,
        }
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), content).unwrap();
    }

    fn entrepot(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entrepot"));
        command
            .current_dir(self.folder.path())
            .env("DATABASE_URL", &self.database_url)
            .env("DATA_DIR", self.folder.path());
        command
    }

    /// Starts `entrepot` in the folder.
    pub fn start(&self, arguments: &str, lang: &str) -> Child {
        self.entrepot()
            .args(arguments.split_whitespace())
            .env("LC_ALL", lang)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Starts serving on a port.
    pub fn serve(&self, port: u16) -> Child {
        self.serve_in(self.folder.path(), port)
    }

    /// The same with another data folder.
    pub fn serve_in(&self, folder: &Path, port: u16) -> Child {
        self.entrepot()
            .arg("serve")
            .env("DATA_DIR", folder)
            .env("PORT", port.to_string())
            .env("PUBLIC_URL", format!("http://127.0.0.1:{port}"))
            .env("LOG", "error")
            // A hundred people at once are one address here.
            .env("RATE_LIMIT", "off")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Runs `entrepot` to its end.
    pub fn run(&self, arguments: &str, lang: &str) -> Said {
        let output = self.start(arguments, lang).wait_with_output().unwrap();
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The number a query answers.
    pub async fn count(&self, sql: &str) -> i64 {
        let db = self.ctx.db.read();
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// Reads a file of the folder.
    pub fn read(&self, name: impl AsRef<Path>) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}

async fn settle(ctx: &Ctx) {
    let register = async |code: &str, supplies| {
        let new = Registration {
            company: NewCompany {
                code: code.parse().unwrap(),
                name: Bilingual::both(code, code),
                country: "CN".parse().unwrap(),
                city: Bilingual::default(),
                about: Bilingual::default(),
                trades: Trades {
                    supplies,
                    ..Trades::default()
                },
                uscc: None,
            },
            email: format!("{code}@example.com").parse().unwrap(),
            password: Password::new("harbour office 7").unwrap(),
            person_name: code.into(),
            locale: Locale::En,
            time_zone: "Asia/Shanghai".parse().unwrap(),
        };
        identity::register(ctx, new).await.unwrap().1
    };
    let operator = register("harbour", false).await;
    let supplier = register("nets-co", true).await;
    let new = NewMarket {
        slug: "demo".into(),
        name: Bilingual::both("示范市场", "Demo market"),
        region_code: "440400".into(),
        region: Bilingual::both("珠海", "Zhuhai"),
        story: Bilingual::both("一", "One"),
        position: 1,
        operator,
    };
    let market = market::open(ctx, &Actor::System, new).await.unwrap();
    market::take_booth(ctx, &Actor::System, supplier, market, None, None)
        .await
        .unwrap();
}
