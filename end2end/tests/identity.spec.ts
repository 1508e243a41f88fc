// Registering a company, signing out and in, and everything one can type wrong on the way.
import { expectAccessible, inspect } from '../support/page';
import { letterTo, linkIn } from '../support/mail';
import { beginRegistering, main, unique, words } from '../support/people';
import { expect, test } from '../support/test';

test('a company registers by the link of its mail, signs out and comes back', async ({ page }) => {
  const say = words();
  const code = unique('reef-');
  const email = `${code}@example.com`;
  await page.goto('/register');
  await inspect(page, 'register');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await main(page).getByRole('button', { name: say('identity-register-ask') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-register-sent'));
  await inspect(page, 'register-sent');
  const link = linkIn(await letterTo(email, say('letter-register-subject')));
  await page.goto(link);
  await expect(main(page)).toContainText(say('identity-register-as', { email }));
  await inspect(page, 'register-form');
  await page.getByLabel(say.label('identity-name-en')).fill(`${code} Trading`);
  await page.getByLabel(say.label('identity-code')).fill(code);
  await page.getByLabel(say.label('identity-buys')).check();
  await page.getByLabel(say.label('identity-person-name')).fill('Jörg 李');
  await page.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await page.getByRole('button', { name: say('identity-register-submit') }).click();
  await expect(page.getByRole('banner').getByText('Jörg 李').first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-link-spent'));

  await page.goto('/account');
  await inspect(page, 'account');
  await main(page).getByRole('button', { name: say('identity-sign-out') }).click();
  await page.goto('/account');
  await expect(page).toHaveURL(/sign-in\?next=%2Faccount/);
  await page.getByLabel(say.label('identity-email')).fill(`${code}@example.com`.toUpperCase());
  await page.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(main(page).getByText(code, { exact: true })).toBeVisible();
});

/** People of the demo, one for each project: to one address mails go a minute apart. */
const known: Record<string, string> = {
  zh: 'ren@dongting-gear.example',
  en: 'xu@chenglingji-tackle.example',
  'zh-nojs': 'yi@junshan-rods.example',
  'en-nojs': 'fang@xinqiang-lures.example',
};

test('who has an account is told so by mail, and only there', async ({ page }) => {
  const say = words();
  const email = known[test.info().project.name]!;
  await page.goto('/register');
  await page.getByLabel(say.label('identity-email')).fill('nobody');
  await main(page).getByRole('button', { name: say('identity-register-ask') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-not-an-email'));
  await expect(page.getByLabel(say.label('identity-email'))).toHaveValue('nobody');
  await inspect(page, 'register-address-wrong');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await main(page).getByRole('button', { name: say('identity-register-ask') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-register-sent'));
  await letterTo(email, say('letter-has-account-subject'), say('letter-has-account'));
});

test('what is wrong with a registration is said beside it, and nothing typed is lost', async ({ page }) => {
  const say = words();
  const script = '<script>alert(1)</script>';
  await beginRegistering(page, `${unique('reef-')}@example.com`);
  await page.getByLabel(say.label('identity-name-en')).fill(script);
  await page.getByLabel(say.label('identity-code')).fill('-1 为');
  await page.getByLabel(say.label('identity-person-name')).fill('x'.repeat(5000));
  await page.getByLabel(say.label('identity-password')).fill('short');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: say('identity-register-submit') }).click();
  expect((await answered).status()).toBe(422);

  const summary = page.getByRole('alert');
  for (const problem of ['not-a-company-code', 'trade-required']) {
    await expect(summary).toContainText(say(`problem-${problem}`));
  }
  await expect(summary).toContainText(say('problem-too-long', { max: 80, length: '5000' }));
  await expect(summary).toContainText(say('problem-too-short', { min: 10 }));
  await expect(page.getByLabel(say.label('identity-name-en'))).toHaveValue(script);
  await expect(page.getByLabel(say.label('identity-code'))).toHaveValue('-1 为');
  await expect(page.getByLabel(say.label('identity-password'))).toHaveValue('');
  await inspect(page, 'register-wrong');
});

test('a wrong password and an unknown address are told apart by nobody', async ({ page }) => {
  const say = words();
  for (const email of ['buyer@demo.example', 'nobody@demo.example', "' OR 1=1 --", 'a'.repeat(300)]) {
    await page.goto('/sign-in');
    await page.getByLabel(say.label('identity-email')).fill(email);
    await page.getByLabel(say.label('identity-password')).fill('not the password');
    await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
    await expect(page.getByRole('alert')).toContainText(say('problem-sign-in'));
    await expect(page.getByLabel(say.label('identity-email'))).toHaveValue(email);
  }
  await expectAccessible(page);
});

test('the language is changed by one press, and kept', async ({ page }) => {
  await page.goto('/sign-in');
  const html = page.locator('html');
  const before = await html.getAttribute('lang');
  const other = before === 'en' ? 'zh-CN' : 'en';
  await page.locator(`button[lang="${other}"]`).click();
  await expect(html).toHaveAttribute('lang', other);
  await page.goto('/register');
  await expect(html).toHaveAttribute('lang', other);
});
