// Forms filled in badly: the mistake is named in the visitor's language, and nothing typed is lost.
import type { Locator, Page } from '@playwright/test';
import { upload, workedOn } from '../support/catalog';
import { letterTo, linkIn } from '../support/mail';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';
import { filmSupplier, openFilm, sendRfq } from '../support/trade';

const script = '"><script>alert(1)</script></textarea><img src=x onerror=alert(2)>';

test('a request with bad values comes back whole', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await openFilm(page);
  await main(page).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  const line = (number: number) => page.getByRole('group', { name: say('rfq-line', { number }) });
  const quantity = (number: number) => line(number).getByLabel(say.label('rfq-column-quantity'));
  const addLine = page.getByRole('button', { name: say('rfq-add-line') });
  await addLine.click();
  await addLine.click();
  await page.getByLabel(say.label('rfq-title')).clear();
  await quantity(1).fill('-5');
  await line(1).getByLabel(say.label('rfq-target-price')).fill('1e9');
  await line(2).getByLabel(say.label('rfq-description')).fill(script);
  await quantity(2).fill('99999999999999');
  await quantity(3).fill('0');
  await page.getByLabel(say.label('rfq-place')).fill('x'.repeat(500));
  await page.getByLabel(say.label('rfq-deadline')).fill('2020-01-01T00:00');
  await page.getByLabel(say.label('rfq-note')).fill(script);

  const summary = await refused(page, page.getByRole('button', { name: say('rfq-send'), exact: true }));
  const wrong = (number: number, field: string) => say('rfq-line-field', { line: String(number), field: say(field) });
  for (const [field, problem] of [
    [say('rfq-title'), say('problem-required')],
    [wrong(1, 'rfq-column-quantity'), say('problem-not-a-number')],
    [wrong(1, 'rfq-target-price'), say('problem-not-a-number')],
    [wrong(2, 'rfq-column-quantity'), say('problem-too-large')],
    [wrong(3, 'rfq-description'), say('problem-required')],
    [wrong(3, 'rfq-column-quantity'), say('problem-must-be-positive')],
    [say('rfq-place'), say('problem-too-long', { max: '120', length: '500' })],
  ]) {
    await expect(summary).toContainText(say('ui-error-in', { field, problem }));
  }
  await expect(quantity(1)).toHaveValue('-5');
  await expect(quantity(2)).toHaveValue('99999999999999');
  await expect(line(2).getByLabel(say.label('rfq-description'))).toHaveValue(script);
  await expect(page.getByLabel(say.label('rfq-note'))).toHaveValue(script);
  await expect(page.getByLabel(say.label('rfq-deadline'))).toHaveValue('2020-01-01T00:00');
  await inspect(page, 'rfq-wrong');
});

