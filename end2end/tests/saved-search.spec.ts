// Searches one saves: from the results through signing in, told of what is new, changed and given up.
import { catalogue, decide, goods, openCase, start, titleOf, upload, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';
import { booth } from '../support/trade';

test('a guest saves a search, is told what is new in it, and gives it up', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const buyer = await registerBuyer(page);
  await page.goto('/saved-searches');
  await expect(main(page)).toContainText(say('search-saved-none'));
  await inspect(page, 'saved-searches-none');

  // A guest is asked in, and comes back to what they looked for.
  const word = unique('knot');
  const guest = await newcomer();
  const query = new URLSearchParams({ q: word, moq_max: '500' });
  await guest.goto(`/search?${query}`);
  await main(guest).getByRole('link', { name: say('search-saved-save'), exact: true }).click();
  await expect(guest).toHaveURL(/\/sign-in\?next=/);
  await guest.getByLabel(say.label('identity-email')).fill(buyer.email);
  await guest.getByLabel(say.label('identity-password')).fill('harbour office 7');
  await main(guest).getByRole('button', { name: say('identity-sign-in'), exact: true }).click();
  const name = guest.getByLabel(say.label('search-saved-name'));
  await expect(name).toHaveValue(new RegExp(`^${word} · `));
  await inspect(guest, 'saved-search-new');
  await name.fill('');
  await guest.getByRole('button', { name: say('search-saved-do-save'), exact: true }).click();
  await expect(main(guest)).toContainText(say('problem-required'));
  await name.fill(word);
  await guest.getByRole('radio', { name: say('search-saved-weekly') }).check();
  await guest.getByRole('button', { name: say('search-saved-do-save'), exact: true }).click();
  await expect(main(guest)).toContainText(say('search-saved-done'));
  await expect(main(guest)).toContainText(say('search-saved-new-none'));

  // The same once more leads to the one that is there.
  await guest.goto(`/search?${query}`);
  await main(guest).getByRole('link', { name: say('search-saved-save'), exact: true }).click();
  await expect(main(guest)).toContainText(say('search-saved-already'));
  await inspect(guest, 'saved-search-already');

  // A supplier lists what it finds.
  const [selling, operating] = [await newcomer(), await newcomer()];
  const found = goods(`绳 ${word}`, `Rope ${word}`);
  await signIn(selling, supplier);
  await upload(selling, `${word}.csv`, catalogue(category, found));
  await workedOn(selling);
  await start(selling);
  await signIn(operating, operator);
  await openCase(operating, titleOf(found));
  await decide(operating, 'moderation-approve');
  await expect(async () => {
    await guest.goto('/saved-searches');
    await expect(main(guest)).toContainText(say('search-saved-new-count', { count: 1 }), { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await inspect(guest, 'saved-searches');
  await main(guest).getByRole('button', { name: say('search-saved-open') }).click();
  await expect(guest).toHaveURL(/\/search\?.*sort=newest/);
  await expect(main(guest)).toContainText(titleOf(found));
  await guest.goto('/saved-searches');
  await expect(main(guest)).toContainText(say('search-saved-new-none'));

  await main(guest).getByRole('link', { name: say('search-saved-change') }).click();
  await guest.getByRole('radio', { name: say('search-saved-off') }).check();
  await guest.getByRole('button', { name: say('search-saved-do-change'), exact: true }).click();
  await expect(main(guest)).toContainText(say('search-saved-changed'));
  await main(guest).getByRole('link', { name: say('search-saved-delete') }).click();
  await expect(main(guest)).toContainText(say('search-saved-delete-question', { name: word }));
  await inspect(guest, 'saved-search-delete');
  await main(guest).getByRole('button', { name: say('search-saved-delete'), exact: true }).click();
  await expect(main(guest)).toContainText(say('search-saved-none'));

  await guest.goto('/unsubscribe/cut-off');
  await expect(main(guest)).toContainText(say('search-saved-no-link'));
});
