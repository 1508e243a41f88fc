// People at the market, each in a browser of their own, in the language of the journey.
import { randomBytes } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { letterTo, linkIn } from './mail';
import { wordsIn, type Locale, type Words } from './words';

/** Everyone of the demo has it. */
const demoPassword = 'entrepot-demo';

export interface Person {
  page: Page;
  email: string;
  /** The name of their company, in the language of the journey. */
  company: string;
}

/** The language of the journey. */
export function language(): Locale {
  return test.info().project.use.locale === 'zh-CN' ? 'zh-CN' : 'en';
}

/** The words of the journey's language. */
export function words(): Words {
  return wordsIn(language());
}

/** A word nobody else uses: journeys share one market. */
export function unique(word: string): string {
  return `${word}${randomBytes(4).toString('hex')}`;
}

/** The page without its frame. */
export function main(page: Page): Locator {
  return page.getByRole('main');
}

/** Registers a company that buys, and its first person, who is signed in afterwards. */
export async function registerBuyer(page: Page): Promise<Person> {
  const say = words();
  const code = unique('reef-');
  const [email, company] = [`buyer@${code}.example`, `${code} Trading`];
  await beginRegistering(page, email);
  await page.getByLabel(say.label('identity-name-en')).fill(company);
  await page.getByLabel(say.label('identity-code')).fill(code);
  await page.getByLabel(say.label('identity-buys')).check();
  await page.getByLabel(say.label('identity-person-name')).fill('Jörg 李');
  await page.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await main(page).getByRole('button', { name: say('identity-register-submit') }).click();
  await expect(page.getByRole('banner').getByText('Jörg 李').first()).toBeVisible();
  return { page, email, company };
}

/** Gives an address to register with, and follows the link that is mailed to it. */
export async function beginRegistering(page: Page, email: string): Promise<void> {
  const say = words();
  await page.goto('/register');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await main(page).getByRole('button', { name: say('identity-register-ask') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity-register-sent'));
  await page.goto(linkIn(await letterTo(email, say('letter-register-subject'))));
}

/** Signs in somebody of the demo, who reads the language of the journey whatever their own is. */
export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  const say = words();
  await page.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  await page.goto('/sign-in');
  await page.getByLabel(say.label('identity-email')).fill(email);
  await page.getByLabel(say.label('identity-password')).fill(password);
  await main(page).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  await expect(page).toHaveURL(/\/desk$/);
}
