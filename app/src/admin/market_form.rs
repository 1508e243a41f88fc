//! The form of a market: opening a new one, and changing what was decided about it.

use super::page;
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, Overtaken, PageHead, Panel, Textarea,
    },
    visit::{Proven, Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    company::CompanyCode,
    form,
    market::{Charter, KeptMarket},
    problem::FieldErrors,
    text::{Bilingual, Locale, Reason},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, market};

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct MarketForm {
    /// What its author had read, of a market that is there already.
    seen: String,
    slug: String,
    name_zh: String,
    name_en: String,
    region_code: String,
    region_zh: String,
    region_en: String,
    story_zh: String,
    story_en: String,
    position: String,
    operator: String,
    reason: String,
}

/// What the form asks for, but for the slug.
struct Parsed {
    charter: Charter,
    operator: CompanyCode,
    reason: Reason,
}

impl MarketForm {
    fn of(kept: &KeptMarket) -> Self {
        let text = |text: &Bilingual, locale| text.exact(locale).unwrap_or_default().to_owned();
        let charter = &kept.charter;
        Self {
            seen: market::seal(charter, &kept.operator.code),
            slug: kept.market.slug.clone(),
            name_zh: text(&charter.name, Locale::ZhCn),
            name_en: text(&charter.name, Locale::En),
            region_code: charter.region_code.clone(),
            region_zh: text(&charter.region, Locale::ZhCn),
            region_en: text(&charter.region, Locale::En),
            story_zh: text(&charter.story, Locale::ZhCn),
            story_en: text(&charter.story, Locale::En),
            position: charter.position.to_string(),
            operator: kept.operator.code.clone(),
            reason: String::new(),
        }
    }

    fn parse(&self, errors: &mut FieldErrors) -> Option<Parsed> {
        let name = both(errors, "name", [&self.name_zh, &self.name_en], Charter::MAX_NAME);
        let region_code = errors.take("region_code", Charter::region_code(&self.region_code));
        let region = both(
            errors,
            "region",
            [&self.region_zh, &self.region_en],
            Charter::MAX_NAME,
        );
        let story_zh = errors.take(
            "story_zh",
            form::required_text(&self.story_zh, Charter::MAX_STORY),
        );
        let story_en = errors.take(
            "story_en",
            form::required_text(&self.story_en, Charter::MAX_STORY),
        );
        let position = errors.take("position", form::whole_number(&self.position, 1, Charter::LAST));
        let operator = errors.take("operator", form::required(&self.operator));
        let reason = errors.take("reason", form::required(&self.reason));
        Some(Parsed {
            charter: Charter {
                name: name?,
                region_code: region_code?,
                region: region?,
                story: Bilingual::both(story_zh?, story_en?),
                position: position?,
            },
            operator: operator?,
            reason: reason?,
        })
    }

    fn fields(&self, new: bool, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let line = |name: &'static str, value: &str, hint: String| {
            view! {
                <Field name label=label(name) value=value.to_owned() error=error(name) required=true hint/>
            }
        };
        let slug = new.then(|| line("slug", &self.slug, t!("admin-slug-hint")));
        view! {
            {slug}
            <div class="form-row">
                {line("name_zh", &self.name_zh, String::new())}
                {line("name_en", &self.name_en, String::new())}
            </div>
            {line("region_code", &self.region_code, t!("admin-region-code-hint"))}
            <div class="form-row">
                {line("region_zh", &self.region_zh, String::new())}
                {line("region_en", &self.region_en, String::new())}
            </div>
            <Textarea
                name="story_zh" label=label("story_zh") value=self.story_zh.clone() error=error("story_zh")
                required=true hint=t!("admin-story-hint", max = Charter::MAX_STORY)
            />
            <Textarea
                name="story_en" label=label("story_en") value=self.story_en.clone() error=error("story_en")
                required=true
            />
            <Field
                name="position" label=label("position") value=self.position.clone() error=error("position")
                kind=FieldKind::Whole required=true hint=t!("admin-position-hint")
            />
            {line("operator", &self.operator, t!("admin-operator-company-hint"))}
            <Textarea
                name="reason" label=label("reason") value=self.reason.clone() error=error("reason") required=true
                rows=2 hint=t!("admin-reason-hint")
            />
        }
    }
}

