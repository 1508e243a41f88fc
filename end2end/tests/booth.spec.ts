// A new supplier asks a market for a booth, its operator gives one in a hall, everyone finds it on the hall's plan, and the
// operator ends it again, with a reason.
import { letterTo } from '../support/mail';
import { inspect } from '../support/page';
import { beginRegistering, language, main, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

const operator = 'operator@yueyang-tea.example';
const market = 'yueyang-tea';

/** A booth for each project: journeys share one market. */
const booths: Record<string, string> = { zh: '3-01', en: '3-02', 'zh-nojs': '3-03', 'en-nojs': '3-04' };

test('a supplier gets a booth, stands on the plan of its hall, and leaves', async ({ page, newcomer }) => {
  const say = words();
  const number = booths[test.info().project.name];
  const press = (key: string, on = page) => main(on).getByRole('button', { name: say(key), exact: true }).click();

  // Whoever has no booth is led to asking for one.
  const code = unique('pots-');
  const [email, company] = [`owner@${code}.example`, `${code} Teaware`];
  await beginRegistering(page, email);
  await page.getByLabel(say.label('identity-name-en')).fill(company);
  await page.getByLabel(say.label('identity-code')).fill(code);
  await page.getByLabel(say.label('identity-supplies')).check();
  await page.getByLabel(say.label('identity-person-name')).fill('陶然 Tao');
  await page.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await press('identity-register-submit');
  await page.goto('/selling/listings/new');
  await main(page).getByRole('link', { name: say('booth-own-ask') }).click();
  await page.getByLabel(say.label('booth-own-market')).selectOption(market);
  await press('booth-own-ask-act');
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await expect(page.getByLabel(say.label('booth-own-market'))).toHaveValue(market);
  const wish = unique('紫砂壶 Pots ');
  await page.getByLabel(say.label('booth-own-words')).fill(wish);
  await press('booth-own-ask-act');
  await expect(main(page)).toContainText(say('booth-own-waits'));
  await inspect(page, 'booth-own');

  // Its operator answers: a booth that is not on the plan is none.
  const office = await newcomer();
  await signIn(office, operator);
  await office.goto(`/operating/booths?market=${market}`);
  await inspect(office, 'booth-list');
  await main(office).getByRole('listitem').filter({ hasText: wish }).getByRole('link', { name: say('booth-answer') }).click();
  await office.getByLabel(say.label('booth-hall')).selectOption('三馆');
  await office.getByLabel(say.label('booth-number')).fill('3-99');
  await press('booth-give-one', office);
  await expect(office.getByRole('alert')).toContainText('3-99');
  await expect(office.getByLabel(say.label('booth-number'))).toHaveValue('3-99');
  await inspect(office, 'booth-wrong');
  await office.getByLabel(say.label('booth-number')).fill(number);
  await press('booth-give-one', office);
  await expect(office.getByRole('status').first()).toContainText(say('booth-given', { count: 1 }));
  const name = language() === 'zh-CN' ? '岳阳黄茶市场' : 'Yueyang Yellow Tea Market';
  await letterTo(email, say('letter-booth-given-subject', { market: name }), number);

  // Everyone finds it: from the market's page to the hall, on its plan and in its list.
  await page.goto(`/markets/${market}`);
  await inspect(page, 'booth-market');
  await main(page).getByRole('link', { name: /三馆/ }).click();
  await expect(main(page).getByRole('link', { name: `${number} ${company}` })).toBeVisible();
  await expect(main(page).getByRole('row').filter({ hasText: number })).toContainText(company);
  await inspect(page, 'booth-hall');

  // Ended, with a reason that the supplier reads.
  await office.goto(`/operating/booths/${market}/${code}`);
  await main(office).getByRole('link', { name: say('booth-end') }).click();
  const reason = unique('租约到期 The lease is over ');
  await office.getByLabel(say.label('rfq-reason')).fill(reason);
  await inspect(office, 'booth-end');
  await press('booth-end', office);
  await page.goto('/selling/booths');
  await expect(main(page)).toContainText(reason);
  await expect(main(page)).toContainText(say('booth-own-ended'));
});

test('an operator draws a hall and says when the market is open', async ({ page }) => {
  const say = words();
  const press = (key: string) => main(page).getByRole('button', { name: say(key), exact: true }).click();
  await signIn(page, 'operator@huarong-cotton.example');

  // A plan with a number twice is none; what was typed stays.
  await page.goto('/operating/halls?market=huarong-cotton');
  await inspect(page, 'hall-list');
  await main(page).getByRole('link', { name: say('hall-new') }).click();
  const sign = unique('T-');
  await page.getByLabel(say.label('hall-sign'), { exact: true }).fill(sign);
  await page.getByLabel(say.label('hall-plan')).fill('T-01..T-04 T-02');
  await press('hall-save');
  await expect(page.getByRole('alert')).toContainText('T-02');
  await expect(page.getByLabel(say.label('hall-plan'))).toHaveValue('T-01..T-04 T-02');
  await inspect(page, 'hall-wrong');
  await page.getByLabel(say.label('hall-plan')).fill('T-01..T-04\n\nT-05 . T-06');
  await press('hall-save');
  const row = main(page).getByRole('row').filter({ hasText: sign });
  await expect(row).toContainText('6');
  await row.getByRole('link', { name: say('hall-edit') }).click();
  await press('hall-remove');
  await expect(page.getByRole('status').first()).toContainText(say('hall-removed'));

  await page.goto('/operating/markets/huarong-cotton');
  await page.getByLabel(say.label('premises-monday')).fill('17:00-08:00');
  await press('premises-save');
  await expect(page.getByRole('alert')).toContainText('17:00-08:00');
  await inspect(page, 'premises');
  await page.getByLabel(say.label('premises-monday')).fill('08:30-17:30');
  await press('premises-save');
  await expect(page).toHaveURL(/\/markets\/huarong-cotton$/);
  await expect(main(page)).toContainText('08:30–17:30');
});
