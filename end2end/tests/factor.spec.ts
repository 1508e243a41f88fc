// Second factors: an authenticator app and its recovery codes, with and without scripts.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { letterTo } from '../support/mail';
import { inspect } from '../support/page';
import { main, registerBuyer, words, type Person } from '../support/people';
import { expect, test } from '../support/test';

const password = 'harbour office 7';
const stepMs = 30_000;

/** The code an app shows at a time step (RFC 6238: SHA-1, six digits). */
function codeOf(secret: string, step: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return `${number % 1_000_000}`.padStart(6, '0');
}

/** Sets up an app; gives what it shows at a later step than the one that is used up, and the recovery codes. */
async function setUp(page: Page): Promise<{ next: () => string; codes: string[] }> {
  const say = words();
  await page.goto('/account/security');
  await main(page).getByRole('button', { name: say('security-authenticator-start') }).click();
  await expect(main(page).getByRole('img', { name: say('security-setup-picture') })).toBeVisible();
  const secret = ((await main(page).locator('code').textContent()) ?? '').replaceAll(' ', '');
  const typed = page.getByLabel(say.label('security-setup-code'));
  const step = Math.floor(Date.now() / stepMs);
  await typed.fill(codeOf(secret, step));
  await main(page).getByRole('button', { name: say('security-setup-act') }).click();
  await expect(main(page).getByText(say('security-authenticator-added'))).toBeVisible();
  const codes = await main(page).locator('li code').allTextContents();
  expect(codes).toHaveLength(10);
  const next = () => codeOf(secret, Math.max(step + 1, Math.floor(Date.now() / stepMs)));
  return { next, codes };
}

async function typePassword(page: Page, person: Person): Promise<void> {
  const say = words();
  await main(page).getByLabel(say.label('identity-email')).fill(person.email);
  await main(page).getByLabel(say.label('identity-password')).fill(password);
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await main(page).getByRole('button', { name: words()('identity-sign-out') }).click();
  await page.goto('/sign-in?next=/account/security');
}

test('an app is set up, and its code asked for after the password', async ({ page }) => {
  const say = words();
  const person = await registerBuyer(page);
  const { next, codes } = await setUp(page);
  await inspect(page, 'security-codes');
  const saving = page.waitForEvent('download');
  await main(page).getByRole('link', { name: say('security-codes-save') }).click();
  const file = await (await saving).path();
  expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual(codes);
  await letterTo(person.email, say('letter-factor-app-added'));

  await signOut(page);
  await typePassword(page, person);
  const code = page.getByLabel(say.label('security-code'));
  await code.fill('000 000');
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-wrong-code'));
  await inspect(page, 'security-code');
  await code.fill(next());
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
});

test('a lost app is recovered from and taken away', async ({ page }) => {
  const say = words();
  const person = await registerBuyer(page);
  const { codes } = await setUp(page);
  await signOut(page);
  await typePassword(page, person);
  await page.getByLabel(say.label('security-code')).fill(codes[0].replaceAll('-', ' '));
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(main(page).getByText(say('security-codes-left', { count: 9 }))).toBeVisible();
  await inspect(page, 'security-protected');
  await letterTo(person.email, say('letter-factor-code-used'));

  await main(page).getByRole('link', { name: say('security-authenticator-remove') }).click();
  await main(page).getByRole('button', { name: say('security-authenticator-remove') }).click();
  await expect(main(page).getByText(say('security-authenticator-none'))).toBeVisible();
  await letterTo(person.email, say('letter-factor-app-removed'));
});

test('what is typed wrong while setting up is said, and the app stays the same', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto('/account/security');
  await inspect(page, 'security');
  await main(page).getByRole('button', { name: say('security-authenticator-start') }).click();
  const secret = await main(page).locator('code').textContent();
  await page.getByLabel(say.label('security-setup-code')).fill('12345');
  await main(page).getByRole('button', { name: say('security-setup-act') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-not-a-code'));
  await expect(main(page).locator('code')).toHaveText(secret ?? '');
  await inspect(page, 'security-setup');
});

test('who is asked to show again who they are sees what to do', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto('/sign-in/again?next=/account/security');
  await inspect(page, 'again');
  await main(page).getByLabel(say.label('identity-password')).fill('not the password');
  await main(page).getByRole('button', { name: say('security-again-act') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-wrong-password'));
  await main(page).getByLabel(say.label('identity-password')).fill(password);
  await main(page).getByRole('button', { name: say('security-again-act') }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
});

test('who fails often is told how long to wait', async ({ page }) => {
  const say = words();
  const nobody = { page, email: `${Date.now()}@nobody.example`, company: '' };
  await page.goto('/sign-in');
  for (let tries = 0; tries < 7; tries += 1) await typePassword(page, nobody);
  const wait = say('problem-sign-in-wait', { seconds: 'N' }).split('N')[0].trim();
  await expect(page.getByRole('alert')).toContainText(wait);
  await expect(page.getByLabel(say.label('identity-email'))).toHaveValue(nobody.email);
  await inspect(page, 'sign-in-wait');
});
