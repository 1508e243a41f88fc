// One's own account: settings, devices, passwords, the address, one's data, and the end of it.
import { readFileSync } from 'node:fs';
import { expectAccessible, inspect } from '../support/page';
import { letterTo, linkIn } from '../support/mail';
import { main, registerBuyer, words } from '../support/people';
import { expect, test } from '../support/test';

const fresh = 'quiet water runs deep';

test('a person says how they want to be called and shown things', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto('/account/profile');
  await inspect(page, 'account-profile');
  await page.getByLabel(say.label('identity-person-name')).fill('Ngozi 王');
  await page.getByLabel(say.label('account-currency')).selectOption('NGN');
  await page.getByRole('button', { name: say('account-save') }).click();
  await expect(page.getByRole('status')).toContainText(say('account-saved'));
  await expect(page.getByLabel(say.label('account-currency'))).toHaveValue('NGN');
  await page.goto('/account');
  await expect(main(page).getByText('Ngozi 王')).toBeVisible();
  await inspect(page, 'account-overview');
});

test('one device signs another one out', async ({ page, newcomer }) => {
  const say = words();
  const { email } = await registerBuyer(page);
  const other = await newcomer();
  await other.goto('/sign-in');
  await other.getByLabel(say.label('identity-email')).fill(email);
  await other.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await main(other).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(other).toHaveURL(/\/desk$/);

  await page.goto('/account/sessions');
  await expect(main(page).getByText(say('account-this-one'), { exact: true })).toBeVisible();
  await inspect(page, 'account-sessions');
  await main(page).getByRole('button', { name: say('account-end'), exact: true }).click();
  await expect(main(page).getByRole('button', { name: say('account-end'), exact: true })).toHaveCount(0);
  await other.goto('/account');
  await expect(other).toHaveURL(/\/sign-in/);
});

test('a forgotten password is set anew by a link that works once', async ({ page }) => {
  const say = words();
  const { email } = await registerBuyer(page);
  await page.goto('/account/password');
  await page.getByLabel(say.label('account-present-password')).fill('not this one');
  await page.getByLabel(say.label('account-new-password')).fill('1qaz2wsx3edc');
  await main(page).getByRole('button', { name: say('account-change-password') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-password-walk'));
  await inspect(page, 'account-password');
  await page.goto('/account');
  await main(page).getByRole('button', { name: say('identity-sign-out') }).click();

  await page.goto('/sign-in');
  await page.getByRole('link', { name: say('identity-forgotten') }).click();
  await inspect(page, 'forgotten-password');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await main(page).getByRole('button', { name: say('identity-forgotten-action') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-forgotten-sent'));
  await expectAccessible(page);

  const link = linkIn(await letterTo(email, say('letter-reset-subject')));
  await page.goto(link);
  await inspect(page, 'reset-password');
  await page.getByLabel(say.label('account-new-password')).fill(fresh);
  await main(page).getByRole('button', { name: say('identity-reset-action') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-reset-done'));
  await letterTo(email, say('letter-password-subject'));
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-link-spent'));
  await inspect(page, 'reset-password-spent');

  await page.goto('/sign-in');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await page.getByLabel(say.label('identity-password')).fill(fresh);
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page).toHaveURL(/\/desk$/);
});

test('an account moves to another address once both have confirmed', async ({ page }) => {
  const say = words();
  const person = await registerBuyer(page);
  const moved = person.email.replace('buyer@', 'moved@');
  await page.goto('/account/email');
  await page.getByLabel(say.label('account-new-email')).fill(moved);
  await main(page).getByRole('button', { name: say('account-change-email') }).click();
  await expect(main(page).getByText(say('account-email-waits-both'))).toBeVisible();
  await inspect(page, 'account-email-waits');

  const said = [say('account-email-half'), say('account-email-moved')];
  for (const [place, address] of [moved, person.email].entries()) {
    await page.goto(linkIn(await letterTo(address, say('letter-change-email-subject'))));
    if (place === 0) await inspect(page, 'account-email-confirm');
    await main(page).getByRole('button', { name: say('account-email-confirm-action') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said[place]);
  }
  await page.goto('/account/email');
  await expect(main(page).getByText(say('account-email-now', { email: moved }))).toBeVisible();
});

test('a person takes their data along and deletes their account', async ({ page }) => {
  const say = words();
  const person = await registerBuyer(page);
  await page.goto('/account/data');
  await inspect(page, 'account-data');
  const saving = page.waitForEvent('download');
  await main(page).getByRole('link', { name: say('account-export-action') }).click();
  const data = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
  expect(data.person.email).toBe(person.email);

  await main(page).getByRole('link', { name: say('account-delete-look') }).click();
  await inspect(page, 'account-delete');
  await main(page).getByRole('button', { name: say('account-delete-action') }).click();
  await page.goto('/account');
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel(say.label('identity-email')).fill(person.email);
  await page.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-sign-in'));
});
