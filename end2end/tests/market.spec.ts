// The markets: all of them, and one with what is new in it.
import { inspect } from '../support/page';
import { main, words } from '../support/people';
import { expect, test } from '../support/test';

test('the markets lead to their goods', async ({ page }) => {
  const say = words();
  await page.goto('/markets');
  await inspect(page, 'markets');
  await main(page).getByRole('heading').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/markets\/[a-z-]+$/);
  await inspect(page, 'market');
  await page.locator('a[href^="/regions/"]').first().click();
  await expect(page.getByRole('heading', { level: 2, name: say('market-region-markets') })).toBeVisible();
  await inspect(page, 'region');
  await expect(main(page).getByRole('link', { name: say('market-region-browse') })).toHaveAttribute('href', /^\/search\?region=\d{6}$/);
  await page.goBack();
  await main(page).getByRole('link', { name: say('market-browse') }).click();
  await expect(page).toHaveURL(/\/search\?market=[a-z-]+$/);
});
