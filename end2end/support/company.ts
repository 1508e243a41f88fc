// A company's people: invited by mail, in by its link.
import { expect, type Page } from '@playwright/test';
import { letterTo, linkIn } from './mail';
import { inspect } from './page';
import { main, words, type Person } from './people';

/** Invites a purchaser; gives the link of the mail. */
export async function invited(page: Page, buyer: Person, email: string): Promise<string> {
  const say = words();
  await page.goto('/company/people');
  await main(page).getByRole('link', { name: say('company-people-invite') }).click();
  await inspect(page, 'company-invite');
  await page.getByLabel(say.label('company-people-email')).fill(email);
  await page.getByRole('radio', { name: new RegExp(`^${say('company-role-purchaser')}`) }).check();
  await page.getByLabel(say.label('company-people-per-order')).fill('500');
  await page.getByRole('button', { name: say('company-people-invite-act') }).click();
  await expect(main(page)).toContainText(email);
  return linkIn(await letterTo(email, say('letter-invitation-subject', { company: buyer.company })));
}

/** Comes in by an invitation's link, as a new person called so. */
export async function join(page: Page, link: string, name: string): Promise<void> {
  const say = words();
  await page.goto(link);
  await inspect(page, 'invitation');
  await page.getByLabel(say.label('identity-person-name')).fill(name);
  await page.getByLabel(say.label('identity-password')).fill('harbour office 8');
  await page.getByRole('button', { name: say('company-people-join') }).click();
  await expect(page).toHaveURL(/\/desk$/);
}
