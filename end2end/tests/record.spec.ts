// What operators did to a company stands in its record; what waits for it stands on its desk.
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { expect, test } from '../support/test';

test('a company reads what its market’s operator did, and why', async ({ page }) => {
  const say = words();
  await signIn(page, 'li@linxiang-floats.example');
  await page.goto('/company');
  await page.getByRole('navigation').getByRole('link', { name: say('company-record') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('company-record'));
  for (const act of ['reinstated', 'suspended', 'verified']) {
    await expect(main(page).getByText(say(`company-record-${act}`), { exact: true }).first()).toBeVisible();
  }
  await inspect(page, 'company-record');
});

test('a supplier whose verification ends soon, and who is invited, is told on the desk', async ({ page }) => {
  const say = words();
  await signIn(page, 'supplier@demo.example');
  await expect(main(page).getByText(say('verification-desk-ends'))).toBeVisible();
  await inspect(page, 'desk-renewal');
  await page.goto('/company/keys');
  await inspect(page, 'keys-demo');
  await page.goto('/company/people');
  await inspect(page, 'people-demo');
  await signIn(page, 'buyer@demo.example');
  await expect(main(page).getByText(say('desk-invitations'))).toBeVisible();
  await inspect(page, 'desk-invited');
});

for (const [who, state] of [
  ['liang@qianshan-cooling.example', 'changes'],
  ['zheng@wanzai-ink.example', 'suspended'],
  ['mai@pingsha-media.example', 'rejected'],
] as const) {
  test(`a company whose verification is ${state} reads what to do`, async ({ page }) => {
    const say = words();
    await signIn(page, who);
    await inspect(page, `desk-${state}`);
    await page.goto('/company/verification');
    await expect(main(page).getByText(say(`verification-state-${state}`)).first()).toBeVisible();
    await inspect(page, `verification-${state}`);
  });
}
