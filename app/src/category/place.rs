//! A category's place: its order, what it stands below, and its end.

use super::{
    PATH,
    effect::{Planned, shown},
    page, words,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, PageHead, Panel, Select, SelectOption},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    catalog::schema::{
        change::Change,
        tree::{CategoryRow, CategoryView},
    },
    id::CategoryId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, catalog::tree};

/// Nearer to the front, or to the end.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Order {
    to: String,
}

/// Where it goes, as the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct PlaceForm {
    /// A category's id, or none.
    to: String,
    /// What was shown before; empty: nothing yet.
    seen: String,
}

/// What becomes of it.
#[derive(Clone, Copy)]
enum Step {
    Move,
    Retire,
}

pub(super) async fn order(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Form(order): Form<Order>,
) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    let change = Change::Shift {
        category: id,
        forward: order.to == "front",
    };
    tree::carry_out(&visit.ctx, &visit.actor, &change, None).await?;
    let back = match category.above.last() {
        Some((above, _)) => format!("{PATH}/{above}"),
        None => PATH.to_owned(),
    };
    Ok(Redirect::to(&back).into_response())
}

pub(super) async fn ask_move(visit: Visit, Path(id): Path<CategoryId>) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    let to = category.above.last().map(|(above, _)| above.to_string());
    let form = PlaceForm {
        to: to.unwrap_or_default(),
        ..PlaceForm::default()
    };
    ask(visit, &category, Step::Move, &form, &FieldErrors::default()).await
}

pub(super) async fn ask_retire(visit: Visit, Path(id): Path<CategoryId>) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    let form = PlaceForm::default();
    ask(visit, &category, Step::Retire, &form, &FieldErrors::default()).await
}

pub(super) async fn relocate(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Form(form): Form<PlaceForm>,
) -> Result<Response, Failure> {
    take(visit, id, Step::Move, form).await
}

pub(super) async fn retire(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Form(form): Form<PlaceForm>,
) -> Result<Response, Failure> {
    take(visit, id, Step::Retire, form).await
}

/// Shows what it will do; does it once that was confirmed.
async fn take(visit: Visit, id: CategoryId, step: Step, form: PlaceForm) -> Result<Response, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let category = tree::category(ctx, actor, id).await?;
    let to = match form.to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::NotFound)?),
    };
    let change = match step {
        Step::Move => Change::Move {
            category: id,
            parent: to,
        },
        Step::Retire => Change::Retire {
            category: id,
            into: to,
        },
    };
    let done = match form.seen.as_str() {
        "" => None,
        seen => Some(tree::carry_out(ctx, actor, &change, Some(seen)).await),
    };
    let overtaken = match done {
        Some(Ok(())) => return Ok(Redirect::to(&step.done(id)).into_response()),
        Some(Err(Error::Invalid(errors))) => return ask(visit, &category, step, &form, &errors).await,
        Some(Err(Error::Conflict(conflict))) if *conflict == Conflict::Edited => true,
        Some(Err(other)) => return Err(other.into()),
        None => false,
    };
    let preview = match tree::preview(ctx, actor, &change).await {
        Ok(preview) => preview,
        Err(Error::Invalid(errors)) => return ask(visit, &category, step, &form, &errors).await,
        Err(other) => return Err(other.into()),
    };
    let goal = match to {
        Some(to) => Some(tree::category(ctx, actor, to).await?),
        None => None,
    };
    let status = match overtaken {
        true => StatusCode::CONFLICT,
        false => StatusCode::OK,
    };
    Ok(visit.page_with(status, || {
        let planned = step.planned(&category, goal.as_ref(), form.to.clone());
        shown(planned, &preview, overtaken)
    }))
}

async fn ask(
    visit: Visit,
    category: &CategoryView,
    step: Step,
    form: &PlaceForm,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let rows = tree::rows(&visit.ctx, &visit.actor).await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(visit.page_with(status, || ask_page(category, &rows, step, form, errors)))
}

fn ask_page(
    category: &CategoryView,
    rows: &[CategoryRow],
    step: Step,
    form: &PlaceForm,
    errors: &FieldErrors,
) -> Page {
    let back = format!("{PATH}/{}", category.row.id);
    let name = category.name.get(locale()).to_owned();
    let nowhere = SelectOption {
        value: String::new(),
        label: step.nowhere(),
    };
    let outside = rows
        .iter()
        .filter(|row| !row.names.starts_with(&category.row.names));
    let options = std::iter::once(nowhere).chain(words::options(outside)).collect();
    let (title, action) = (step.title(&name), format!("{back}/{}", step.word()));
    let error = error_of(errors, "parent")
        .or_else(|| error_of(errors, "into"))
        .or_else(|| error_of(errors, "category"));
    let value = form.to.clone();
    let label = step.label();
    let crumb = back.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=step.lede()/>
            <ErrorSummary errors=at_select(errors) label=step.labels()/>
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    <Select name="to" label options value error required=true/>
                    <div class="actions">
                        <Button>{t!("category-look")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body).crumb(name, crumb)
}

/// All that can be wrong is where it goes.
fn at_select(errors: &FieldErrors) -> FieldErrors {
    let mut all = FieldErrors::default();
    for error in &errors.0 {
        all.add("to", error.problem.clone());
    }
    all
}

impl Step {
    const fn word(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Retire => "retire",
        }
    }

    fn done(self, id: CategoryId) -> String {
        match self {
            Self::Move => format!("{PATH}/{id}?done=moved"),
            Self::Retire => format!("{PATH}?done=retired"),
        }
    }

    fn title(self, name: &str) -> String {
        match self {
            Self::Move => t!("category-move-of", name = name),
            Self::Retire => t!("category-retire-of", name = name),
        }
    }

    fn lede(self) -> String {
        match self {
            Self::Move => t!("category-move-lede"),
            Self::Retire => t!("category-retire-lede"),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Move => t!("category-parent"),
            Self::Retire => t!("category-into"),
        }
    }

    fn labels(self) -> fn(&str) -> String {
        match self {
            Self::Move => |_| t!("category-parent"),
            Self::Retire => |_| t!("category-into"),
        }
    }

    fn nowhere(self) -> String {
        match self {
            Self::Move => t!("category-top"),
            Self::Retire => t!("category-into-none"),
        }
    }

    fn planned(self, category: &CategoryView, goal: Option<&CategoryView>, to: String) -> Planned {
        let back = format!("{PATH}/{}", category.row.id);
        let name = category.name.get(locale());
        let goal = goal.map(|goal| words::path(&goal.row.names));
        let (lede, act, kind) = match (self, goal) {
            (Self::Move, goal) => (
                t!(
                    "category-move-to",
                    goal = goal.unwrap_or_else(|| t!("category-top"))
                ),
                t!("category-move-act"),
                ButtonKind::default(),
            ),
            (Self::Retire, Some(goal)) => (
                t!("category-retire-into", goal = goal),
                t!("category-retire-act"),
                ButtonKind::Danger,
            ),
            (Self::Retire, None) => (
                t!("category-retire-empty"),
                t!("category-retire-act"),
                ButtonKind::Danger,
            ),
        };
        Planned {
            title: self.title(name),
            lede,
            action: format!("{back}/{}", self.word()),
            fields: vec![("to", to)],
            act,
            back,
            kind,
            revises: false,
        }
    }
}
