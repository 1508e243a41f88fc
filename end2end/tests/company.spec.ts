// A company before everyone and in its own people's hands: the page, the profile, numbers, addresses, bank details,
// pictures, people and switching.
import { invited, join } from '../support/company';
import { letterTo } from '../support/mail';
import { expectAccessible, inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

const script = '</textarea><script>alert(1)</script>';

test('everyone reads who a supplier is, and how its figures are counted', async ({ page }) => {
  const say = words();
  await page.goto('/companies/demo-supplier');
  await inspect(page, 'company');
  await expect(main(page).getByRole('heading', { name: say('company-figures') })).toBeVisible();
  await expect(main(page)).toContainText(say('company-figures-least', { least: 3 }));
  await main(page).getByRole('region').or(main(page)).getByRole('link', { name: say('company-listings-all', { count: 13 }) }).or(main(page).locator('a[href="/search?supplier=demo-supplier"]')).first().click();
  await expect(page).toHaveURL(/\/search\?supplier=demo-supplier/);
  await main(page).locator('a.result-supplier').first().click();
  await expect(page).toHaveURL(/\/companies\/demo-supplier$/);
});

test('a company tells who it is, part by part', async ({ page }) => {
  const say = words();
  const buyer = await registerBuyer(page);
  await page.goto('/company');
  await inspect(page, 'company-overview');
  await expect(main(page)).toContainText(say('company-own-missing', { count: 3 }));

  await page.goto('/company/profile');
  await inspect(page, 'company-profile');
  await page.getByLabel(say.label('company-own-about-en')).fill(script);
  await page.getByLabel(say.label('company-exports')).fill('Atlantis');
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-unknown-country-name', { name: 'Atlantis' }));
  await expect(page.getByLabel(say.label('company-own-about-en'))).toHaveValue(script);
  await page.getByLabel(say.label('company-exports')).fill('Nigeria, 德国');
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(page)).toContainText(say('company-own-profile-saved'));

  await page.goto('/company/numbers');
  await page.getByLabel(say.label('company-own-uscc')).fill('91350203M0001QAY9B');
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-uscc-check'));
  await inspect(page, 'company-numbers');
  await page.getByLabel(say.label('company-own-uscc')).fill('91350200MA2YJ1XR9G');
  await page.getByRole('button', { name: say('company-own-save') }).click();

  await page.goto('/company/addresses');
  await inspect(page, 'company-addresses');
  await main(page).getByRole('link', { name: say('company-own-address-add') }).click();
  await page.getByLabel(say.label('company-own-address-lines')).fill(`Quay 7\n${script}`);
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(page)).toContainText(script);
  await main(page).getByRole('link', { name: say('company-own-remove') }).click();
  await inspect(page, 'company-address-remove');
  await page.getByRole('button', { name: say('company-own-address-remove') }).click();
  await expect(main(page)).toContainText(say('company-own-address-removed'));

  await page.goto('/company/bank/change');
  await page.getByLabel(say.label('company-own-bank-holder')).fill('Reef');
  await page.getByLabel(say.label('company-own-bank-name')).fill('Bank');
  await page.getByLabel(say.label('company-own-bank-account')).fill('DE44500105175407324931');
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(page)).toContainText(say('company-own-bank-done'));
  await inspect(page, 'company-bank');
  await letterTo(buyer.email, say('letter-bank-subject', { company: buyer.company }));
});

test('two who edit at once write over nothing', async ({ page, newcomer }) => {
  const say = words();
  const buyer = await registerBuyer(page);
  const other = await newcomer();
  await signIn(other, buyer.email, 'harbour office 7');
  await other.goto('/company/profile');
  await page.goto('/company/profile');
  await page.getByLabel(say.label('company-own-city-en')).fill('Bremen');
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(page)).toContainText(say('company-own-profile-saved'));
  await other.getByLabel(say.label('company-own-city-en')).fill('Hamburg');
  await other.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(other)).toContainText(say('company-own-overtaken'));
  await expect(main(other)).toContainText('Bremen');
  await expect(other.getByLabel(say.label('company-own-city-en'))).toHaveValue('Hamburg');
  await inspect(other, 'company-profile-overtaken');
});

