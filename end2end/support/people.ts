// People at the market: in the language of the journey, signed in as somebody of the demo.
import { expect, test, type Page } from '@playwright/test';
import { wordsIn, type Words } from './words';

/** Everyone of the demo has it. */
const password = 'entrepot-demo';

/** The words of the journey's language. */
export function words(): Words {
  return wordsIn(chinese() ? 'zh-CN' : 'en');
}

/** Whether the journey is made in Chinese. */
export function chinese(): boolean {
  return test.info().project.use.locale === 'zh-CN';
}

/** A name nobody else uses: journeys share one market, and may be made again. */
export function unique(name: string): string {
  return `${name} ${test.info().project.name} ${Date.now().toString(36)}`;
}

/** Signs in, and stays in the language of the journey whatever the person's own is. */
export async function signIn(page: Page, email: string): Promise<void> {
  const say = words();
  await page.goto('/sign-in');
  await inJourneysLanguage(page);
  await page.getByLabel(say.label('identity-email')).fill(email);
  await page.getByLabel(say.label('identity-password')).fill(password);
  await page.getByRole('main').getByRole('button', { name: say('identity-sign-in') }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.locator('html')).toHaveAttribute('lang', chinese() ? 'zh-CN' : 'en');
}

/** A guest's page is in the browser's language. Choosing another and this one again makes it a choice. */
async function inJourneysLanguage(page: Page): Promise<void> {
  const [own, other] = [words(), wordsIn(chinese() ? 'en' : 'zh-CN')];
  for (const say of [other, own]) {
    const choose = page.getByRole('button', { name: say('shell-language'), exact: true });
    await choose.click();
  }
}
