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
  await main(page).getByRole('link', { name: say('market-browse') }).click();
  await expect(page).toHaveURL(/\/search\?market=[a-z-]+$/);
});
