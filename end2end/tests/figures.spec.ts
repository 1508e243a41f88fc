// What happened in a market, as its operator reads it: charts, the same numbers as a table, and a file of them.
import { readFileSync } from 'node:fs';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

test('an operator reads what happened in their market, and takes it home', async ({ page }) => {
  const say = words();
  await signIn(page, booth().operator);
  await page.goto('/operating');
  await page.getByRole('navigation').getByRole('link', { name: say('figures-title'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('figures-title'));
  await expect(main(page)).toContainText(say('figures-orders-how'));
  await inspect(page, 'figures-months');

  // Divided otherwise: the choice stands in the address, and charts and table have the same numbers.
  await page.getByLabel(say('figures-by'), { exact: true }).selectOption('category');
  await main(page).getByRole('button', { name: say('figures-show'), exact: true }).click();
  await expect(page).toHaveURL(/by=category/);
  await expect(page.getByLabel(say('figures-by'), { exact: true })).toHaveValue('category');
  const table = main(page).getByRole('table', { name: say('figures-title') });
  await expect(table.getByRole('columnheader', { name: say('figures-suppliers'), exact: true })).toBeHidden();
  const first = table.getByRole('row').nth(1);
  const listings = await first.getByRole('cell').first().innerText();
  const chart = main(page).getByRole('img', { name: say('ui-chart', { title: say('figures-listings') }) });
  await expect(chart.locator('text').nth(1)).toHaveText(listings);
  await expect(table.getByRole('row').last()).toContainText(say('figures-total'));
  await inspect(page, 'figures-categories');

  // The file has what is shown.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('link', { name: say('figures-export'), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^figures-category-\d{4}-\d{2}-\d{4}-\d{2}\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/);
  expect(lines[0].split(',').slice(0, 2)).toEqual([say('figures-by-category'), say('figures-listings')]);
  expect(lines[1].split(',')[1]).toBe(listings.replaceAll(',', ''));
  expect(lines.at(-1)).toContain(say('figures-total'));

  // Months in which nothing happened say so.
  await page.goto('/operating/figures?from=2019-01&to=2019-03');
  await expect(main(page)).toContainText(say('figures-empty'));
  await inspect(page, 'figures-empty');
});
