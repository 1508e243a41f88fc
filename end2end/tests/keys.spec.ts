// A company's keys: making one, asking with it, revoking it; and the page that tells programs how.
import { expectAccessible, inspect } from '../support/page';
import { language, main, registerBuyer, words } from '../support/people';
import { expect, test } from '../support/test';
import { letterTo } from '../support/mail';

test('a key is made, shown once, asks as its maker, and is revoked', async ({ page, request }) => {
  const say = words();
  const { email, company } = await registerBuyer(page);
  await page.goto('/company/keys');
  await inspect(page, 'keys-none');
  await expect(main(page).getByRole('heading', { name: say('integration-keys-none') })).toBeVisible();
  await main(page).getByRole('link', { name: say('integration-make') }).click();

  // Nothing typed is lost, and all that is wrong is said.
  await page.getByLabel(say.label('integration-lasts')).selectOption('365');
  await main(page).getByRole('button', { name: say('integration-make-submit') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await expect(page.getByRole('alert')).toContainText(say('problem-scope-required'));
  await expect(page.getByLabel(say.label('integration-lasts'))).toHaveValue('365');
  await inspect(page, 'key-wrong');

  await page.getByLabel(say.label('integration-name')).fill('ERP <b>库存</b>');
  await page.getByRole('checkbox', { name: say('integration-scope-company-read') }).check();
  await page.getByRole('checkbox', { name: say('integration-scope-rfq-write') }).check();
  await main(page).getByRole('button', { name: say('integration-make-submit') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('integration-made'));
  const secret = page.getByLabel(say('integration-made-key'), { exact: true });
  const key = await secret.inputValue();
  expect(key).toMatch(/^ent_[0-9A-Za-z]{38}$/);
  await inspect(page, 'key-made');
  await letterTo(email, say('letter-key-subject', { company }), 'company/keys');

  const bearer = { Authorization: `Bearer ${key}` };
  const me = await request.get('/api/v1/me', { headers: bearer });
  expect(me.status()).toBe(200);
  const { company: own, scopes } = await me.json();
  expect(scopes).toEqual(['rfq:write', 'company:read']);
  const profile = await request.get(own.href, { headers: bearer });
  expect(await profile.json()).toMatchObject({ code: own.code, version: 1 });
  const refused = await request.patch(own.href, {
    headers: { ...bearer, 'If-Match': profile.headers()['etag'] },
    data: { staff: 3 },
  });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'scope_lacking', scope: 'company:write' });

  await main(page).getByRole('link', { name: say('integration-made-done') }).click();
  await inspect(page, 'keys');
  expect(await page.content()).not.toContain(key);
  await expect(main(page).getByText('ERP <b>库存</b>')).toBeVisible();
  await expect(main(page).getByText(say('integration-unused'))).toBeHidden();
  await main(page).getByRole('link', { name: say('integration-revoke-title', { name: 'ERP <b>库存</b>' }) }).click();
  await inspect(page, 'key-revoke');
  await main(page).getByRole('button', { name: say('integration-revoke-act') }).click();
  await expect(main(page).getByText(say('integration-revoked'), { exact: true })).toBeVisible();
  await expectAccessible(page);
  const late = await request.get('/api/v1/me', { headers: bearer });
  expect(late.status()).toBe(401);
  expect(late.headers()['www-authenticate']).toContain('Bearer');
});

test('the API is documented for people, in their language', async ({ page, request }) => {
  test.setTimeout(180_000); // the longest page there is, looked at twice
  const say = words();
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: say('shell-api') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('integration-docs'));
  await expect(page.locator('html')).toHaveAttribute('lang', language());
  await inspect(page, 'api-docs');
  const document = await (await request.get('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  for (const path of Object.keys(document.paths)) {
    await expect(main(page).getByText(path, { exact: true }).first()).toBeVisible();
  }
});
