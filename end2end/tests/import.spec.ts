// A supplier's own price list, with its own names of columns, becomes listings: looked at, checked, done, mended.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { start, upload, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, unique, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

/** A price list as a factory keeps it: five rows, the last one broken. Nobody has sent one with these columns before. */
function priceList(sku: string, note: string): string {
  const row = (number: number, price: string) => `${sku}-${number},三层渔网 ${number},${price},200,红,${note}`;
  const rows = [1, 2, 3, 4].map((number) => row(number, `${number}1.40`));
  return [`货号,品名,单价（元）,起订量,颜色,${note}`, ...rows, row(5, '面议'), ''].join('\n');
}

async function tab(page: Page, name: string): Promise<void> {
  await main(page).getByRole('navigation', { name: words()('catalog-import-rows-by') }).getByRole('link', { name }).click();
}

test('a foreign price list is looked at, checked, imported and mended', async ({ page }) => {
  test.setTimeout(240_000); // a dozen pages looked at, and the worker waited for
  const say = words();
  const sku = unique('P');
  const note = unique('备注');
  const list = priceList(sku, note);
  await signIn(page, booth().supplier);

  await upload(page, '价目表.csv', list);
  await expect(page).toHaveURL(/\/columns$/);
  const readAs = (column: string) => main(page).getByRole('combobox', { name: say('catalog-import-read-column-as', { column }) });
  for (const [column, field] of [['货号', 'sku'], ['品名', 'title_zh'], ['单价（元）', 'price'], ['起订量', 'moq'], ['颜色', '']]) {
    await expect(readAs(column)).toHaveValue(field);
  }
  await expect(main(page)).toContainText(say('catalog-import-by-name'));
  await expect(page.getByLabel(say.label('catalog-import-currency'))).toHaveValue('CNY');
  await inspect(page, 'import-columns');

  // With the keyboard alone: a column is left out, another chosen wrongly and mended.
  await readAs(note).focus();
  await readAs(note).selectOption('-');
  await readAs('起订量').selectOption('sku');
  await page.getByLabel(say.label('catalog-import-currency')).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText(say('problem-header-twice', { column: '起订量', first: '货号' }));
  await expect(readAs(note)).toHaveValue('-');
  await readAs('起订量').selectOption('moq');
  await main(page).getByRole('button', { name: say('catalog-import-check') }).press('Enter');

  await workedOn(page);
  await expect(main(page)).toContainText(say('catalog-import-nothing-written'));
  await expect(main(page).getByRole('row').filter({ hasText: `${sku}-5` })).toContainText(say('problem-not-a-number'));
  await inspect(page, 'import-checked');
  await tab(page, say('catalog-import-to-create'));
  await expect(main(page).getByRole('row')).toHaveCount(5);
  await start(page);
  await expect(main(page)).toContainText(say('catalog-import-waits', { count: 4 }));
  await inspect(page, 'import-done');

  // What failed is taken home, mended, and sent again alone: its columns are known.
  const downloading = page.waitForEvent('download');
  await main(page).getByRole('link', { name: say('catalog-import-download') }).click();
  const report = await readFile(await (await downloading).path(), 'utf8');
  expect(report.split('\n').length).toBe(3);
  await upload(page, 'failed.csv', report.replace('面议', '51.40'));
  await expect(page).not.toHaveURL(/\/columns$/);
  await workedOn(page);
  await start(page);
  await expect(main(page)).toContainText(say('catalog-import-waits', { count: 1 }));

  // The list of next month: one price has changed, and that is all that would.
  await upload(page, '价目表.csv', list.replace('11.40', '12.90').replace('面议', '51.40'));
  await workedOn(page);
  await tab(page, say('catalog-import-to-change'));
  const changed = main(page).getByRole('row').filter({ hasText: `${sku}-1` });
  await expect(changed.locator('del')).toContainText('200:11.40');
  await expect(changed.locator('ins')).toContainText('200:12.90');
  await inspect(page, 'import-changes');
  await tab(page, say('catalog-import-unchanged'));
  await expect(main(page).getByRole('row')).toHaveCount(5);
  await main(page).getByRole('button', { name: say('catalog-import-cancel') }).click();
  await expect(main(page)).toContainText(say('catalog-import-given-up'));

  await page.goto('/selling/listings');
  await main(page).getByRole('link', { name: say('catalog-import-list') }).click();
  await expect(main(page).getByRole('row').filter({ hasText: 'failed.csv' }).first()).toContainText(say('catalog-import-state-done'));
  await inspect(page, 'imports');
});

test('an import that goes on is shown as it goes on', async ({ page }) => {
  const say = words();
  const sku = unique('L');
  await signIn(page, booth().supplier);
  const rows = Array.from({ length: 3_000 }, (_, row) => `${sku}-${row},Net ${row}`);
  // While it is looked at the page stays as it is: it would go on to the result by itself.
  await page.route('**/live.js', (route) => route.abort());
  await upload(page, 'large.csv', ['sku,title_en', ...rows, ''].join('\n'));
  await inspect(page, 'import-working');
  await page.unroute('**/live.js');
  await page.reload();
  await workedOn(page);
  await expect(main(page)).toContainText(say('catalog-import-nothing-written'));
  await main(page).getByRole('button', { name: say('catalog-import-cancel') }).click();
  await expect(main(page)).toContainText(say('catalog-import-given-up'));
});
