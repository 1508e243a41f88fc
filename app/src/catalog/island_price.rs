//! What a quantity costs at list price, worked out by `domain` as it is typed. Without scripts the same form asks the
//! server, and the same code answers. The words come with it: an island has no Fluent.

use crate::format;
use domain::{
    catalog::tier::{Quoted, Selling, Tier},
    quantity::Quantity,
    text::Locale,
    unit::Unit,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the form and of its answers, in the language of the page. `{…}` stand for figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceWords {
    /// What the field asks for.
    pub quantity: String,
    /// What the button does.
    pub submit: String,
    /// The price of each unit.
    pub unit_price: String,
    /// Unit price × quantity.
    pub total: String,
    /// What was typed is no quantity.
    pub not_a_quantity: String,
    /// Below the least quantity: `{above}`.
    pub too_few: String,
    /// Between two steps: `{below}` and `{above}`.
    pub between: String,
    /// There is no list price.
    pub on_request: String,
    /// From `{quantity}` on it is `{price}`.
    pub next: String,
    /// It does not get cheaper.
    pub lowest: String,
}

/// What is shown for a quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Answer {
    unit_price: Option<String>,
    total: Option<String>,
    note: Option<String>,
    refused: bool,
}

fn answer(typed: &str, selling: &Selling, unit: Unit, locale: Locale, words: &PriceWords) -> Answer {
    let shown = |quantity| format::quantity_in(quantity, unit, locale);
    let refused = |note: String| Answer {
        note: Some(note),
        refused: true,
        ..Answer::default()
    };
    let Ok(quantity) = Quantity::positive(typed) else {
        return refused(words.not_a_quantity.clone());
    };
    match selling.quote(quantity) {
        Quoted::Price { unit_price, total } => Answer {
            unit_price: Some(format::unit_price(unit_price, selling.currency)),
            total: Some(format::money(total)),
            note: Some(next_tier(selling, quantity).map_or_else(
                || words.lowest.clone(),
                |tier| {
                    let price = format::unit_price(tier.unit_price, selling.currency);
                    let from = words.next.replace("{quantity}", &shown(tier.min_quantity));
                    from.replace("{price}", &price)
                },
            )),
            refused: false,
        },
        Quoted::OnRequest => Answer {
            note: Some(words.on_request.clone()),
            ..Answer::default()
        },
        Quoted::NotSold { below: None, above } => refused(words.too_few.replace("{above}", &shown(above))),
        Quoted::NotSold {
            below: Some(below),
            above,
        } => {
            let nearest = words.between.replace("{below}", &shown(below));
            refused(nearest.replace("{above}", &shown(above)))
        }
    }
}

/// The next tier that is cheaper.
fn next_tier(selling: &Selling, quantity: Quantity) -> Option<&Tier> {
    let now = selling.tiers.at(quantity)?;
    let mut above = selling
        .tiers
        .as_slice()
        .iter()
        .filter(|tier| tier.min_quantity > quantity);
    above.find(|tier| tier.unit_price < now.unit_price)
}

/// The form and its answer.
#[island]
pub fn LivePrice(
    /// How it is sold.
    selling: Selling,
    /// What it is counted in.
    unit: Unit,
    /// The language of the page.
    locale: Locale,
    /// The address of the page, which answers where scripts don't run.
    action: String,
    /// What was typed.
    typed: String,
    /// The words.
    words: PriceWords,
) -> impl IntoView {
    let (now, set_now) = signal(typed.clone());
    let labels = words.clone();
    let answer = Memo::new(move |_| answer(&now.get(), &selling, unit, locale, &words));
    let figure =
        move |figure: fn(Answer) -> Option<String>| figure(answer.get()).unwrap_or_else(|| "—".to_owned());
    view! {
        <form class="live-price" method="get" action=action>
            <label class="field-label" for="quantity">{labels.quantity}</label>
            <div class="live-price-row">
                <div class="affixed">
                    <input
                        class="control control-figure" id="quantity" name="quantity" type="text" inputmode="decimal"
                        autocomplete="off" value=typed aria-describedby="quantity-note"
                        aria-invalid=move || answer.get().refused.then_some("true")
                        on:input:target=move |event| set_now.set(event.target().value())
                    />
                    <span class="affix">{unit.name(locale)}</span>
                </div>
                <button class="button button-plain" type="submit">{labels.submit}</button>
            </div>
            <output class="live-price-answer" for="quantity">
                <span class="live-price-figure">
                    <span class="live-price-label">{labels.unit_price}</span>
                    <span class="figure-value">{move || figure(|answer| answer.unit_price)}</span>
                </span>
                <span class="live-price-figure live-price-total">
                    <span class="live-price-label">{labels.total}</span>
                    <span class="figure-value">{move || figure(|answer| answer.total)}</span>
                </span>
                <span
                    class="live-price-note" id="quantity-note"
                    class:live-price-refused=move || answer.get().refused
                >
                    {move || answer.get().note}
                </span>
            </output>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Currency;

    fn words() -> PriceWords {
        let word = |text: &str| text.to_owned();
        PriceWords {
            quantity: word("quantity"),
            submit: word("submit"),
            unit_price: word("unit price"),
            total: word("total"),
            not_a_quantity: word("not a quantity"),
            too_few: word("from {above}"),
            between: word("{below} or {above}"),
            on_request: word("on request"),
            next: word("{quantity}: {price}"),
            lowest: word("lowest"),
        }
    }

    fn answered(typed: &str, tiers: &str) -> (Option<String>, Option<String>, Option<String>) {
        let nets = Selling {
            currency: Currency::CNY,
            moq: Quantity::whole(200),
            increment: Quantity::whole(50),
            tiers: tiers.parse().unwrap(),
        };
        let answer = answer(typed, &nets, Unit::PIECE, Locale::En, &words());
        let plain = |text: Option<String>| text.map(|text| text.replace('\u{a0}', " "));
        (plain(answer.unit_price), plain(answer.total), plain(answer.note))
    }

    #[test]
    fn a_quantity_has_its_price_its_total_and_the_next_step() {
        let some = |text: &str| Some(text.to_owned());
        let tiers = "200:21.4;1000:19.8";
        assert_eq!(
            answered("９００", tiers),
            (
                some("¥ 21.40"),
                some("¥ 19,260.00"),
                some("1,000 pieces: ¥ 19.80")
            )
        );
        assert_eq!(
            answered("1000", tiers),
            (some("¥ 19.80"), some("¥ 19,800.00"), some("lowest"))
        );
        assert_eq!(
            answered("210", tiers),
            (None, None, some("200 pieces or 250 pieces"))
        );
        assert_eq!(answered("3", tiers), (None, None, some("from 200 pieces")));
        assert_eq!(answered("<script>", tiers), (None, None, some("not a quantity")));
        assert_eq!(answered("200", ""), (None, None, some("on request")));
    }
}
