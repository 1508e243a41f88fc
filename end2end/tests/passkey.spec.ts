// Passkeys, on a device that the browser pretends to have; and what is said where there are no scripts.
import type { Page } from '@playwright/test';
import { letterTo } from '../support/mail';
import { inspect } from '../support/page';
import { main, registerBuyer, words } from '../support/people';
import { expect, test } from '../support/test';

/** A device in the browser's machine that keeps passkeys and knows its person (WebAuthn's own automation commands). */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a passkey is made, lets its person in without a password, and is taken away', async ({ page, javaScriptEnabled }) => {
  const say = words();
  const person = await registerBuyer(page);
  await page.goto('/account/security');
  await inspect(page, 'security-without-passkey');
  await main(page).getByRole('link', { name: say('security-passkey-add') }).click();
  await page.getByLabel(say.label('security-passkey-name')).fill('Laptop');
  const make = main(page).getByRole('button', { name: say('security-passkey-make') });
  if (!javaScriptEnabled) {
    await expect(make).toBeHidden();
    await expect(main(page).getByText(say('security-passkey-unsupported'))).toBeVisible();
    await inspect(page, 'passkey-without-scripts');
    return;
  }
  await plugIn(page);
  await inspect(page, 'passkey-new');
  await make.click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(main(page).getByText('Laptop')).toBeVisible();
  await inspect(page, 'security-with-passkey');
  await letterTo(person.email, say('letter-factor-passkey-added'));

  await page.goto('/account');
  await main(page).getByRole('button', { name: say('identity-sign-out') }).click();
  await page.goto('/sign-in?next=/account/security');
  await inspect(page, 'sign-in-with-passkey');
  await main(page).getByRole('button', { name: say('security-passkey-sign-in') }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(main(page).getByText(say('security-passkey-used'))).toBeVisible();

  await main(page).getByRole('link', { name: say('security-passkey-remove-one', { name: 'Laptop' }) }).click();
  await inspect(page, 'passkey-remove');
  await main(page).getByRole('button', { name: say('security-passkey-remove') }).click();
  await expect(main(page).getByText('Laptop')).toBeHidden();
  await letterTo(person.email, say('letter-factor-passkey-removed'));
});

test('a browser that shows no passkey says so, and the password stays', async ({ page, javaScriptEnabled }) => {
  const say = words();
  await page.goto('/sign-in');
  const press = main(page).getByRole('button', { name: say('security-passkey-sign-in') });
  if (!javaScriptEnabled) {
    await expect(press).toBeHidden();
    return;
  }
  // Nothing was ever made on this one.
  await plugIn(page);
  await press.click();
  await expect(main(page).getByText(say('security-passkey-failed'))).toBeVisible();
  await expect(press).toBeEnabled();
  await inspect(page, 'sign-in-no-passkey');
});
