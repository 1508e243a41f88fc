// A supplier's discount: written, approved by the market, seen and asked for by a buyer, counted, and ended; and the
// market's strip, in which what is paid for is called what it is.
import { inspect } from '../support/page';
import { language, main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

/** Suppliers of the demo, one a project, as journeys share one market: who sells what, in which market, at which price. */
const sellers: Record<string, { supplier: string; market: string; sku: string; list: string; now: string }> = {
  zh: { supplier: 'peng@beigang-tea.example', market: 'yueyang-tea', sku: 'BG-MJ-01', list: '548.00', now: '411.00' },
  en: { supplier: 'mao@huarong-towel.example', market: 'huarong-cotton', sku: 'HT2-BT-600', list: '3.06', now: '2.295' },
  'zh-nojs': { supplier: 'zhou@lianzhou-feed.example', market: 'doumen-aquatic', sku: 'LZ-TIL-30', list: '534.00', now: '400.50' },
  'en-nojs': { supplier: 'guan@hongqi-drums.example', market: 'zhuhai-printing', sku: 'HQ-OPC-505', list: '0.575', now: '0.43125' },
};

/** So many days from today, in China. */
function day(ahead: number): string {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

test('a discount is approved, seen, asked for, counted and ended', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, market, sku, list, now } = sellers[test.info().project.name];
  const [zh, en] = [unique('特惠'), unique('Sale ')];
  const name = language() === 'zh-CN' ? zh : en;

  // Both days lie wrong: everything typed is kept.
  await signIn(page, supplier);
  await page.goto('/selling/promotions');
  await inspect(page, 'promotion-own-list');
  await main(page).getByRole('link', { name: say('promotion-new') }).first().click();
  await page.getByRole('radio', { name: say('promotion-discount') }).check();
  await page.getByLabel(say.label('promotion-percent')).fill('25');
  await page.getByLabel(say.label('promotion-name-zh')).fill(zh);
  await page.getByLabel(say.label('promotion-name-en')).fill(en);
  await page.getByLabel(say.label('promotion-text-zh')).fill('岁末清仓，数量不限。\n一周内发货。');
  await page.getByLabel(say.label('promotion-text-en')).fill('Year-end clearance, any quantity.\nReady within a week.');
  await page.getByLabel(say.label('promotion-from')).fill(day(0));
  await page.getByLabel(say.label('promotion-until-day')).fill(day(-1));
  await page.getByLabel(say.label('promotion-listings')).fill(sku);
  await main(page).getByRole('button', { name: say('promotion-save') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-ends-before-it-begins'));
  await expect(page.getByLabel(say.label('promotion-name-zh'))).toHaveValue(zh);
  await inspect(page, 'promotion-wrong');
  await page.getByLabel(say.label('promotion-until-day')).fill(day(9));
  await main(page).getByRole('button', { name: say('promotion-save') }).click();
  await expect(main(page)).toContainText(say('promotion-draft-means'));
  await inspect(page, 'promotion-draft');
  const campaign = new URL(page.url()).pathname;

  // Nobody else sees it until the market's operator has looked at it.
  const buyer = await newcomer();
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  expect((await buyer.goto(campaign))?.status()).toBe(404);
  await main(page).getByRole('button', { name: say('promotion-submit') }).click();
  await expect(main(page)).toContainText(say('promotion-submitted-means'));
  const operator = await newcomer();
  await signIn(operator, `operator@${market}.example`);
  await operator.goto('/operating/promotions');
  await inspect(operator, 'promotion-operated');
  await main(operator).getByRole('link', { name }).click();
  await inspect(operator, 'promotion-decide');
  await main(operator).getByRole('button', { name: say('promotion-approve') }).click();
  await expect(main(operator)).toContainText(say('promotion-running-means'));

  // The buyer reads the list price, the price and the name, and asks for it.
  await registerBuyer(buyer);
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  await buyer.goto(`/search?q=${sku}`);
  const card = main(buyer).getByRole('listitem').filter({ hasText: name }).first();
  await expect(card.locator('del')).toContainText(list);
  await expect(card).toContainText(now);
  await inspect(buyer, 'promotion-search');
  await card.getByRole('link', { name, exact: true }).click();
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText(name);
  await inspect(buyer, 'promotion-campaign');
  await main(buyer).getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await expect(buyer).toHaveURL(/\?campaign=/);
  await expect(main(buyer).locator('del').first()).toBeVisible();
  await inspect(buyer, 'promotion-listing');
  await main(buyer).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  await buyer.getByLabel(say.label('rfq-place')).fill('Hamburg');
  await buyer.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(buyer).toHaveURL(/\/rfqs\/[0-9a-f-]+$/);

  // It is counted, and its supplier ends it.
  await page.reload();
  const figure = (key: string) => main(page).locator('dl > div').filter({ hasText: say(`${key}-means`) });
  await expect(figure('promotion-rfqs').locator('.figure-value')).toHaveText('1');
  await expect(figure('promotion-orders').locator('.figure-value')).toHaveText('0');
  await inspect(page, 'promotion-running');
  await main(page).getByRole('link', { name: say('promotion-cancel'), exact: true }).click();
  await inspect(page, 'promotion-cancel');
  await main(page).getByRole('button', { name: say('promotion-cancel-act') }).click();
  await expect(main(page)).toContainText(say('promotion-cancelled-means'));
  await buyer.goto(`/search?q=${sku}`);
  await expect(main(buyer)).not.toContainText(name);
});

test('a market features goods of its own choice, and an operator refuses a supplier', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, market, sku } = sellers[test.info().project.name];
  const [zh, en] = [unique('推荐好货'), unique('Picks ')];
  const name = language() === 'zh-CN' ? zh : en;
  const fill = async (who: typeof page, listings: string) => {
    await who.getByLabel(say.label('promotion-name-zh')).fill(zh);
    await who.getByLabel(say.label('promotion-name-en')).fill(en);
    await who.getByLabel(say.label('promotion-text-zh')).fill('市场挑选。');
    await who.getByLabel(say.label('promotion-text-en')).fill('Chosen by the market.');
    await who.getByLabel(say.label('promotion-from')).fill(day(0));
    await who.getByLabel(say.label('promotion-until-day')).fill(day(9));
    await who.getByLabel(say.label('promotion-listings')).fill(listings);
    await main(who).getByRole('button', { name: say('promotion-save') }).click();
  };
  await signIn(page, `operator@${market}.example`);
  await page.goto(`/search?q=${sku}`);
  const listing = await main(page).getByRole('heading', { level: 3 }).getByRole('link').first().getAttribute('href');
  await page.goto('/operating/promotions/new');
  await page.getByLabel(say.label('promotion-market')).selectOption(market);
  await fill(page, 'no-such-listing');
  await expect(page.getByRole('alert')).toContainText('no-such-listing');
  await inspect(page, 'promotion-market-form');
  await page.getByLabel(say.label('promotion-listings')).fill(`${process.env.MARKET_URL}${listing}`);
  await main(page).getByRole('button', { name: say('promotion-save') }).click();
  await main(page).getByRole('button', { name: say('promotion-publish') }).click();
  await expect(main(page)).toContainText(say('promotion-running-means'));

  // It stands in the strip of the market's page and above its results, labelled; the results are what they were.
  const guest = await newcomer();
  await guest.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  for (const at of [`/markets/${market}`, `/search?market=${market}`]) {
    await guest.goto(at);
    const strip = main(guest).getByRole('region', { name: say('promotion-strip') });
    await expect(strip.getByRole('listitem').filter({ hasText: name })).toContainText(say('promotion-featured'));
    await inspect(guest, at.startsWith('/search') ? 'promotion-strip-search' : 'promotion-strip-market');
  }
  await main(page).getByRole('link', { name: say('promotion-cancel'), exact: true }).click();
  await main(page).getByRole('button', { name: say('promotion-cancel-act') }).click();

  // A supplier asks for a place, is refused with a reason, and may mend it.
  const seller = await newcomer();
  await signIn(seller, supplier);
  await seller.goto('/selling/promotions/new');
  await seller.getByRole('radio', { name: say('promotion-place') }).check();
  await fill(seller, sku);
  await main(seller).getByRole('button', { name: say('promotion-submit') }).click();
  const campaign = new URL(seller.url()).pathname;
  await page.goto(campaign);
  await expect(main(page)).toContainText(say('promotion-ad'));
  await main(page).getByRole('link', { name: say('promotion-refuse'), exact: true }).click();
  await main(page).getByRole('button', { name: say('promotion-refuse-act') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await inspect(page, 'promotion-refuse');
  const reason = unique('图片与商品不符 ');
  await page.getByLabel(say.label('rfq-reason')).fill(reason);
  await main(page).getByRole('button', { name: say('promotion-refuse-act') }).click();
  await seller.reload();
  await expect(main(seller)).toContainText(reason);
  await inspect(seller, 'promotion-refused');
  await main(seller).getByRole('link', { name: say('promotion-edit'), exact: true }).click();
  await expect(seller.getByLabel(say.label('promotion-listings'))).toHaveValue(sku);
});
