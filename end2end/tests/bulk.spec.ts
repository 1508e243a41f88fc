// Prices of many listings changed at once: chosen, seen before, done, taken back, and told in each listing's history.
import type { Page } from '@playwright/test';
import { goods, type Goods } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

/** Writes a draft, which waits for nobody. */
async function draft(page: Page, good: Goods, price: string): Promise<void> {
  const say = words();
  await page.goto('/selling/listings/new');
  await main(page).getByLabel(say.label('catalog-import-field-sku')).fill(good.sku);
  await main(page).getByLabel(say.label('catalog-import-field-title-zh')).fill(good.zh);
  await main(page).getByLabel(say.label('catalog-import-field-title-en')).fill(good.en);
  if (price) {
    const tier = main(page).getByRole('group', { name: say('catalog-edit-tier', { number: 1 }), exact: true });
    await tier.getByLabel(say.label('catalog-edit-from-quantity')).fill('1');
    await tier.getByLabel(say.label('catalog-unit-price')).fill(price);
  }
  await main(page).getByRole('button', { name: say('catalog-edit-keep'), exact: true }).click();
  await expect(page).toHaveURL(/\/edit/);
}

test('prices of many listings fall, as it was shown, and come back', async ({ page }) => {
  test.setTimeout(120_000); // five pages looked at
  const say = words();
  const press = (key: string, values = {}) =>
    main(page).getByRole('button', { name: say(key, values), exact: true }).click();
  const priced = goods('尼龙绳', 'Nylon rope');
  const silent = { ...priced, sku: `${priced.sku}-2` };
  await signIn(page, booth().supplier);
  await draft(page, priced, '4.20');
  await draft(page, silent, '');

  await page.goto(`/selling/listings?q=${priced.sku}`);
  await main(page).getByRole('checkbox', { name: say('catalog-bulk-tick', { sku: silent.sku }) }).check();
  await inspect(page, 'bulk-chosen');
  await press('catalog-bulk-ticked');
  await expect(main(page)).toContainText(say('catalog-bulk-chosen', { count: 1 }));
  await page.goBack();
  await press('catalog-bulk-all', { count: '2' });
  await expect(main(page)).toContainText(say('catalog-bulk-chosen', { count: 2 }));
  await main(page).getByRole('radio', { name: say('catalog-bulk-act-reprice') }).check();
  await main(page).getByLabel(say.label('catalog-bulk-percent')).fill('-100');
  await press('catalog-bulk-preview');
  await expect(page.getByRole('alert')).toContainText(say('problem-not-a-price-shift'));
  await inspect(page, 'bulk-refused');

  await main(page).getByLabel(say.label('catalog-bulk-percent')).fill('-5');
  await press('catalog-bulk-preview');
  await expect(main(page)).toContainText(say('catalog-bulk-nothing-written'));
  await expect(main(page).getByRole('row').filter({ hasText: priced.sku })).toContainText(/4\.20.*→.*3\.99/s);
  await inspect(page, 'bulk-shown');
  await main(page).getByRole('link', { name: new RegExp(`^${say('catalog-bulk-refused')}`) }).click();
  await expect(main(page).getByRole('row').filter({ hasText: silent.sku })).toContainText(say('problem-bulk-no-price'));
  await press('catalog-bulk-start', { count: 1 });
  await expect(main(page)).toContainText(say('catalog-bulk-done', { count: 1 }));
  await inspect(page, 'bulk-done');

  await press('catalog-bulk-undo');
  await expect(main(page)).toContainText(say('catalog-bulk-undone', { count: 1 }));
  await main(page).getByRole('row').filter({ hasText: priced.sku }).getByRole('link').click();
  const entries = main(page).getByRole('list').first().getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(entries.first()).toContainText(/3\.99.*4\.20/s);
  await inspect(page, 'bulk-history');
});
