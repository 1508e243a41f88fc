// What can be typed wrong in a request, an offer and a reason: said in the reader's language, nothing typed is lost.
import { expectAccessible, inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, sendRfq } from '../support/trade';
import { expect, test } from '../support/test';

const script = '</textarea><script>alert(1)</script>';

test('what is wrong with a request is said beside it, and nothing typed is lost', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto(`/search?supplier=${booth().code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  const title = page.getByLabel(say.label('rfq-title'));
  const line = (number: number) => page.getByRole('group', { name: say('rfq-line', { number }) });
  await page.getByRole('button', { name: say('rfq-add-line') }).click();
  await title.fill('x'.repeat(500));
  await line(1).getByLabel(say.label('rfq-column-quantity')).fill('-5');
  await line(1).getByLabel(say.label('rfq-target-price')).fill('cheap');
  await line(2).getByLabel(say.label('rfq-column-quantity')).fill('9'.repeat(40));
  await page.getByLabel(say.label('rfq-place')).fill('');
  await page.getByLabel(say.label('rfq-deadline')).fill('2020-01-01T00:00');
  await page.getByLabel(say.label('rfq-note')).fill(script);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  expect((await answered).status()).toBe(422);

  const summary = page.getByRole('alert');
  const wrong = (line: number, field: string, problem: string) =>
    say('ui-error-in', { field: say('rfq-line-field', { line, field: say(field) }), problem: say(problem) });
  await expect(summary).toContainText(say('problem-too-long', { max: '120', length: '500' }));
  await expect(summary).toContainText(wrong(1, 'rfq-column-quantity', 'problem-not-a-number'));
  await expect(summary).toContainText(wrong(1, 'rfq-target-price', 'problem-not-a-number'));
  await expect(summary).toContainText(wrong(2, 'rfq-description', 'problem-required'));
  await expect(summary).toContainText(wrong(2, 'rfq-column-quantity', 'problem-too-large'));
  await expect(summary).toContainText(say('ui-error-in', { field: say('rfq-place'), problem: say('problem-required') }));
  await expect(title).toHaveValue('x'.repeat(500));
  await expect(line(1).getByLabel(say.label('rfq-column-quantity'))).toHaveValue('-5');
  await expect(line(1).getByLabel(say.label('rfq-target-price'))).toHaveValue('cheap');
  await expect(line(2).getByLabel(say.label('rfq-column-quantity'))).toHaveValue('9'.repeat(40));
  await expect(page.getByLabel(say.label('rfq-note'))).toHaveValue(script);
  await inspect(page, 'rfq-new-wrong');

  // Mended but for the deadline: only that is said now.
  await title.fill(unique('Mended '));
  await line(1).getByLabel(say.label('rfq-column-quantity')).fill('１，０００');
  await line(1).getByLabel(say.label('rfq-target-price')).fill('');
  await page.getByRole('button', { name: new RegExp(`^\\s*${say('rfq-remove-line')}\\s+2$`) }).click();
  await page.getByLabel(say.label('rfq-place')).fill('Gaolan');
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(summary.getByRole('listitem')).toHaveCount(1);
  await expect(summary).toContainText(say('problem-deadline-passed'));
  await expect(line(1).getByLabel(say.label('rfq-column-quantity'))).toHaveValue('１，０００');
});

test('what is wrong with an offer is said beside it; ending needs a reason', async ({ page, newcomer }) => {
  test.slow();
  const say = words();
  const { supplier, code } = booth();
  const selling = await newcomer();
  await registerBuyer(page);
  const title = unique('Stubborn ');
  await page.goto(`/search?supplier=${code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  await sendRfq(page, title);
  await signIn(selling, supplier);
  await selling.goto('/selling/rfqs');
  await main(selling).getByRole('link', { name: title }).click();

  const form = selling.locator('#offer');
  const price = form.getByLabel(say.label('rfq-column-unit-price'));
  await form.getByLabel(say.label('rfq-column-quantity')).first().fill('1,000,000');
  await price.first().fill('3.1234567');
  await price.last().fill('-1');
  await form.getByLabel(say.label('rfq-lead-time')).fill('soon');
  await form.getByLabel(say.label('rfq-part-percent')).first().fill('40');
  await form.getByLabel(say.label('rfq-term-valid-until')).fill('');
  await form.getByLabel(say.label('rfq-note')).fill(script);
  const answered = selling.waitForResponse((response) => response.request().method() === 'POST');
  await form.getByRole('button', { name: say('rfq-offer-send') }).click();
  expect((await answered).status()).toBe(422);
  const summary = selling.getByRole('alert');
  for (const problem of [
    say('problem-too-many-decimals', { max: '6' }),
    say('problem-not-a-number'),
    say('problem-not-a-whole-number', { min: '0', max: '3650' }),
    say('problem-schedule-not-whole', { sum: '110' }),
    say('problem-required'),
  ]) {
    await expect(summary).toContainText(problem);
  }
  await expect(price.first()).toHaveValue('3.1234567');
  await expect(price.last()).toHaveValue('-1');
  await expect(form.getByLabel(say.label('rfq-note'))).toHaveValue(script);
  await inspect(selling, 'offer-wrong');

  await selling.getByRole('link', { name: say('rfq-decline'), exact: true }).click();
  await selling.getByRole('button', { name: say('rfq-decline-act'), exact: true }).click();
  await expect(summary).toContainText(say('problem-required'));
  await selling.getByLabel(say.label('rfq-reason')).fill('z'.repeat(1001));
  await selling.getByRole('button', { name: say('rfq-decline-act'), exact: true }).click();
  await expect(summary).toContainText(say('problem-too-long', { max: '1000', length: '1001' }));
  await expect(selling.getByLabel(say.label('rfq-reason'))).toHaveValue('z'.repeat(1001));
  await expectAccessible(selling);
  await selling.getByLabel(say.label('rfq-reason')).fill(script);
  await selling.getByRole('button', { name: say('rfq-decline-act'), exact: true }).click();
  await expect(main(selling)).toContainText(script);
  await expectAccessible(selling);

  await page.reload();
  await expect(main(page)).toContainText(say('rfq-state-declined'));
});
