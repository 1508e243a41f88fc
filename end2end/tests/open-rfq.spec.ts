// Asking a whole market: the operator looks at it, a supplier answers or passes, another is invited by name.
import { expectAccessible, inspect } from '../support/page';
import { language, main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, offer } from '../support/trade';
import { expect, test } from '../support/test';
import type { Locator, Page } from '@playwright/test';

/** The market of the journey's booth. */
function market(): string {
  return language() === 'zh-CN' ? 'demo' : 'zhuhai-appliances';
}

/** One of the two decisions: its name begins with these words, and goes on with what it means. */
function verdict(page: Page, words: string): Locator {
  return page.getByRole('radio', { name: new RegExp(`^${words}`) });
}

/** Writes a request to the whole market, in words. */
async function askMarket(page: Page, title: string): Promise<void> {
  const say = words();
  await page.goto(`/markets/${market()}`);
  await main(page).getByRole('link', { name: say('rfq-open-ask-market'), exact: true }).click();
  const line = page.getByRole('group', { name: say('rfq-line', { number: 1 }) });
  await page.getByLabel(say.label('rfq-title')).fill(title);
  await line.getByLabel(say.label('rfq-description')).fill('Net');
  await line.getByLabel(say.label('rfq-column-quantity')).fill('1200');
  await page.getByLabel(say.label('rfq-place')).fill('Hamburg');
}

test('a market is asked, its operator looks, a supplier answers', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, name, operator } = booth();
  const title = unique('Open ');
  await registerBuyer(page);
  await askMarket(page, title);
  await page.getByRole('button', { name: say('rfq-open-check'), exact: true }).click();
  await expect(main(page)).toContainText(say('rfq-open-lacks-note'));
  await expect(page.getByLabel(say.label('rfq-title'))).toHaveValue(title);
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(main(page)).toContainText(say('rfq-open-waiting'));
  const asked = page.url();

  const selling = await newcomer();
  await signIn(selling, supplier);
  await selling.goto(`/selling/open-requests?q=${encodeURIComponent(title)}`);
  await expect(main(selling).getByRole('link', { name: title })).toHaveCount(0);

  const operating = await newcomer();
  await signIn(operating, operator);
  await operating.goto('/operating/rfq-cases');
  await inspect(operating, 'open-rfq-queue');
  await main(operating).getByRole('link', { name: title }).click();
  await expectAccessible(operating);
  await verdict(operating, say('rfq-open-approve')).check();
  await operating.getByRole('button', { name: say('moderation-submit') }).click();
  await expect(main(operating).getByRole('link', { name: title })).toHaveCount(0);

  const stranger = await newcomer();
  await stranger.goto(`/markets/${market()}?lang=${language()}`);
  await expect(main(stranger)).toContainText(title);

  await selling.reload();
  await inspect(selling, 'open-rfq-list');
  await main(selling).getByRole('link', { name: title }).click();
  await inspect(selling, 'open-rfq-request');
  await offer(selling, { prices: ['3.25'], leadTime: '12' }, say('rfq-offer-send'));
  await expect(selling).toHaveURL(/\/negotiations\/[0-9a-f-]+$/);
  await page.goto(asked);
  await expect(main(page)).toContainText(say('rfq-open-shown'));
  await expect(main(page).getByRole('link', { name, exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test('a supplier passes, takes up again, and reports', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator } = booth();
  const [title, reason] = [unique('Spam '), '</textarea><script>alert(1)</script>'];
  await registerBuyer(page);
  await askMarket(page, title);
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(main(page)).toContainText(say('rfq-open-waiting'));
  const operating = await newcomer();
  await signIn(operating, operator);
  await operating.goto('/operating/rfq-cases');
  await main(operating).getByLabel(say('moderation-choose-one', { title })).check();
  await verdict(operating, say('rfq-open-approve')).check();
  await operating.getByRole('button', { name: say('moderation-submit') }).click();
  await expect(main(operating)).toContainText(say('rfq-open-decided-many', { count: 1 }));

  const selling = await newcomer();
  await signIn(selling, supplier);
  const list = `/selling/open-requests?q=${encodeURIComponent(title)}`;
  await selling.goto(list);
  await main(selling).getByRole('link', { name: title }).click();
  await main(selling).getByRole('link', { name: say('rfq-open-pass'), exact: true }).click();
  await selling.getByLabel(say.label('rfq-reason')).fill(reason);
  await expectAccessible(selling);
  await selling.getByRole('button', { name: say('rfq-open-pass'), exact: true }).click();
  await selling.goto(list);
  await expect(main(selling).getByRole('link', { name: title })).toHaveCount(0);
  await page.reload();
  await expect(main(page)).toContainText(reason);

  await selling.goto('/selling/open-requests?show=passed');
  await main(selling).getByRole('link', { name: title }).click();
  await selling.getByRole('button', { name: say('rfq-open-take-up') }).click();
  await main(selling).getByRole('link', { name: say('rfq-open-report'), exact: true }).click();
  await selling.getByLabel(say.label('rfq-reason')).fill(reason);
  await selling.getByRole('button', { name: say('rfq-open-report-act'), exact: true }).click();
  await operating.goto('/operating/rfq-cases');
  await main(operating).getByRole('link', { name: title }).click();
  await expect(main(operating)).toContainText(reason);
  await verdict(operating, say('rfq-open-reject')).check();
  await operating.getByRole('button', { name: say('moderation-submit') }).click();
  await expect(operating.getByRole('alert')).toContainText(say('problem-required'));
  await operating.getByLabel(say.label('moderation-reason')).fill('spam');
  await operating.getByRole('button', { name: say('moderation-submit') }).click();
  await page.reload();
  await expect(main(page)).toContainText(say('rfq-open-refused'));
});

test('suppliers are found by name and invited', async ({ page }) => {
  const say = words();
  const { code, name } = booth();
  await registerBuyer(page);
  const title = unique('Invited ');
  await askMarket(page, title);
  await page.getByLabel(say.label('rfq-open-find')).fill(code);
  await page.getByRole('button', { name: say('rfq-open-find-act'), exact: true }).click();
  await page.getByRole('button', { name: say('rfq-open-invite', { name }), exact: true }).click();
  await page.getByLabel(say('rfq-open-invited')).check();
  await inspect(page, 'open-rfq-form');
  await expect(page.getByLabel(say.label('rfq-title'))).toHaveValue(title);
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(main(page)).toContainText(name);
  await expect(main(page)).toContainText(say('rfq-open-invited'));
});
