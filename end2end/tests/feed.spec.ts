// A catalogue file fetched every night: set up, run at once, its failure read, paused, resumed, changed and removed.
import { inspect } from '../support/page';
import { main, signIn, unique, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

test('a nightly update is set up, fails aloud, rests and goes', async ({ page }) => {
  test.setTimeout(180_000); // six pages looked at, and the worker waited for
  const say = words();
  // Only this machine reaches it: nobody asks there.
  const address = `http://127.0.0.1/${unique('feed')}.csv`;
  await signIn(page, booth().supplier);
  await page.goto('/selling/imports');
  await main(page).getByRole('link', { name: say('catalog-feed-list') }).click();
  await inspect(page, 'feeds');
  await main(page).getByRole('link', { name: say('catalog-feed-new') }).click();

  await page.getByLabel(say.label('catalog-feed-address')).fill('ftp://files.example/goods.csv');
  await page.getByLabel(say.label('catalog-feed-hour')).selectOption('2');
  await main(page).getByRole('button', { name: say('catalog-feed-save') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-address-not-web'));
  await expect(page.getByLabel(say.label('catalog-feed-hour'))).toHaveValue('2');
  await inspect(page, 'feed-refused');
  await page.getByLabel(say.label('catalog-feed-address')).fill(address);
  await main(page).getByRole('button', { name: say('catalog-feed-save') }).click();
  await expect(main(page)).toContainText(say('catalog-feed-no-runs'));
  await expect(main(page)).toContainText('02:00');
  const at = page.url();

  await main(page).getByRole('button', { name: say('catalog-feed-run') }).click();
  await expect(async () => {
    await page.goto(at);
    const run = main(page).getByRole('row').last();
    await expect(run).toContainText(say('problem-address-not-public', { host: '127.0.0.1' }), { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(main(page)).toContainText(say('catalog-feed-failures', { count: 1 }));
  await inspect(page, 'feed-failed');

  await main(page).getByRole('button', { name: say('catalog-feed-pause'), exact: true }).click();
  await expect(main(page).getByRole('button', { name: say('catalog-feed-resume') })).toBeVisible();
  await inspect(page, 'feed-paused');
  await main(page).getByRole('button', { name: say('catalog-feed-resume') }).click();
  await main(page).getByRole('link', { name: say('catalog-feed-change') }).click();
  await page.getByLabel(say.label('catalog-feed-hour')).selectOption('5');
  await inspect(page, 'feed-change');
  await main(page).getByRole('button', { name: say('catalog-feed-save') }).click();
  await expect(main(page)).toContainText('05:00');

  await main(page).getByRole('link', { name: say('catalog-feed-remove') }).click();
  await inspect(page, 'feed-remove');
  await main(page).getByRole('button', { name: say('catalog-feed-remove') }).click();
  await expect(page).toHaveURL(/\/selling\/feeds$/);
  await expect(main(page)).not.toContainText(address);
});
