// A company is checked: its papers, the operator's questions, each fact on its own, and the badge everyone sees.
import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, words } from '../support/people';
import { expect, test } from '../support/test';

/** A 统一社会信用代码 nobody else has, with its check digit (GB 32100-2015). */
function socialCreditCode(): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const body = `91440400MA${Array.from({ length: 7 }, () => letters[randomInt(31)]).join('')}`;
  const sum = weights.reduce((total, weight, place) => total + weight * letters.indexOf(body[place]), 0);
  return body + letters[(31 - (sum % 31)) % 31];
}

/** The smallest paper there is. */
const licence = {
  name: '营业执照.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n'),
};

async function press(page: Page, words: string): Promise<void> {
  await main(page).getByRole('button', { name: words, exact: true }).click();
}

/** Opens the company's case in the queue of the demo market. */
async function openCase(page: Page, company: string): Promise<void> {
  await page.goto('/operating/verifications');
  await main(page).getByRole('link', { name: company }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(company);
}

test('a company hands in papers, mends what is asked for, and is verified for all to see', async ({ page, newcomer }) => {
  const say = words();
  const { company } = await registerBuyer(page);
  await page.goto('/company/numbers');
  await main(page).locator('input[name=uscc]').fill(socialCreditCode());
  await main(page).locator('form button').last().click();
  await page.goto('/company/verification');
  await inspect(page, 'verification-empty');
  await main(page).locator('input[type=file]').setInputFiles(licence);
  await press(page, say('verification-paper-add'));
  await expect(main(page).getByRole('link', { name: licence.name })).toBeVisible();
  await page.getByLabel(say.label('verification-market')).selectOption('demo');
  await page.getByLabel(say.label('verification-contact')).fill('李华');
  await press(page, say('verification-submit'));
  await expect(main(page).getByText(say('verification-state-submitted')).first()).toBeVisible();
  await inspect(page, 'verification-submitted');

  const operator = await newcomer();
  await signIn(operator, 'operator@demo.example');
  await openCase(operator, company);
  await press(operator, say('verification-claim'));
  await operator.getByRole('radio', { name: say('verification-return') }).check();
  await press(operator, say('moderation-submit'));
  await expect(operator.getByRole('alert')).toBeVisible();
  await inspect(operator, 'verification-case-wrong');
  await operator.getByLabel(say.label('moderation-reason')).fill('The licence is cut off / 执照不完整');
  await press(operator, say('moderation-submit'));

  await page.goto('/company/verification');
  await expect(main(page).getByText(/The licence is cut off/).first()).toBeVisible();
  await inspect(page, 'verification-returned');
  await page.getByLabel(say.label('verification-market')).selectOption('demo');
  await page.getByLabel(say.label('verification-contact')).fill('李华');
  await press(page, say('verification-submit'));

  await openCase(operator, company);
  await press(operator, say('verification-claim'));
  await inspect(operator, 'verification-case');
  const checked = operator.getByRole('group', { name: say('verification-fact-licence') });
  await checked.getByLabel(say.label('verification-finding')).selectOption('confirmed');
  await checked.getByLabel(say.label('verification-until')).fill('2030-06-30');
  await operator.getByRole('radio', { name: say('verification-approve') }).check();
  await press(operator, say('moderation-submit'));
  await expect(operator.getByRole('alert')).toHaveCount(0);

  await page.goto('/company/verification');
  await expect(main(page).getByText(say('verification-turn-verified'))).toBeVisible();
  await inspect(page, 'verification-verified');
  const visitor = await newcomer();
  await visitor.goto(`/companies/${company.split(' ')[0]}`);
  // The last day it holds, as it was typed.
  await expect(main(visitor).getByText(/2030-06-30|30 June? 2030/).first()).toBeVisible();
});
