// A market's fair: prepared, published, visited, asked at, counted, and given up.
import { inspect } from '../support/page';
import { language, main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

/** Markets of the demo with a supplier each: one a project, as journeys share one market. */
const places: Record<string, { market: string; code: string }> = {
  zh: { market: 'yueyang-tea', code: 'beigang-tea' },
  en: { market: 'huarong-cotton', code: 'huarong-towel' },
  'zh-nojs': { market: 'doumen-aquatic', code: 'lianzhou-feed' },
  'en-nojs': { market: 'zhuhai-printing', code: 'hongqi-drums' },
};

/** So many days from today, in China. */
function day(ahead: number): string {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

test('a fair is prepared, published, visited, asked at and given up', async ({ page, newcomer }) => {
  const say = words();
  const { market, code } = places[test.info().project.name];
  const slug = unique('fair-');
  const [zh, en] = [unique('展会'), unique('Fair ')];
  const name = language() === 'zh-CN' ? zh : en;
  const fill = (key: string, text: string) => page.getByLabel(say.label(key)).fill(text);
  const press = (key: string) => main(page).getByRole('button', { name: say(key), exact: true }).click();

  // What is no entry of a programme is told, and everything typed is kept.
  await signIn(page, `operator@${market}.example`);
  await page.goto('/operating/fairs');
  await inspect(page, 'fair-list');
  await main(page).getByRole('link', { name: say('promotion-fair-new') }).first().click();
  await page.getByLabel(say.label('promotion-market')).selectOption(market);
  await fill('promotion-fair-slug', slug);
  await fill('promotion-name-zh', zh);
  await fill('promotion-name-en', en);
  await fill('promotion-fair-story-zh', '全市场新品。\n现场答疑。');
  await fill('promotion-fair-story-en', 'New goods of the whole market.\nQuestions answered.');
  await fill('promotion-from', day(0));
  await fill('promotion-until-day', day(2));
  await fill('promotion-fair-programme', `${day(1)} 开幕`);
  await fill('promotion-fair-hall', `${code} B-07`);
  await press('promotion-fair-save');
  await expect(page.getByRole('alert')).toContainText(say('promotion-fair-programme'));
  await expect(page.getByLabel(say.label('promotion-fair-hall'))).toHaveValue(`${code} B-07`);
  await inspect(page, 'fair-wrong');
  await fill('promotion-fair-programme', `${day(1)} 10:00 开幕 | Opening`);
  await press('promotion-fair-save');
  await expect(page).toHaveURL(new RegExp(`/fairs/${slug}$`));
  await inspect(page, 'fair-draft');

  // Nobody else sees it until it is published.
  const buyer = await newcomer();
  expect((await buyer.goto(`/fairs/${slug}`))?.status()).toBe(404);
  await press('promotion-publish');
  await expect(main(page)).toContainText(say('promotion-fair-on'));
  await registerBuyer(buyer);
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  await buyer.goto(`/markets/${market}`);
  await main(buyer).getByRole('link', { name, exact: true }).click();
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(main(buyer)).toContainText(language() === 'zh-CN' ? '开幕' : 'Opening');
  await inspect(buyer, 'fair');
  const booth = main(buyer).getByRole('listitem').filter({ hasText: 'B-07' });
  await booth.getByRole('link', { name: say('catalog-ask') }).click();
  await buyer.getByLabel(say.label('rfq-title')).fill(unique('At the fair '));
  const line = buyer.getByRole('group', { name: say('rfq-line', { number: 1 }) });
  await line.getByLabel(say.label('rfq-description')).fill('样品 Samples');
  await line.getByLabel(say.label('rfq-column-quantity')).fill('10');
  await buyer.getByLabel(say.label('rfq-place')).fill('Hamburg');
  await buyer.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(buyer).toHaveURL(/\/rfqs\/[0-9a-f-]+$/);

  // The RFQ is counted; the operator moves the booth, and gives the fair up.
  await page.reload();
  const rfqs = main(page).locator('dl > div').filter({ hasText: say('promotion-fair-rfqs-means') });
  await expect(rfqs.locator('.figure-value')).toHaveText('1');
  await inspect(page, 'fair-kept');
  await main(page).getByRole('link', { name: say('promotion-fair-edit'), exact: true }).click();
  await fill('promotion-fair-hall', `${code} C-01`);
  await press('promotion-fair-save');
  await expect(main(page)).toContainText('C-01');
  await main(page).getByRole('link', { name: say('promotion-fair-cancel'), exact: true }).click();
  await inspect(page, 'fair-cancel');
  await press('promotion-fair-cancel-act');
  expect((await buyer.goto(`/fairs/${slug}`))?.status()).toBe(404);
});
