// The operator’s queue with the keyboard alone: what was noticed is read, and several listings are decided in one go.
import { catalogue, goods, openQueueAt, start, titleOf, upload, workedOn } from '../support/catalog';
import { press } from '../support/keyboard';
import { inspect } from '../support/page';
import { main, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

test('several listings are decided in one go, with the keyboard alone', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const [rope, twine] = [goods('船用旗绳', 'Signal halyard'), goods('网线', 'Netting twine')];
  const seller = await newcomer();
  await signIn(seller, supplier);
  await seller.goto('/selling/import');
  await upload(seller, 'season.csv', catalogue(category, rope, twine));
  await workedOn(seller);
  await start(seller);

  await signIn(page, operator);
  await openQueueAt(page, titleOf(twine));
  await inspect(page, 'queue-many');
  await press(page, page.getByRole('link', { name: say('shell-skip') }), 'Enter');
  const choose = (title: string) => main(page).getByRole('checkbox', { name: say('moderation-choose-one', { title }) });
  await press(page, choose(titleOf(rope)), ' ');
  await press(page, choose(titleOf(twine)), ' ');
  await press(page, main(page).getByRole('radio', { name: say('moderation-approve') }), ' ');
  await press(page, main(page).getByRole('button', { name: say('moderation-submit') }), 'Enter');
  await expect(main(page)).toContainText(say('moderation-decided-many', { count: 2 }));
  await expect(choose(titleOf(rope))).toHaveCount(0);
  await inspect(page, 'queue-decided');
});

test('nothing chosen is said, and what was typed stays', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, operator, category } = booth();
  const seller = await newcomer();
  await signIn(seller, supplier);
  await seller.goto('/selling/import');
  const vague = goods('样品', 'Sample');
  await upload(seller, 'one.csv', catalogue(category, vague));
  await workedOn(seller);
  await start(seller);

  await signIn(page, operator);
  await openQueueAt(page, titleOf(vague));
  await page.getByRole('radio', { name: say('moderation-return') }).check();
  await page.getByLabel(say.label('moderation-reason')).fill('请写明品名');
  await page.getByRole('button', { name: say('moderation-submit') }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-nothing-chosen'));
  await expect(page.getByLabel(say.label('moderation-reason'))).toHaveValue('请写明品名');
  await inspect(page, 'queue-nothing-chosen');
  await main(page).getByRole('checkbox', { name: say('moderation-choose-one', { title: titleOf(vague) }) }).check();
  await page.getByRole('button', { name: say('moderation-submit') }).click();
  await expect(main(page)).toContainText(say('moderation-decided-many', { count: 1 }));
});
