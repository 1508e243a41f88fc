// Pictures handed in as a ZIP archive beside a catalogue file: found by their names, missed aloud, on the listing.
import { decide, goods, openCase, start, titleOf, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';
import { zip } from '../support/zip';

test('pictures come in a ZIP beside the catalogue file', async ({ page, newcomer }) => {
  test.setTimeout(180_000); // five pages looked at, and the worker waited for
  const say = words();
  const { supplier, operator, category } = booth();
  const good = goods('竹蒸笼', 'Bamboo steamer');
  await signIn(page, supplier);
  await page.goto('/search');
  const photo = await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } });
  const list = `sku,title_zh,title_en,category,unit,currency,tiers,images\n${good.sku},${good.zh},${good.en},${category},H87,CNY,1:42,Front.PNG;gone.png\n`;
  const hand = async (pictures: Buffer) => {
    await page.goto('/selling/import');
    await page.getByLabel(say.label('catalog-import-file')).setInputFiles({ name: 'steamers.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByLabel(say.label('catalog-import-pictures')).setInputFiles({ name: 'steamers.zip', mimeType: 'application/zip', buffer: pictures });
    await main(page).getByRole('button', { name: say('catalog-import-submit'), exact: true }).click();
  };

  await hand(Buffer.from('Rar!'));
  await expect(page.getByRole('alert')).toContainText(say('problem-archive-not-zip'));
  await inspect(page, 'archive-refused');

  await hand(zip(['竹制品/front.png', photo], ['workshop.png', photo], ['readme.txt', Buffer.from('hello')]));
  await workedOn(page);
  await expect(main(page)).toContainText(say('catalog-import-pictures-found', { count: 1, archive: 'steamers.zip' }));
  await expect(main(page)).toContainText(say('catalog-import-pictures-missing', { count: 1 }));
  await expect(main(page).getByRole('row').filter({ hasText: good.sku })).toContainText(say('problem-archive-nowhere', { name: 'gone.png' }));
  const beside = main(page).getByRole('listitem');
  await expect(beside.filter({ hasText: 'workshop.png' })).toHaveCount(1);
  await expect(beside.filter({ hasText: 'readme.txt' })).toHaveCount(1);
  await inspect(page, 'archive-checked');
  await start(page);
  await inspect(page, 'archive-done');

  await page.goto(`/selling/listings?q=${good.sku}`);
  const pictures = say('catalog-own-act-on', { act: say('catalog-picture-title'), sku: good.sku });
  await main(page).getByRole('link', { name: pictures, exact: true }).click();
  await expect(async () => {
    await page.reload();
    await expect(main(page).getByRole('listitem').filter({ has: page.getByRole('img') })).toContainText('Front.PNG', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(main(page).getByRole('listitem').filter({ hasText: 'gone.png' })).toContainText(say('catalog-picture-not-handed-in'));
  await inspect(page, 'archive-pictures');

  const reviewer = await newcomer();
  await signIn(reviewer, operator);
  await openCase(reviewer, titleOf(good));
  await expect(main(reviewer).getByRole('img').first()).toBeVisible();
  await decide(reviewer, 'moderation-approve');
});
