// A word no listing of a market may hold: added, noticed in a review however it is written, removed.
import { catalogue, decide, goods, openCase, start, titleOf, upload, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { main, signIn, unique, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

test('a banned word is noticed in a review, with its place and why', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const word = unique('Ban');
  const [plain, why] = [goods('旗绳', 'Halyard'), 'Not sold here'];
  const rope = { ...plain, zh: `${plain.zh} ${word.toUpperCase()}`, en: `${plain.en} ${word.toLowerCase()}` };
  const add = () => main(page).getByRole('button', { name: say('moderation-banned-add'), exact: true }).click();

  await signIn(page, operator);
  await page.goto('/operating/banned-words');
  await inspect(page, 'banned');
  await page.getByLabel(say.label('moderation-banned-word')).fill(word);
  await add();
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await expect(page.getByLabel(say.label('moderation-banned-word'))).toHaveValue(word);
  await inspect(page, 'banned-wrong');
  await page.getByLabel(say.label('moderation-banned-why')).fill(why);
  await add();
  await expect(page.getByRole('status').first()).toContainText(say('moderation-banned-added'));
  const row = main(page).getByRole('row').filter({ hasText: word });
  await expect(row).toContainText(why);

  const seller = await newcomer();
  await signIn(seller, supplier);
  await upload(seller, 'ropes.csv', catalogue(category, rope));
  await workedOn(seller);
  await start(seller);
  await openCase(page, titleOf(rope));
  const written = new RegExp(titleOf(rope).slice(-word.length));
  await expect(main(page).getByRole('listitem').filter({ hasText: written }).last()).toContainText(why);
  await inspect(page, 'banned-case');
  await decide(page, 'moderation-approve');

  await page.goto('/operating/banned-words');
  await row.getByRole('button', { name: `${say('moderation-kept-remove')} ${word}` }).click();
  await expect(page.getByRole('status').first()).toContainText(say('moderation-banned-removed'));
  await expect(row).toHaveCount(0);
});
