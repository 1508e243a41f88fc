// A listing written by hand: wrong and mended, a draft, handed in, changed on show, overtaken, copied.
import type { Page } from '@playwright/test';
import { decide, goods, openCase, titleOf } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

const script = '"><script>alert(1)</script></textarea>';

function field(page: Page, key: string) {
  return main(page).getByLabel(words().label(key));
}

function row(page: Page, key: string, number: number) {
  return main(page).getByRole('group', { name: words()(key, { number }), exact: true });
}

async function press(page: Page, key: string): Promise<void> {
  await main(page).getByRole('button', { name: words()(key), exact: true }).click();
}

async function price(page: Page, number: number, quantity: string, amount: string): Promise<void> {
  const say = words();
  await row(page, 'catalog-edit-tier', number).getByLabel(say.label('catalog-edit-from-quantity')).fill(quantity);
  await row(page, 'catalog-edit-tier', number).getByLabel(say.label('catalog-unit-price')).fill(amount);
}

test('a listing is written by hand, reviewed, and changed while it is on show', async ({ page, newcomer }) => {
  test.setTimeout(240_000); // a dozen pages looked at, by two people
  const say = words();
  const net = goods('流刺网', 'Drift net');
  await signIn(page, booth().supplier);
  await page.goto('/selling/listings');
  await main(page).getByRole('link', { name: say('catalog-own-new') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('catalog-edit-new'));
  await inspect(page, 'listing-new');

  // All that is wrong at once, next to where it is, and nothing typed is lost.
  await field(page, 'catalog-import-field-sku').fill(net.sku);
  await field(page, 'catalog-import-field-description-en').fill(script);
  await field(page, 'catalog-import-field-gtin').fill('123');
  await price(page, 1, '100', '4.20');
  await price(page, 2, '50', '4');
  await row(page, 'catalog-edit-attribute', 1).getByLabel(say.label('catalog-edit-attribute-value')).fill(script);
  await press(page, 'catalog-edit-hand-in');
  const summary = page.getByRole('alert');
  for (const [label, problem] of [
    [say('catalog-import-field-title-zh'), say('problem-title-required')],
    [say('catalog-import-field-gtin'), say('problem-gtin-length', { length: '3' })],
    [say('catalog-import-field-tiers'), say('problem-tiers-not-rising')],
    [
      say('catalog-edit-attribute-field', { number: '1', field: say('catalog-edit-attribute-name') }),
      say('problem-required'),
    ],
  ]) {
    await expect(summary).toContainText(say('ui-error-in', { field: label, problem }));
  }
  await expect(field(page, 'catalog-import-field-description-en')).toHaveValue(script);
  await inspect(page, 'listing-wrong');

  // A row more, by a button; then it is whole, and kept as a draft.
  await press(page, 'catalog-edit-add-tier');
  await expect(row(page, 'catalog-edit-tier', 4)).toBeVisible();
  await field(page, 'catalog-import-field-title-zh').fill(net.zh);
  await field(page, 'catalog-import-field-title-en').fill(net.en);
  await field(page, 'catalog-import-field-gtin').fill('4006381333931');
  await field(page, 'catalog-import-field-category').selectOption(booth().category);
  await price(page, 2, '', '');
  await price(page, 4, '1000', '3.755');
  await row(page, 'catalog-edit-attribute', 1).getByLabel(say.label('catalog-edit-attribute-name')).fill('mesh');
  await field(page, 'catalog-import-field-carton-quantity').fill('24');
  await field(page, 'catalog-import-field-inner-quantity').fill('6');
  for (const [edge, centimetres] of [['length', '60'], ['width', '40'], ['height', '40']] as const) {
    await field(page, `catalog-import-field-carton-${edge}`).fill(centimetres);
  }
  await field(page, 'catalog-import-field-lead-time').fill('10');
  await field(page, 'catalog-import-field-lead-time-steps').fill('5000：25');
  await field(page, 'catalog-import-field-sample-price').fill('0');
  await field(page, 'catalog-import-field-sample-most').fill('2');
  await press(page, 'catalog-edit-keep');
  await expect(page.getByRole('status')).toContainText(say('catalog-edit-saved-draft'));
  await inspect(page, 'listing-draft');

  // By the enter key it is handed in.
  await field(page, 'catalog-import-field-brand').press('Enter');
  await expect(page.getByRole('status')).toContainText(say('catalog-edit-saved-submitted'));
  await main(page).getByRole('link', { name: say('catalog-edit-look') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(net));
  await expect(main(page)).toContainText(script);
  await expect(main(page)).toContainText('60 × 40 × 40 cm');
  await expect(main(page)).toContainText(say('catalog-days', { count: '25' }));
  await expect(main(page)).toContainText(say('catalog-sample-free'));
  await expect(main(page).getByRole('row', { name: /^20GP/ })).toContainText('225');
  await inspect(page, 'listing-packaging');

  const operator = await newcomer();
  await signIn(operator, booth().operator);
  await openCase(operator, titleOf(net));
  await decide(operator, 'moderation-approve');

  // On show: the price changes at once, the title after review.
  const other = await page.context().newPage();
  await page.goto(`/selling/listings?q=${net.sku}&state=published`);
  await inspect(page, 'listing-own');
  await main(page).getByRole('link', { name: say('catalog-own-act-on', { act: say('catalog-own-edit'), sku: net.sku }) }).click();
  await other.goto(page.url());
  await price(page, 2, '1000', '3.60');
  await field(page, 'catalog-import-field-title-zh').fill(`${net.zh} 二`);
  await field(page, 'catalog-import-field-title-en').fill(`${net.en} two`);
  await press(page, 'catalog-edit-save');
  await expect(page.getByRole('status')).toContainText(say('catalog-edit-saved-waits'));
  await expect(field(page, 'catalog-import-field-title-en')).toHaveValue(`${net.en} two`);

  // The second window had read what stood before.
  await field(other, 'catalog-import-field-stock').fill('7');
  await press(other, 'catalog-edit-save');
  await expect(other.getByRole('status')).toContainText(say('catalog-edit-overtaken'));
  await expect(field(other, 'catalog-import-field-stock')).toHaveValue('7');
  await expect(main(other).locator('del').filter({ hasText: `${net.en} two` })).toBeVisible();
  await inspect(other, 'listing-overtaken');
  await other.close();

  await page.goto(`/selling/listings?q=${net.sku}`);
  await expect(main(page)).toContainText(say('catalog-own-revision-waits'));
  await main(page).getByRole('link', { name: say('catalog-own-act-on', { act: say('catalog-own-edit'), sku: net.sku }) }).click();
  await expect(page.getByRole('status')).toContainText(say('catalog-edit-revision-waits'));
  await main(page).getByRole('link', { name: say('catalog-edit-copy') }).click();
  await expect(field(page, 'catalog-import-field-sku')).toHaveValue('');
  await expect(field(page, 'catalog-import-field-title-en')).toHaveValue(`${net.en} two`);
});
