// Writing to each other in a negotiation: messages, a note of one's own, what is unread.
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, sendRfq } from '../support/trade';
import { expect, test } from '../support/test';

test('two sides write, one notes for itself, and each sees what is unread', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, code, name } = booth();
  const [title, selling] = [unique('Thread '), await newcomer()];
  const hostile = '</textarea><script>alert(1)</script>';
  await registerBuyer(page);
  await page.goto(`/search?supplier=${code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  await sendRfq(page, title);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  const write = async (at: typeof page, text: string, own: boolean) => {
    await at.getByLabel(say.label('rfq-thread-text')).fill(text);
    const audience = own ? say('rfq-thread-own') : say('rfq-thread-both');
    await at.getByRole('radio', { name: new RegExp(`^${audience}`) }).check();
    await at.getByRole('button', { name: say('rfq-thread-send'), exact: true }).click();
  };
  await write(page, 'Which colours?\nBlue would do.', false);
  await expect(main(page)).toContainText('Blue would do.');
  await write(page, 'We need them by May.', true);
  await expect(main(page)).toContainText(say('rfq-thread-note'));
  const negotiation = new URL(page.url()).pathname;

  await signIn(selling, supplier);
  await expect(main(selling)).toContainText(say('rfq-thread-desk'));
  await main(selling).getByRole('link', { name: title, exact: true }).first().click();
  await expect(main(selling)).toContainText('Which colours?');
  await expect(main(selling)).not.toContainText('by May');
  await expect(main(selling)).toContainText(say('rfq-thread-unread', { count: 1 }));
  await inspect(selling, 'thread');
  await selling.getByRole('button', { name: say('rfq-thread-read'), exact: true }).click();
  await expect(main(selling)).not.toContainText(say('rfq-thread-unread', { count: 1 }));
  await write(selling, '', false);
  await expect(selling.getByRole('alert')).toContainText(say('problem-required'));
  await write(selling, hostile, false);
  await expect(main(selling)).toContainText(hostile);

  await page.goto(negotiation);
  await expect(main(page)).toContainText(hostile);
  await inspect(page, 'thread-buyer');
});

test('what one writes the other sees at once, and keeps what they were typing', async ({ page, newcomer, javaScriptEnabled }) => {
  const say = words();
  const { supplier, code, name } = booth();
  const [title, selling] = [unique('Live '), await newcomer()];
  await registerBuyer(page);
  await page.goto(`/search?supplier=${code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  await sendRfq(page, title);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await signIn(selling, supplier);
  await selling.goto(new URL(page.url()).pathname);
  const look = async () => {
    if (javaScriptEnabled === false) await main(selling).getByRole('link', { name: say('rfq-thread-refresh') }).click();
  };
  const write = async (text: string, audience: string) => {
    await page.getByLabel(say.label('rfq-thread-text')).fill(text);
    await page.getByRole('radio', { name: new RegExp(`^${audience}`) }).check();
    await page.getByRole('button', { name: say('rfq-thread-send'), exact: true }).click();
    await expect(main(page)).toContainText(text);
  };
  const answer = selling.getByLabel(say.label('rfq-thread-text'));
  if (javaScriptEnabled !== false) {
    await expect(main(selling)).toContainText(say('rfq-thread-live'));
    await answer.fill('We can do');
  }
  await write('We keep this to ourselves.', say('rfq-thread-own'));
  await write('Is blue in stock?', say('rfq-thread-both'));
  await look();
  await expect(main(selling)).toContainText('Is blue in stock?');
  await expect(main(selling).getByRole('listitem').filter({ hasText: 'Is blue in stock?' })).toHaveCount(1);
  await expect(main(selling)).not.toContainText('to ourselves');
  if (javaScriptEnabled !== false) {
    await expect(answer).toHaveValue('We can do');
    await expect(answer).toBeFocused();
  }
  await inspect(selling, 'thread-live');

  if (javaScriptEnabled === false) return;
  const more = page.getByLabel(say.label('rfq-thread-text'));
  await more.fill('And green?');
  await main(selling).getByRole('link', { name: say('rfq-decline'), exact: true }).click();
  await selling.getByLabel(say.label('rfq-reason')).fill('No capacity.');
  await main(selling).getByRole('button', { name: say('rfq-decline-act'), exact: true }).click();
  await expect(main(page)).toContainText(say('rfq-thread-step', { state: say('rfq-state-declined') }));
  await expect(more).toHaveValue('And green?');
  await inspect(page, 'thread-step');
  await page.getByRole('link', { name: say('rfq-thread-step-show'), exact: true }).click();
  await expect(main(page)).toContainText('No capacity.');
});

test('a message with a file is saved, reported, and answered by the operator', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, code, name, operator } = booth();
  const [title, selling, operating] = [unique('Abuse '), await newcomer(), await newcomer()];
  await registerBuyer(page);
  await page.goto(`/search?supplier=${code}`);
  await main(page).getByRole('link', { name: say('search-ask'), exact: true }).first().click();
  await sendRfq(page, title);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  const negotiation = new URL(page.url()).pathname;

  await signIn(selling, supplier);
  await selling.goto(negotiation);
  const [rude, send] = [unique('Rude '), say('rfq-thread-send')];
  const file = (name: string, content: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) });
  await selling.getByLabel(say.label('rfq-thread-text')).fill(rude);
  await selling.getByLabel(say.label('rfq-thread-files')).setInputFiles(file('not one.pdf', '<html>'));
  await selling.getByRole('button', { name: send, exact: true }).click();
  await expect(selling.getByRole('alert')).toContainText(say('rfq-thread-files'));
  await expect(selling.getByLabel(say.label('rfq-thread-text'))).toHaveValue(rude);
  const drawing = '%PDF-1.4\n% a drawing\nstartxref\n9\n%%EOF\n';
  await selling.getByLabel(say.label('rfq-thread-files')).setInputFiles(file('图纸 A.pdf', drawing));
  await selling.getByRole('button', { name: send, exact: true }).click();
  await expect(main(selling).getByRole('link', { name: '图纸 A.pdf' })).toBeVisible();

  await page.goto(negotiation);
  const saved = page.waitForEvent('download');
  await main(page).getByRole('link', { name: '图纸 A.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('图纸 A.pdf');
  await inspect(page, 'thread-file');
  await main(page).getByRole('link', { name: say('rfq-report-link'), exact: true }).click();
  await inspect(page, 'thread-report');
  await page.getByLabel(say.label('rfq-reason')).fill('It insults us.');
  await main(page).getByRole('button', { name: say('rfq-report-act'), exact: true }).click();
  await expect(main(page)).toContainText(say('rfq-report-waits'));

  await signIn(operating, operator);
  await operating.goto('/operating/message-reports');
  await inspect(operating, 'thread-reports');
  const row = main(operating).getByRole('row').filter({ hasText: 'It insults us.' }).last();
  await row.getByRole('rowheader').getByRole('link').click();
  await expect(main(operating)).toContainText(rude);
  await expect(main(operating)).toContainText(say('rfq-report-marked'));
  await inspect(operating, 'thread-reported');
  await operating.getByLabel(say.label('rfq-report-list-finding')).fill('They have been warned.');
  await main(operating).getByRole('button', { name: say('rfq-report-list-close-act'), exact: true }).click();
  await expect(operating).toHaveURL(/\/operating\/message-reports$/);
  await page.reload();
  await expect(main(page)).toContainText('They have been warned.');
});
