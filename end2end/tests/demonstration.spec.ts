// An operator holds a supplier up as an example, chosen by its figures; everyone reads why; and it is taken back.
import { inspect } from '../support/page';
import { language, main, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

/** Suppliers of the demo and their markets: one a project, as journeys share one market. */
const chosen: Record<string, { operator: string; market: string; code: string }> = {
  zh: { operator: 'operator@yueyang-tea.example', market: 'yueyang-tea', code: 'beigang-tea' },
  en: { operator: 'operator@yueyang-tea.example', market: 'yueyang-tea', code: 'junshan-yellow' },
  'zh-nojs': { operator: 'operator@yueyang-tea.example', market: 'yueyang-tea', code: 'linxiang-brick' },
  'en-nojs': { operator: 'operator@yueyang-tea.example', market: 'yueyang-tea', code: 'pingjiang-tea' },
};

test('a supplier is held up as an example, and no longer', async ({ page, newcomer }) => {
  const say = words();
  const { operator, market, code } = chosen[test.info().project.name];
  const [zh, en] = [unique('交货准时'), unique('On time ')];
  const reason = language() === 'zh-CN' ? zh : en;
  const press = (key: string) => main(page).getByRole('button', { name: say(key), exact: true }).click();

  // From the figures, supplier by supplier.
  await signIn(page, operator);
  await page.goto(`/operating/figures?market=${market}&by=supplier`);
  await inspect(page, 'demonstration-figures');
  const row = main(page).getByRole('row').filter({ has: page.locator(`a[href="/companies/${code}"]`) });
  await row.getByRole('link', { name: say('demonstration-choose') }).click();
  await inspect(page, 'demonstration-choose');

  // A sentence is needed in both languages; what was typed is kept.
  await page.getByLabel(say.label('demonstration-reason-zh')).fill(zh);
  await press('demonstration-choose');
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await expect(page.getByLabel(say.label('demonstration-reason-zh'))).toHaveValue(zh);
  await inspect(page, 'demonstration-wrong');
  await page.getByLabel(say.label('demonstration-reason-en')).fill(en);
  await press('demonstration-choose');
  await expect(page.getByRole('status').first()).toContainText(say('demonstration-chosen'));
  await expect(main(page)).toContainText(reason);
  await inspect(page, 'demonstration-list');

  // Everyone sees it: on the market's page, and on the supplier's.
  const buyer = await newcomer();
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  await buyer.goto(`/markets/${market}`);
  await expect(main(buyer)).toContainText(reason);
  await inspect(buyer, 'demonstration-market');
  await main(buyer).locator(`a[href="/companies/${code}"]`).first().click();
  await expect(main(buyer).locator('.page-head')).toContainText(say('demonstration-mark'));
  await expect(main(buyer)).toContainText(reason);
  await inspect(buyer, 'demonstration-company');

  // Taken back, it is gone.
  const own = main(page).getByRole('row').filter({ hasText: reason });
  await own.getByRole('link', { name: say('demonstration-end') }).click();
  await page.getByLabel(say.label('rfq-reason')).fill('样品与大货不符 Goods unlike their samples');
  await inspect(page, 'demonstration-end');
  await press('demonstration-end');
  await expect(page.getByRole('status').first()).toContainText(say('demonstration-ended'));
  await buyer.reload();
  await expect(main(buyer)).not.toContainText(reason);
  await buyer.goto(`/markets/${market}`);
  await expect(main(buyer)).not.toContainText(reason);
});
