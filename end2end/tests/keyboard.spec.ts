// From the search to a sent request without a mouse.
import { press } from '../support/keyboard';
import { registerBuyer, words } from '../support/people';
import { openFilm } from '../support/trade';
import { expect, test } from '../support/test';

test('goods are searched, opened and asked for with the keyboard alone', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await openFilm(page); // the index knows it
  await page.goto('/');
  await press(page, page.getByRole('search').getByLabel(say('shell-search-query')));
  await page.keyboard.type('DEMO-0002');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?/);

  await press(page, page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link').first(), 'Enter');
  await expect(page).toHaveURL(/\/listings\//);
  await press(page, page.getByRole('link', { name: say('catalog-ask'), exact: true }), 'Enter');
  await expect(page).toHaveURL(/\/rfqs\/new/);

  const send = page.getByRole('button', { name: say('rfq-send'), exact: true });
  await press(page, page.getByLabel(say.label('rfq-column-quantity')));
  await page.keyboard.type('960');
  await press(page, send, 'Enter');
  await expect(page).toHaveURL(/\/rfqs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('main')).toContainText('960');
});
