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

test('prices, terms and attributes narrow, each with a chip that takes it away', async ({ page }) => {
  const say = words();
  await openFilm(page); // from here on the index knows it
  await page.goto('/search?market=demo&category=Port+supplies');
  const filters = page.getByRole('form', { name: say('search-filters') });
  const chips = main(page).getByRole('link', { name: new RegExp(`^${say('search-without', { filter: '#' }).split('#')[0]}`) });
  await filters.getByLabel(say.label('search-currency')).selectOption('CNY');
  await filters.getByLabel(say.label('search-price-max')).fill('１００');
  await filters.getByLabel(say.label('search-moq-max')).fill('few');
  await filters.getByRole('button', { name: say('search-apply') }).click();
  await expect(main(page)).toContainText(say('search-wrong'));
  await expect(filters.getByLabel(say.label('search-moq-max'))).toHaveValue('few');
  await inspect(page, 'search-filter-wrong');

  await filters.getByLabel(say.label('search-moq-max')).fill('500');
  await filters.getByRole('button', { name: say('search-apply') }).click();
  await expect(main(page)).not.toContainText(say('search-wrong'));
  await expect(chips).toHaveCount(4);
  await expect(main(page).getByRole('heading', { level: 3 })).not.toHaveCount(0);
  await inspect(page, 'search-filtered');
  await chips.last().click();
  await expect(page).not.toHaveURL(/moq_max/);
  await main(page).getByRole('link', { name: say('search-without-any') }).click();
  await expect(page).toHaveURL(/\/search$/);
});

test('the search box suggests how a question goes on, and is a plain form without scripts', async ({ page }) => {
  const say = words();
  await openFilm(page); // from here on the index knows it
  await page.goto('/');
  const form = page.getByRole('search');
  if (test.info().project.use.javaScriptEnabled === false) {
    await form.getByRole('searchbox', { name: say('shell-search-query') }).fill('SF-500');
    await form.getByRole('button', { name: say('shell-search') }).click();
    await expect(page).toHaveURL(/q=SF-500/);
    return;
  }
  const box = form.getByRole('combobox', { name: say('shell-search-query') });
  const options = form.getByRole('listbox', { name: say('shell-suggestions') }).getByRole('option');
  await box.pressSequentially('stretch fi');
  await expect(options.first()).toContainText(/stretch film/i);
  await expect(options.first()).toContainText(say('shell-suggestion-phrase'));
  await inspect(page, 'search-suggestions');
  await box.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', await options.last().evaluate(({ id }) => id));
  await box.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(box).toHaveValue('stretch fi');
  await box.pressSequentially('l');
  await expect(options.first()).toContainText(/stretch film/i);
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\?.*q=Stretch\+film/);
});

test('suppliers of what is looked for are found, and lead to their goods', async ({ page }) => {
  const say = words();
  await openFilm(page); // from here on the index knows it
  await page.goto('/search?q=stretch+film&market=demo');
  await main(page).getByRole('link', { name: say('search-suppliers'), exact: true }).click();
  await expect(page).toHaveURL(/q=stretch\+film.*market=demo.*by=supplier/);
  const supplier = main(page).getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) }).first();
  await inspect(page, 'search-suppliers');
  await supplier.getByRole('link').filter({ hasText: /^\d/ }).click();
  await expect(page).toHaveURL(/supplier=/);
  await expect(main(page).getByRole('heading', { level: 3 }).first()).toBeVisible();
});
