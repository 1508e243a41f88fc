// Pictures of a listing: named in a catalogue file, handed in, looked at by an operator, seen by buyers.
import type { Page } from '@playwright/test';
import { decide, goods, openCase, start, titleOf, upload, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth, open } from '../support/trade';
import { expect, test } from '../support/test';

/** A photo: the drawing of some listing, as a browser shows it. */
async function photo(page: Page, width: number, height: number): Promise<Buffer> {
  await page.goto('/search');
  return page.screenshot({ clip: { x: 0, y: 0, width, height } });
}

/** Sends files to the form of the page. */
async function send(page: Page, ...files: [string, Buffer][]): Promise<void> {
  const say = words();
  const named = files.map(([name, buffer]) => ({ name, mimeType: 'image/png', buffer }));
  await page.getByLabel(say.label('catalog-picture-files')).setInputFiles(named);
  await page.getByRole('button', { name: say('catalog-picture-add-act'), exact: true }).click();
}

test('a listing is pictured', async ({ page, newcomer }) => {
  test.setTimeout(240_000); // three people, ten pages looked at, the worker waited for
  const say = words();
  const { supplier, operator, category } = booth();
  const good = goods('不锈钢锅', 'Steel pot');
  const [front, side] = [await photo(page, 800, 600), await photo(page, 300, 700)];
  const supplierPage = await newcomer();
  await signIn(supplierPage, supplier);
  const inside = 'http://127.0.0.1/inside.jpg';
  const list = `sku,title_zh,title_en,category,unit,currency,tiers,images\n${good.sku},${good.zh},${good.en},${category},H87,CNY,1:42,photos/front.png;${inside}\n`;
  await upload(supplierPage, 'pots.csv', list);
  await workedOn(supplierPage);
  await start(supplierPage);

  await supplierPage.goto('/selling/listings');
  const pictures = say('catalog-own-act-on', { act: say('catalog-picture-title'), sku: good.sku });
  await main(supplierPage).getByRole('link', { name: pictures, exact: true }).click();
  const address = supplierPage.url();
  const row = (name: string) => main(supplierPage).getByRole('listitem').filter({ hasText: name });
  await expect(row('photos/front.png')).toContainText(say('catalog-picture-not-handed-in'));
  // Nobody is asked who only this machine can reach, and the supplier reads why.
  await expect(async () => {
    await supplierPage.reload();
    await expect(row(inside)).toContainText(say('problem-address-not-public', { host: '127.0.0.1' }), { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await inspect(supplierPage, 'pictures-missing');

  await send(supplierPage, ['page.png', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')], ['front.png', front], ['side.png', side]);
  await expect(supplierPage.getByRole('alert')).toContainText('page.png');
  await expect(supplierPage.getByRole('alert')).toContainText(say('catalog-picture-taken', { count: 2 }));
  await expect(row('photos/front.png')).toHaveCount(0);
  await inspect(supplierPage, 'pictures-refused');
  const act = (key: string, number: number) => say('catalog-picture-act-on', { act: say(key), number });
  await main(supplierPage).getByRole('button', { name: act('catalog-picture-earlier', 2) }).click();
  await expect(main(supplierPage).getByRole('listitem').filter({ has: supplierPage.getByRole('img') }).first()).toContainText('side.png');
  await main(supplierPage).getByRole('link', { name: act('catalog-picture-describe', 1) }).click();
  await supplierPage.getByRole('button', { name: say('company-own-save') }).click();
  await expect(supplierPage.getByRole('alert')).toContainText(say('problem-alt-required'));
  await inspect(supplierPage, 'picture-words');
  await supplierPage.getByLabel(say.label('company-showcase-alt-zh')).fill('锅的侧面');
  await supplierPage.getByLabel(say.label('company-showcase-alt-en')).fill('The pot from its side');
  await supplierPage.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(supplierPage)).toContainText('锅的侧面 · The pot from its side');

  const operatorPage = await newcomer();
  await signIn(operatorPage, operator);
  await openCase(operatorPage, titleOf(good));
  await expect(main(operatorPage).getByText(say('catalog-picture-new'), { exact: true })).toHaveCount(2);
  await inspect(operatorPage, 'case-pictures');
  await decide(operatorPage, 'moderation-approve');

  await open(page, good.sku, titleOf(good));
  const large = main(page).locator('.listing-photo img');
  await expect(large).toHaveAttribute('alt', /锅的侧面|The pot from its side/);
  await inspect(page, 'listing-pictures');
  await main(page).getByRole('link', { name: say('catalog-picture-alt', { title: titleOf(good), number: 2 }) }).click();
  await expect(large).toHaveAttribute('alt', say('catalog-picture-alt', { title: titleOf(good), number: 2 }));
  await expect(large).toHaveJSProperty('complete', true);
  const file = await large.getAttribute('src');
  await page.goto(`/search?q=${good.sku}`);
  await expect(main(page).locator('.result-picture img').first()).toHaveAttribute('src', /\/pictures\/[0-9a-f-]+\/small$/);
  await inspect(page, 'search-pictures');

  // New words wait; taking a picture away needs nobody.
  await supplierPage.goto(address);
  await main(supplierPage).getByRole('link', { name: act('catalog-picture-describe', 2) }).click();
  await supplierPage.getByLabel(say.label('company-showcase-alt-en')).fill('The pot from the front');
  await supplierPage.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(supplierPage)).toContainText(say('catalog-picture-words-wait'));
  await inspect(supplierPage, 'pictures-waiting');
  await main(supplierPage).getByRole('link', { name: act('catalog-picture-remove', 1) }).click();
  await inspect(supplierPage, 'picture-remove');
  await main(supplierPage).getByRole('button', { name: say('catalog-picture-remove'), exact: true }).click();
  await expect(main(supplierPage)).toContainText(say('catalog-picture-removed'));

  // Off show, its pictures are nobody else's.
  await supplierPage.goto('/selling/listings');
  const pause = say('catalog-own-act-on', { act: say('catalog-own-pause'), sku: good.sku });
  await main(supplierPage).getByRole('button', { name: pause }).click();
  expect((await page.request.get(file ?? '')).status()).toBe(404);
  expect((await supplierPage.request.get(file ?? '')).status()).toBe(200);
});
