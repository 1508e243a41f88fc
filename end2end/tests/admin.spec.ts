// The platform: an administrator opens a market, appoints who operates it, and sends them away again.
import { expectAccessible, inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

test('a market is opened, an operator appointed, and sent away with the next request', async ({ page, newcomer }) => {
  const say = words();
  const operator = await registerBuyer(await newcomer());
  await signIn(page, 'admin@demo.example');
  await inspect(page, 'desk-admin');
  await page.goto('/admin');
  await inspect(page, 'admin');
  await main(page).getByRole('link', { name: say('admin-market-new') }).click();
  const slug = unique('tea-');
  const typed: [string, string][] = [
    ['admin-name-zh', '岳阳黄茶市场'],
    ['admin-name-en', `Tea ${slug}`],
    ['admin-region-code', '430600'],
    ['admin-region-zh', '湖南岳阳'],
    ['admin-region-en', 'Yueyang, Hunan'],
    ['admin-story-zh', '君山出黄茶，临湘压砖茶。'],
    ['admin-story-en', 'Junshan makes yellow tea.'],
    ['admin-operator-code', 'nobody-at-all'],
    ['admin-reason', 'The tea trade asked for it'],
  ];
  for (const [label, value] of typed) await page.getByLabel(say.label(label)).fill(value);
  await page.getByLabel(say.label('admin-slug')).fill(slug);
  await main(page).getByRole('button', { name: say('admin-market-open-act') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-no-such-company'));
  await expect(page.getByLabel(say.label('admin-reason'))).toHaveValue('The tea trade asked for it');
  await inspect(page, 'admin-market-wrong');
  await page.getByLabel(say.label('admin-operator-code')).fill('demo-operator');
  await main(page).getByRole('button', { name: say('admin-market-open-act') }).click();
  await expect(page.getByRole('status').first()).toContainText(say('admin-market-opened'));

  await page.getByLabel(say.label('admin-email')).fill(operator.email);
  await page.getByLabel(say.label('admin-reason')).fill('Knows the tea trade');
  await main(page).getByRole('button', { name: say('admin-appoint'), exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText(say('admin-appointed'));
  await inspect(page, 'admin-market');

  // Other markets have something to review; this one has nothing yet, and nothing of theirs is shown.
  await operator.page.goto('/operating/queue');
  await expect(main(operator.page).getByRole('table')).toHaveCount(0);
  await inspect(operator.page, 'admin-operator-queue');

  await main(page).getByRole('link', { name: say('admin-revoke-of', { name: 'Jörg 李' }) }).click();
  await inspect(page, 'admin-revoke');
  await page.getByLabel(say.label('rfq-reason')).fill('Moved on');
  await main(page).getByRole('button', { name: say('admin-revoke') }).click();
  await expect(page.getByRole('status').first()).toContainText(say('admin-revoked'));
  const refused = await operator.page.goto('/operating/queue');
  expect(refused?.status()).toBe(403);
  await expectAccessible(operator.page);

  await page.goto('/admin/administrators');
  await inspect(page, 'admin-administrators');
});
