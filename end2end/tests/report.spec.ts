// A listing on show is reported, taken off show, mended and shown again; a refusal is appealed.
import type { Page } from '@playwright/test';
import { catalogue, decide, goods, openCase, start, titleOf, upload, workedOn, type Goods } from '../support/catalog';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

/** Puts goods before the operator. */
async function handIn(seller: Page, category: string, what: Goods): Promise<void> {
  await upload(seller, 'floats.csv', catalogue(category, what));
  await workedOn(seller);
  await start(seller);
}

test('a reported listing is taken off show until it is mended', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const rope = goods('缆绳', 'Mooring rope');
  const seller = await newcomer();
  await signIn(seller, supplier);
  await handIn(seller, category, rope);
  await signIn(page, operator);
  await openCase(page, titleOf(rope));
  const address = await main(page).getByRole('link', { name: say('moderation-page') }).getAttribute('href');
  await decide(page, 'moderation-approve');

  const { page: buyer } = await registerBuyer(await newcomer());
  await buyer.goto(address ?? '');
  await main(buyer).getByRole('link', { name: say('catalog-report') }).click();
  await inspect(buyer, 'report');
  const send = main(buyer).getByRole('button', { name: say('moderation-report-submit') });
  await send.click();
  await expect(buyer.getByRole('alert')).toContainText(say('problem-required'));
  await buyer.getByRole('radio', { name: say('moderation-ground-untrue') }).check();
  await buyer.getByLabel(say.label('moderation-report-reason')).fill('It is 8 mm, not 10 mm');
  await send.click();
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText(say('moderation-report-told'));
  await inspect(buyer, 'report-told');

  await page.goto('/operating/queue?show=shown');
  await inspect(page, 'reported-queue');
  await openCase(page, titleOf(rope));
  await expect(main(page)).toContainText('It is 8 mm, not 10 mm');
  await inspect(page, 'reported-case');
  await decide(page, 'moderation-suspend', 'State the diameter it has');
  const gone = await buyer.goto(address ?? '');
  expect(gone?.status()).toBe(404);

  await seller.goto(`/selling/listings?q=${rope.sku}`);
  await expect(main(seller).getByRole('row').filter({ hasText: rope.sku })).toContainText('State the diameter it has');
  await inspect(seller, 'suspended-own');
  await handIn(seller, category, { ...rope, zh: `${rope.zh} 8 mm`, en: `${rope.en} 8 mm` });
  await openCase(page, titleOf(rope));
  await expect(main(page)).toContainText(say('moderation-off-show'));
  await decide(page, 'moderation-approve');
  const back = await buyer.goto(address ?? '');
  expect(back?.status()).toBe(200);
  await expect(buyer.getByRole('heading', { level: 1 })).toContainText('8 mm');
});

test('a refusal is appealed, and heard once more', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const rope = goods('吊带', 'Lifting sling');
  const seller = await newcomer();
  await signIn(seller, supplier);
  await handIn(seller, category, rope);
  await signIn(page, operator);
  await openCase(page, titleOf(rope));
  await decide(page, 'moderation-reject', 'No test report');

  const row = main(seller).getByRole('row').filter({ hasText: rope.sku });
  await seller.goto(`/selling/listings?q=${rope.sku}`);
  await row.getByRole('link', { name: say('catalog-own-appeal') }).click();
  await inspect(seller, 'appeal');
  await seller.getByLabel(say.label('rfq-reason')).fill('The report is among our certificates');
  await main(seller).getByRole('button', { name: say('moderation-appeal-act') }).click();
  await expect(seller).toHaveURL(/\/selling\/listings$/);

  await openCase(page, titleOf(rope));
  await expect(main(page)).toContainText('The report is among our certificates');
  await inspect(page, 'appeal-case');
  await decide(page, 'moderation-reject', 'It is of another sling');
  await seller.goto(`/selling/listings?q=${rope.sku}`);
  await expect(row).toContainText('It is of another sling');
  await expect(row.getByRole('link', { name: say('catalog-own-appeal') })).toHaveCount(0);
});

test('a restricted category is noticed in a review', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const rope = goods('卸扣', 'Shackle');
  const why = `Under inspection ${rope.sku}`;
  await signIn(page, operator);
  await page.goto('/operating/restrictions');
  await inspect(page, 'restrictions');
  const add = main(page).getByRole('button', { name: say('moderation-restriction-add'), exact: true });
  await add.click();
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await inspect(page, 'restrictions-wrong');
  await page.getByLabel(say.label('moderation-restriction-category')).selectOption(category);
  await page.getByLabel(say.label('moderation-restriction-certificate')).fill(rope.sku);
  await page.getByLabel(say.label('moderation-restriction-why')).fill(why);
  await add.click();
  await expect(page.getByRole('status').first()).toContainText(say('moderation-restriction-added'));

  const seller = await newcomer();
  await signIn(seller, supplier);
  await handIn(seller, category, rope);
  await openCase(page, titleOf(rope));
  await expect(main(page).getByRole('listitem').filter({ hasText: why }).last()).toContainText(category);
  await inspect(page, 'restricted-case');
  await decide(page, 'moderation-approve');

  await page.goto('/operating/restrictions');
  const row = main(page).getByRole('row').filter({ hasText: why });
  await row.getByRole('button').click();
  await expect(page.getByRole('status').first()).toContainText(say('moderation-restriction-removed'));
  await expect(row).toHaveCount(0);
});
