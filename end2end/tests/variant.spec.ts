// Variants of a listing: written by hand, reviewed, chosen by a buyer, and set aside from stock by an order.
import type { Page } from '@playwright/test';
import { decide, goods, openCase, titleOf } from '../support/catalog';
import { letterTo, linkIn } from '../support/mail';
import { inspect } from '../support/page';
import { language, main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, offer, open } from '../support/trade';
import { expect, test } from '../support/test';

const red = () => (language() === 'zh-CN' ? '红' : 'Red');
const blue = () => (language() === 'zh-CN' ? '蓝' : 'Blue');

async function press(page: Page, key: string): Promise<void> {
  await main(page).getByRole('button', { name: words()(key), exact: true }).click();
}

function variant(page: Page, name: string) {
  const group = main(page).getByRole('group', { name, exact: true });
  const field = (key: string) => group.getByLabel(words().label(key));
  return { sku: field('catalog-sku'), stock: field('catalog-stock'), tiers: field('catalog-variant-tiers') };
}

test('a variant is written, chosen, and set aside by an order', async ({ page, newcomer }) => {
  test.setTimeout(240_000); // a dozen pages looked at, by three people
  const say = words();
  const net = goods('三色网', 'Net in colours');
  await signIn(page, booth().supplier);
  await page.goto('/selling/listings/new');
  const field = (key: string) => main(page).getByLabel(say.label(key));
  await field('catalog-import-field-sku').fill(net.sku);
  await field('catalog-import-field-title-zh').fill(net.zh);
  await field('catalog-import-field-title-en').fill(net.en);
  await field('catalog-import-field-category').selectOption(booth().category);
  const price = main(page).getByRole('group', { name: say('catalog-edit-tier', { number: 1 }), exact: true });
  await price.getByLabel(say.label('catalog-edit-from-quantity')).fill('10');
  await price.getByLabel(say.label('catalog-unit-price')).fill('4.20');
  await press(page, 'catalog-edit-keep');
  await main(page).getByRole('link', { name: say('catalog-variant-title'), exact: true }).click();
  await expect(main(page)).toContainText(say('catalog-variant-none'));
  await inspect(page, 'variant-none');

  // Combinations are made of the values; what is wrong with a row is told there, and nothing typed is lost.
  await main(page).getByLabel(say('catalog-variant-option-name', { number: 1 })).fill('颜色 | Colour');
  await main(page).getByLabel(say('catalog-variant-option-values', { number: 1 })).fill('红 | Red\n蓝 | Blue\n绿 | Green');
  await press(page, 'catalog-variant-combine');
  await expect(page.getByRole('status')).toContainText(say('catalog-variant-combined'));
  await expect(variant(page, red()).sku).toHaveValue(`${net.sku}-1`);
  await variant(page, red()).stock.fill('40');
  await variant(page, red()).tiers.fill('5:3.9');
  await variant(page, blue()).stock.fill('0');
  await variant(page, language() === 'zh-CN' ? '绿' : 'Green').sku.fill('');
  await press(page, 'catalog-edit-hand-in');
  const summary = page.getByRole('alert');
  await expect(summary).toContainText(say('problem-tier-below-moq', { moq: '10' }));
  await expect(variant(page, red()).tiers).toHaveValue('5:3.9');
  await inspect(page, 'variant-wrong');
  await variant(page, red()).tiers.fill('10:3.9');
  await press(page, 'catalog-edit-hand-in');
  await expect(page.getByRole('status')).toContainText(say('catalog-edit-saved-submitted'));
  await expect(variant(page, blue()).stock).toHaveValue('0');
  await inspect(page, 'variant-saved');

  const operator = await newcomer();
  await signIn(operator, booth().operator);
  await openCase(operator, titleOf(net));
  await expect(main(operator)).toContainText(`${net.sku}-1 ${red()}`);
  await decide(operator, 'moderation-approve');

  // A buyer finds it by the number of a variant, and asks for that one.
  const buyer = await newcomer();
  const person = await registerBuyer(buyer);
  await open(buyer, `${net.sku}-1`, titleOf(net));
  await expect(main(buyer).getByRole('row', { name: blue() })).toContainText(say('catalog-variant-sold-out'));
  await expect(main(buyer).getByRole('row', { name: red() })).toContainText('3.90');
  await inspect(buyer, 'variant-shown');
  await main(buyer).getByRole('link', { name: say('catalog-variant-ask-for', { variant: red() }) }).click();
  const title = unique('Nets ');
  const line = buyer.getByRole('group', { name: say('rfq-line', { number: 1 }) });
  await expect(line.getByLabel(say.label('rfq-variant'))).toHaveValue(`${net.sku}-1`);
  await buyer.getByLabel(say.label('rfq-title')).fill(title);
  await line.getByLabel(say.label('rfq-column-quantity')).fill('60');
  await buyer.getByLabel(say.label('rfq-place')).fill('Hamburg');
  await inspect(buyer, 'variant-asked');
  await buyer.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(main(buyer)).toContainText(`${red()} (${net.sku}-1)`);
  const number = (await main(buyer).getByText(/^RFQ-\d{4}-\d+$/).first().innerText()).trim();

  await page.goto(linkIn(await letterTo(booth().supplier, say('letter-rfq-subject', { number, title }))));
  await offer(page, { prices: ['3.80'], leadTime: '9' }, say('rfq-offer-send'));
  await buyer.goto(linkIn(await letterTo(person.email, say('letter-offer-subject', { number, title, version: 1 }))));
  await buyer.getByRole('link', { name: say('rfq-accept-version', { version: 1 }) }).click();
  await buyer.getByRole('button', { name: say('rfq-accept-act', { version: 1 }) }).click();
  await expect(buyer).toHaveURL(/\/orders\//);
  await expect(main(buyer).getByText(say('order-stock'), { exact: true })).toBeVisible();
  await expect(main(buyer)).toContainText(`${net.sku}-1`);
  await inspect(buyer, 'variant-order');

  // The supplier sees what is reserved, and buyers what is left.
  await page.goto(`/selling/listings?q=${net.sku}`);
  await expect(main(page).getByRole('row', { name: net.sku })).toContainText('40');
  await inspect(page, 'variant-own');
  await buyer.goto(await listingOf(buyer));
  await expect(main(buyer).getByRole('row', { name: red() })).toContainText(say('catalog-variant-sold-out'));
});

/** The listing an order's page leads to, by the request it was born from. */
async function listingOf(page: Page): Promise<string> {
  await main(page).getByRole('link', { name: words()('order-to-negotiation') }).click();
  const link = main(page).locator('a[href^="/listings/"]').first();
  return (await link.getAttribute('href')) ?? '';
}
