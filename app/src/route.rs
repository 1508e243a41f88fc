//! Routes that are known by name: whoever adds one can't keep it from the table of who may do what
//! (`server/tests/it/authorization_coverage`), which is read from here.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    http::Method,
    response::IntoResponse,
    routing::{self, MethodRouter, Route as Endpoint},
};
use std::{convert::Infallible, fmt};
use tower::{Layer, Service};

/// How often a thing may be asked for from one network; the numbers are the server's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Reading.
    Read,
    /// Forms, and programs that change something.
    Write,
    /// What lets people in: registering, signing in, links of mails.
    Door,
    /// Files handed in.
    Upload,
}

impl Class {
    /// Every class, in order.
    pub const ALL: [Self; 4] = [Self::Read, Self::Write, Self::Door, Self::Upload];
}

/// One thing that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// How.
    pub method: Method,
    /// Where, with names in braces for what varies: `/orders/{id}`.
    pub path: String,
    /// How often.
    pub class: Class,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// A router that remembers its routes.
pub struct Routes<S = ()> {
    router: Router<S>,
    table: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    #[expect(clippy::new_without_default, reason = "routes are always built up, from here")]
    pub fn new() -> Self {
        Self {
            router: Router::new(),
            table: Vec::new(),
        }
    }

    /// Reads something; changes nothing.
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.on(Method::GET, path, routing::get(handler))
    }

    /// Makes something, or takes a step.
    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.on(Method::POST, path, routing::post(handler))
    }

    /// A [`post`](Self::post) that takes a body of up to `max` bytes; all others take a form's worth.
    pub fn upload<H: Handler<T, S>, T: 'static>(self, path: &str, max: usize, handler: H) -> Self {
        let large = routing::post(handler).layer(DefaultBodyLimit::max(max));
        let mut routes = self.on(Method::POST, path, large);
        routes.classify(
            |route| route.path == path && route.method == Method::POST,
            Class::Upload,
        );
        routes
    }

    /// What was added so far and may change something lets people in, and is held to that.
    pub fn doors(mut self) -> Self {
        self.classify(|route| !route.method.is_safe(), Class::Door);
        self
    }

    fn classify(&mut self, which: impl Fn(&Route) -> bool, class: Class) {
        for route in self.table.iter_mut().filter(|route| which(route)) {
            route.class = class;
        }
    }

    /// Changes some of a thing's fields.
    pub fn patch<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.on(Method::PATCH, path, routing::patch(handler))
    }

    /// Takes something away.
    pub fn delete<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.on(Method::DELETE, path, routing::delete(handler))
    }

    fn on(mut self, method: Method, path: &str, endpoint: MethodRouter<S>) -> Self {
        self.table.push(Route {
            class: if method.is_safe() {
                Class::Read
            } else {
                Class::Write
            },
            method,
            path: path.to_owned(),
        });
        self.router = self.router.route(path, endpoint);
        self
    }

    /// Adds another's routes.
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// Adds another's routes below a path.
    pub fn nest(mut self, prefix: &str, other: Self) -> Self {
        let below = other.table.into_iter().map(|route| Route {
            path: format!("{prefix}{}", route.path),
            ..route
        });
        self.table.extend(below);
        self.router = self.router.nest(prefix, other.router);
        self
    }

    /// Answers what no route answers.
    pub fn fallback<H: Handler<T, S>, T: 'static>(mut self, handler: H) -> Self {
        self.router = self.router.fallback(handler);
        self
    }

    /// Lays something around all routes so far.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Endpoint> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.router = self.router.layer(layer);
        self
    }

    /// Gives the handlers their state.
    pub fn with_state(self, state: S) -> Routes {
        Routes {
            router: self.router.with_state(state),
            table: self.table,
        }
    }

    /// Every route there is.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// What answers.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_remembered_wherever_it_was_added() {
        let below = Routes::<()>::new()
            .get("/me", async || ())
            .patch("/me", async || ());
        let beside = Routes::new().upload("/files", 9, async || ());
        let routes = Routes::new()
            .post("/", async || ())
            .nest("/api", below)
            .merge(beside);
        let names: Vec<String> = routes.table().iter().map(ToString::to_string).collect();
        assert_eq!(names, ["POST /", "GET /api/me", "PATCH /api/me", "POST /files"]);
    }
}