test('somebody is invited, joins, gets another role and is let go', async ({ page, newcomer }) => {
  const say = words();
  const buyer = await registerBuyer(page);
  const email = `${unique('pia-')}@reef.example`;
  const link = await invited(page, buyer, email);
  await inspect(page, 'company-people');

  const pia = await newcomer();
  await join(pia, link, 'Pia');

  await page.goto('/company/people');
  await main(page).getByRole('link', { name: say('company-people-change-of', { name: 'Pia' }) }).click();
  await inspect(page, 'company-person');
  await page.getByRole('radio', { name: new RegExp(`^${say('company-role-viewer')}`) }).check();
  await page.getByRole('button', { name: say('company-own-save') }).click();
  await expect(main(page)).toContainText(say('company-people-changed'));
  await main(page).getByRole('link', { name: say('company-people-change-of', { name: 'Pia' }) }).click();
  await main(page).getByRole('link', { name: say('company-people-remove') }).click();
  await inspect(page, 'company-person-remove');
  await page.getByRole('button', { name: say('company-people-remove') }).click();
  await expect(main(page)).toContainText(say('company-people-removed'));
  await pia.goto('/company/people');
  await expect(main(pia).getByRole('heading', { level: 1 })).toHaveText(say('failure-forbidden'));
  await pia.goto('/company');
  await expect(main(pia).getByRole('heading', { name: say('desk-no-company') })).toBeVisible();
  await inspect(pia, 'desk-no-company');
});

test('a person of two companies switches between them', async ({ page }) => {
  const say = words();
  const buyer = await registerBuyer(page);
  await page.goto('/company/new');
  await inspect(page, 'company-new');
  const code = unique('second-');
  await page.getByLabel(say.label('company-own-name-en')).fill(`${code} Ltd`);
  await page.getByLabel(say.label('company-code')).fill(code);
  await page.getByLabel(say.label('company-own-buys')).check();
  await page.getByRole('button', { name: say('company-own-found-act') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${code} Ltd`);
  await main(page).getByRole('button', { name: say('company-own-switch-to', { name: buyer.company }) }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await page.goto('/company');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(buyer.company);
  // And from the menu of any page.
  await page.getByRole('banner').locator('details.account summary').click();
  await expectAccessible(page);
  await page.getByRole('banner').getByRole('button', { name: say('shell-switch-to', { name: `${code} Ltd` }) }).click();
  await page.goto('/company');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${code} Ltd`);
});

test('pictures and certificates stand on the page, and what is none is refused', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto('/company/pictures');
  await inspect(page, 'company-pictures');
  const choose = async (name: string, content: Buffer) => {
    await page.getByLabel(say.label('company-showcase-alt-en')).fill('The quay');
    await page.getByLabel(say.label('company-showcase-picture')).setInputFiles({ name, mimeType: 'image/png', buffer: content });
    await page.getByRole('button', { name: say('company-showcase-picture-add-act'), exact: true }).click();
  };
  await choose('quay.png', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'));
  await expect(page.getByRole('alert')).toContainText(say('problem-file-kind', { taken: 'JPEG / PNG / WebP' }));
  await choose('quay.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
  await expect(page.getByRole('alert')).toContainText(say('problem-file-svg', { taken: 'JPEG / PNG / WebP' }));
  await choose('quay.png', await page.screenshot());
  await expect(main(page)).toContainText(say('company-showcase-picture-added'));
  await expect(main(page).getByRole('img', { name: 'The quay' })).toBeVisible();
  await inspect(page, 'company-pictures-one');

  await page.goto('/company/certificates');
  await page.getByLabel(say.label('company-showcase-name-en')).fill('ISO 9001');
  await page.getByLabel(say.label('company-certificate-issuer')).fill('SGS');
  await page.getByLabel(say.label('company-certificate-until')).fill('2020-01-01');
  await page.getByLabel(say.label('company-certificate-copy')).setInputFiles({ name: 'iso.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await page.getByRole('button', { name: say('company-showcase-certificate-add-act'), exact: true }).click();
  await expect(main(page)).toContainText(say('company-certificate-expired'));
  await inspect(page, 'company-certificates');
});
