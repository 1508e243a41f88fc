// Finding goods: in both languages, narrowed, sorted and leafed through, by plain addresses.
import { inspect } from '../support/page';
import { language, main, words } from '../support/people';
import { expect, test } from '../support/test';
import { openFilm } from '../support/trade';

test('goods are found in both languages and shown in the reader’s', async ({ page }) => {
  await openFilm(page); // from here on the index knows it
  const title = language() === 'zh-CN' ? /^缠绕膜 500 mm/ : /^Stretch film, 500 mm/;
  for (const query of ['缠绕膜', 'stretch film', 'SF-500']) {
    await page.goto(`/search?${new URLSearchParams({ q: query })}`);
    await expect(main(page).getByRole('heading').getByRole('link', { name: title })).toBeVisible();
  }
  await inspect(page, 'search');
});

test('results are narrowed, sorted and leafed through without losing what was asked', async ({ page }) => {
  const say = words();
  await openFilm(page);
  await page.goto('/search');
  const results = main(page).getByRole('heading', { level: 3 });
  const filters = page.getByRole('form', { name: say('search-filters') });
  const narrow = (group: string) => filters.getByRole('group', { name: say(group) }).getByRole('checkbox').first();
  await narrow('search-market').check();
  await filters.getByRole('button', { name: say('search-apply') }).click();
  await expect(page).toHaveURL(/market=/);
  await expect(narrow('search-market')).toBeChecked();
  await narrow('search-category').check();
  await filters.getByRole('button', { name: say('search-apply') }).click();
  await expect(page).toHaveURL(/market=.*category=/);
  await main(page).getByRole('link', { name: say('search-newest'), exact: true }).click();
  await expect(page).toHaveURL(/market=.*category=.*sort=newest/);
  await inspect(page, 'search-narrowed');

  const first = await results.allInnerTexts();
  await main(page).getByRole('link', { name: say('ui-next'), exact: true }).click();
  await expect(page).toHaveURL(/market=.*category=.*sort=newest.*after=/);
  const second = await results.allInnerTexts();
  expect(second.filter((title) => first.includes(title))).toEqual([]);
});

test('a search without results says what to do', async ({ page }) => {
  const say = words();
  await page.goto('/search?q=qwxzqwxz&market=demo');
  await expect(main(page)).toContainText(say('search-none'));
  await expect(main(page)).toContainText(say('search-none-narrowed'));
  await inspect(page, 'search-none');
  await main(page).getByRole('link', { name: say('search-none-wider') }).click();
  await expect(main(page)).toContainText(say('search-none-text'));
});
