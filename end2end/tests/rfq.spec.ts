// Mending a request, and ending a negotiation with a reason.
import { expectAccessible, inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, sendRfq } from '../support/trade';
import { expect, test } from '../support/test';

test('a mended request says only what is still wrong, and is sent once nothing is', async ({ page }) => {
  const say = words();
  await registerBuyer(page);
  await page.goto(`/search?supplier=${booth().code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  const line = (number: number) => page.getByRole('group', { name: say('rfq-line', { number }) });
  const quantity = line(1).getByLabel(say.label('rfq-column-quantity'));
  const send = page.getByRole('button', { name: say('rfq-send'), exact: true });
  const summary = page.getByRole('alert');
  const title = unique('Mended ');
  await page.getByRole('button', { name: say('rfq-add-line') }).click();
  await page.getByLabel(say.label('rfq-title')).fill(title);
  await page.getByLabel(say.label('rfq-place')).fill('Gaolan');
  await page.getByLabel(say.label('rfq-deadline')).fill('2020-01-01T00:00');
  await quantity.fill('');
  await send.click();
  await expect(summary).toContainText(say('problem-required'));

  // Full-width digits are what a Chinese keyboard types.
  await quantity.fill('１，０００');
  await page.getByRole('button', { name: new RegExp(`^\\s*${say('rfq-remove-line')}\\s+2$`) }).click();
  await send.click();
  await expect(summary.getByRole('listitem')).toHaveCount(1);
  await expect(summary).toContainText(say('problem-deadline-passed'));
  await expect(quantity).toHaveValue('１，０００');

  await page.getByLabel(say.label('rfq-deadline')).fill('2099-12-31T18:00');
  await send.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(main(page)).toContainText(/1,000/);
});

test('declining needs a reason, and the other side reads it', async ({ page, newcomer }) => {
  const say = words();
  const reason = '</textarea><script>alert(1)</script>';
  const { supplier, code, name } = booth();
  const [title, selling] = [unique('Declined '), await newcomer()];
  await registerBuyer(page);
  await page.goto(`/search?supplier=${code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  await sendRfq(page, title);
  await signIn(selling, supplier);
  await selling.goto('/selling/rfqs');
  await main(selling).getByRole('link', { name: title }).click();

  await selling.getByRole('link', { name: say('rfq-decline'), exact: true }).click();
  const [typed, decline] = [
    selling.getByLabel(say.label('rfq-reason')),
    selling.getByRole('button', { name: say('rfq-decline-act'), exact: true }),
  ];
  await decline.click();
  await expect(selling.getByRole('alert')).toContainText(say('problem-required'));
  await typed.fill('z'.repeat(1001));
  await decline.click();
  await expect(selling.getByRole('alert')).toContainText(say('problem-too-long', { max: '1000', length: '1001' }));
  await expect(typed).toHaveValue('z'.repeat(1001));
  await inspect(selling, 'decline-wrong');
  await typed.fill(reason);
  await decline.click();
  await expect(main(selling)).toContainText(reason);

  await page.reload();
  await main(page).getByRole('link', { name, exact: true }).click();
  await expect(main(page)).toContainText(reason);
  await expectAccessible(page);
});
