// An operator teaches the search what their trade calls by several names, and sees what it does before buyers do.
import { inspect } from '../support/page';
import { language, main, signIn, unique, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

/** What listings of the demo have: a term each, as journeys share one vocabulary. */
const known: Record<string, string> = {
  zh: '棘轮绑带',
  en: 'webbing sling',
  'zh-nojs': '安全帽',
  'en-nojs': 'desiccant',
};

test('a term that finds nothing finds what it means once an operator says so', async ({ page, newcomer }) => {
  const say = words();
  const there = known[test.info().project.name];
  const missing = unique(language() === 'zh-CN' ? '土名' : 'byname');
  const press = (key: string) => main(page).getByRole('button', { name: say(key), exact: true }).click();
  const buyer = await newcomer();
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  const searched = `/search?${new URLSearchParams({ q: missing })}`;
  await buyer.goto(searched);
  await expect(main(buyer)).toContainText(say('search-none'));

  // From what buyers did not find, or by hand.
  await signIn(page, booth().operator);
  await page.goto('/operating/searches?show=nothing');
  await expect(main(page).getByRole('link', { name: say('search-asked-add') }).first()).toBeVisible();
  await inspect(page, 'vocabulary-searches');
  await main(page).getByRole('link', { name: say('vocabulary-title'), exact: true }).click();
  await inspect(page, 'vocabulary-list');
  await page.goto(`/operating/vocabulary/new?${new URLSearchParams({ terms: missing })}`);
  const terms = page.getByLabel(say.label('vocabulary-terms'));
  await expect(terms).toHaveValue(missing);
  await press('vocabulary-look');
  await expect(page.getByRole('alert')).toContainText(say('problem-vocabulary-too-few-terms'));
  await expect(terms).toHaveValue(missing);
  await inspect(page, 'vocabulary-wrong');

  // What it does is shown before it is saved.
  await terms.fill(`${missing}\n${there}`);
  await press('vocabulary-look');
  await expect(page.getByRole('status').first()).toContainText(say('vocabulary-nowhere', { term: missing }));
  const own = main(page).getByRole('row', { name: new RegExp(`^${there}`) });
  await expect(own.getByRole('link').first()).toBeVisible();
  const title = await own.getByRole('link').first().innerText();
  await inspect(page, 'vocabulary-effect');
  await press('vocabulary-revise');
  await expect(terms).toHaveValue(`${missing}\n${there}`);
  await press('vocabulary-look');
  await press('vocabulary-save');
  await expect(page.getByRole('status').first()).toContainText(say('vocabulary-added'));

  await expect(async () => {
    await buyer.goto(searched);
    await expect(main(buyer).getByRole('link', { name: title }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(main(buyer).locator('mark').first()).toBeVisible();
  await inspect(buyer, 'vocabulary-search');

  // Changed to one way, and removed.
  await page.getByLabel(say.label('vocabulary-find')).fill(missing);
  await press('vocabulary-find-act');
  await main(page).getByRole('link', { name: `${missing} = ${there}` }).click();
  await page.getByRole('radio', { name: say('vocabulary-one-way') }).check();
  await inspect(page, 'vocabulary-change');
  await press('vocabulary-look');
  await expect(main(page)).toContainText(`${missing} → ${there}`);
  await inspect(page, 'vocabulary-effect-one-way');
  await press('vocabulary-save');
  await expect(page.getByRole('status').first()).toContainText(say('vocabulary-changed'));
  await page.getByLabel(say.label('vocabulary-find')).fill(missing);
  await press('vocabulary-find-act');
  await main(page).getByRole('link', { name: `${missing} → ${there}` }).click();
  await main(page).getByRole('link', { name: say('vocabulary-remove'), exact: true }).click();
  await inspect(page, 'vocabulary-remove');
  await press('vocabulary-remove-act');
  await expect(page.getByRole('status').first()).toContainText(say('vocabulary-removed'));
  await expect(async () => {
    await buyer.goto(searched);
    await expect(main(buyer)).toContainText(say('search-none'), { timeout: 500 });
  }).toPass({ timeout: 30_000 });
});