test('an offer with bad values comes back whole', async ({ page, newcomer }) => {
  const say = words();
  const supplierPage = await newcomer();
  const title = unique(`${script} `);
  await registerBuyer(page);
  await openFilm(page);
  await main(page).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  const number = await sendRfq(page, title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  const asked = await letterTo(filmSupplier.email, filmSupplier.say('letter-rfq-subject', { number, title }));
  await signIn(supplierPage, filmSupplier.email);
  expect(asked.html).not.toContain('<script>');
  await supplierPage.goto(linkIn(asked));
  const form = supplierPage.locator('#offer');
  const field = (key: string, at = 0) => form.getByLabel(say.label(key)).nth(at);
  await field('rfq-column-unit-price').fill('free');
  await field('rfq-column-unit-price', 1).fill('0.0000001');
  await field('rfq-column-quantity').fill('1,201');
  await field('rfq-lead-time').fill('-1');
  await field('rfq-part-percent').fill('130');
  await field('rfq-term-valid-until').fill('2020-01-01T00:00');
  await field('rfq-note').fill(script);

  const summary = await refused(supplierPage, form.getByRole('button', { name: say('rfq-offer-send') }));
  for (const problem of [
    say('problem-not-a-number'),
    say('problem-too-many-decimals', { max: '6' }),
    say('problem-not-a-whole-number', { min: '0', max: '3650' }),
    say('problem-not-a-percentage'),
  ]) {
    await expect(summary).toContainText(problem);
  }
  await expect(field('rfq-column-unit-price')).toHaveValue('free');
  await expect(field('rfq-column-unit-price', 1)).toHaveValue('0.0000001');
  await expect(field('rfq-column-quantity')).toHaveValue('1,201');
  await expect(field('rfq-lead-time')).toHaveValue('-1');
  await expect(field('rfq-note')).toHaveValue(script);
  await inspect(supplierPage, 'offer-wrong');

  // Each for itself can be read; together they break the rules of an offer.
  await field('rfq-column-unit-price').fill('5');
  await field('rfq-column-unit-price', 1).fill('');
  await field('rfq-lead-time').fill('7');
  await field('rfq-part-percent').fill('31');
  const again = await refused(supplierPage, form.getByRole('button', { name: say('rfq-offer-send') }));
  await expect(again).toContainText(say('problem-schedule-not-whole', { sum: '101' }));
});

test('a file that is no catalogue is refused, and says why', async ({ page }) => {
  const say = words();
  await signIn(page, filmSupplier.email);
  for (const [name, content, problem] of [
    ['empty.csv', '', say('problem-file-empty')],
    ['book.doc', 'PK', say('problem-file-unknown-kind', { name: 'book.doc' })],
    ['book.xlsx', 'PK\u0003\u0004', say('problem-file-damaged')],
    ['book.csv', Buffer.from('504b0304140006000800', 'hex'), say('problem-file-is-workbook')],
    ['head.csv', 'sku,title_en\n', say('problem-file-no-rows')],
  ] as const) {
    await upload(page, name, content);
    await expect(page.getByRole('alert')).toContainText(problem);
    await expect(page.getByRole('alert')).toContainText(say('catalog-import-file'));
  }
  await inspect(page, 'import-wrong');

  // One that lacks what no catalogue does without is told when its columns are looked at.
  await upload(page, 'head.csv', 'name,price\nnet,3\n');
  await main(page).getByRole('button', { name: say('catalog-import-check') }).click();
  const lacking = say('problem-header-lacks', { missing: 'sku', found: 'name, price' });
  await expect(page.getByRole('alert')).toContainText(lacking);
  await inspect(page, 'import-columns-wrong');

  // A readable file with rows that are not: the good row is taken, each bad cell is named.
  const sku = unique('J');
  const rows = [
    ['sku', 'title_zh', 'unit', 'moq', 'increment', 'currency', 'tiers'],
    [sku, script, 'H87', '1', '1', 'CNY', '1:2'],
    [`${sku}-1`, '=HYPERLINK("http://evil.example")', 'H87', '-1', '1', 'CNY', '1:2'],
    [`${sku}-2`, '大', 'furlong', '1', '1', 'XXZ', '1:2;1:1'],
    [`${sku}-3`, '长'.repeat(300), 'H87', '1', '1', 'CNY', '1:2'],
  ];
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await upload(page, 'rows.csv', rows.map((row) => row.map(cell).join(',')).join('\n'));
  await expect(page).toHaveURL(/\/selling\/imports\/[0-9a-f-]+$/);
  await workedOn(page);
  for (const problem of [
    say('problem-not-a-number'),
    say('problem-unknown-unit'),
    say('problem-unknown-currency'),
    say('problem-too-long', { max: '200', length: '300' }),
  ]) {
    await expect(main(page)).toContainText(problem);
  }
  await inspect(page, 'import-report-wrong');
});

/** Sends a form that comes back with what is wrong; gives the summary. */
async function refused(page: Page, button: Locator): Promise<Locator> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await button.click();
  expect((await answered).status()).toBe(422);
  const summary = page.getByRole('alert');
  await expect(summary).toContainText(words()('ui-errors-kept'));
  return summary;
}