/// One line in each language, both required: everybody reads the names of markets.
fn both(errors: &mut FieldErrors, field: &str, [zh, en]: [&str; 2], max: usize) -> Option<Bilingual> {
    let zh = errors.take(format!("{field}_zh"), form::required_line(zh, max));
    let en = errors.take(format!("{field}_en"), form::required_line(en, max));
    Some(Bilingual::both(zh?, en?))
}

fn label(field: &str) -> String {
    match field {
        "slug" => t!("admin-slug"),
        "name_zh" => t!("admin-name-zh"),
        "name_en" => t!("admin-name-en"),
        "region_code" => t!("admin-region-code"),
        "region_zh" => t!("admin-region-zh"),
        "region_en" => t!("admin-region-en"),
        "story_zh" => t!("admin-story-zh"),
        "story_en" => t!("admin-story-en"),
        "position" => t!("admin-position"),
        "operator" => t!("admin-operator-code"),
        _ => t!("admin-reason"),
    }
}

pub(super) async fn new(visit: Visit) -> Result<Response, Failure> {
    let known = market::kept_all(&visit.ctx, &visit.actor).await?;
    let form = MarketForm {
        position: (known.len() + 1).to_string(),
        ..MarketForm::default()
    };
    Ok(visit.page(|| new_page(&form, &FieldErrors::default())))
}

pub(super) async fn found(Proven(visit): Proven, Form(form): Form<MarketForm>) -> Result<Response, Failure> {
    visit.require(Right::Administer)?;
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Charter::slug(&form.slug));
    let founded = match (slug, form.parse(&mut errors)) {
        (Some(slug), Some(new)) => {
            let (ctx, actor) = (&visit.ctx, &visit.actor);
            let path = format!("/admin/markets/{slug}?done=opened");
            let founded = market::found(ctx, actor, slug, new.charter, &new.operator, new.reason).await;
            founded.map(|_| path)
        }
        _ => Err(errors.into()),
    };
    match founded {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || new_page(&form, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let kept = market::kept(&visit.ctx, &visit.actor, &slug).await?;
    let form = MarketForm::of(&kept);
    Ok(visit.page(|| edit_page(&kept, &form, &FieldErrors::default(), false)))
}

pub(super) async fn change(
    Proven(visit): Proven,
    Path(slug): Path<String>,
    Form(form): Form<MarketForm>,
) -> Result<Response, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let kept = market::kept(ctx, actor, &slug).await?;
    let mut errors = FieldErrors::default();
    let changed = match form.parse(&mut errors) {
        Some(new) => {
            market::change(
                ctx,
                actor,
                &slug,
                &form.seen,
                new.charter,
                &new.operator,
                new.reason,
            )
            .await
        }
        None => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("/admin/markets/{slug}?done=changed")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            edit_page(&kept, &form, &errors, false)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let form = MarketForm {
                seen: MarketForm::of(&kept).seen,
                ..form
            };
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                edit_page(&kept, &form, &FieldErrors::default(), true)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

fn new_page(form: &MarketForm, errors: &FieldErrors) -> Page {
    let title = t!("admin-market-new");
    let fields = form.fields(true, errors);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("admin-market-new-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>
                <form method="post" action="/admin/markets/new" class="form" novalidate>
                    {fields}
                    <div class="actions">
                        <Button>{t!("admin-market-open-act")}</Button>
                        <LinkButton href="/admin" kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body).crumb(t!("admin-markets"), "/admin")
}

fn edit_page(kept: &KeptMarket, form: &MarketForm, errors: &FieldErrors, overtaken: bool) -> Page {
    let title = t!("admin-market-change");
    let name = kept.market.name.get(crate::i18n::locale()).to_owned();
    let here = format!("/admin/markets/{}", kept.market.slug);
    let fields = form.fields(false, errors);
    let overtaken = overtaken.then(|| view! { <Overtaken/> });
    let (action, back, seen) = (format!("{here}/change"), here.clone(), form.seen.clone());
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=name.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            {overtaken}
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    <input type="hidden" name="seen" value=seen/>
                    {fields}
                    <div class="actions">
                        <Button>{t!("admin-market-change-act")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body)
        .crumb(t!("admin-markets"), "/admin")
        .crumb(name, here)
}
