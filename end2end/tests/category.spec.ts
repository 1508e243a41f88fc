// A category asks for an attribute: the administrator sees what that does to listings and confirms it, a supplier fills
// it in, a buyer finds by it.
import { catalogue, decide, goods, openCase, start, titleOf, upload, workedOn } from '../support/catalog';
import { inspect } from '../support/page';
import { language, main, signIn, unique, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

test('a category asks for an attribute, a supplier fills it in, a buyer finds by it', async ({ page, newcomer }) => {
  test.setTimeout(180_000);
  const say = words();
  const { supplier, operator } = booth();
  const [chinese, english] = [unique('灯具'), unique('Lamps ')];
  const name = language() === 'zh-CN' ? chinese : english;
  const [lamp, torch] = [goods('工作灯', 'Work lamp'), goods('手电筒', 'Torch')];
  const press = (key: string) => main(page).getByRole('button', { name: say(key), exact: true }).click();

  // The category, and two listings in it.
  await signIn(page, 'admin@demo.example');
  await page.goto('/admin/categories');
  await inspect(page, 'category-tree');
  await main(page).getByRole('link', { name: say('category-new'), exact: true }).click();
  await page.getByLabel(say.label('category-name-zh')).fill(chinese);
  await press('category-make');
  await expect(page.getByRole('alert')).toContainText(say('problem-required'));
  await expect(page.getByLabel(say.label('category-name-zh'))).toHaveValue(chinese);
  await page.getByLabel(say.label('category-name-en')).fill(english);
  await inspect(page, 'category-new');
  await press('category-make');
  await expect(page.getByRole('status').first()).toContainText(say('category-made'));
  const category = page.url();

  const seller = await newcomer();
  await signIn(seller, supplier);
  await upload(seller, 'lamps.csv', catalogue(english, lamp, torch));
  await workedOn(seller);
  await start(seller);
  const reviewer = await newcomer();
  await signIn(reviewer, operator);
  for (const one of [lamp, torch]) {
    await openCase(reviewer, titleOf(one));
    await decide(reviewer, 'moderation-approve');
  }

  // What it does is shown, and what was typed is not lost.
  await page.goto(category);
  await main(page).getByRole('link', { name: say('category-attribute-new') }).click();
  await page.getByLabel(say.label('category-name-zh')).fill('灯头');
  await page.getByLabel(say.label('category-name-en')).fill('Cap');
  await page.getByLabel(say.label('category-key')).fill('Lamp cap');
  await page.getByRole('radio', { name: say('category-kind-one') }).check();
  for (const [number, code] of [[1, 'E14'], [2, 'E27']] as const) {
    const row = main(page).getByRole('group', { name: say('category-choice', { number }), exact: true });
    await row.getByLabel(say.label('category-choice-zh')).fill(`${code} 螺口`);
    await row.getByLabel(say.label('category-choice-en')).fill(`${code} screw`);
  }
  await page.getByLabel(say('category-required-hint')).check();
  await main(page).getByRole('button', { name: say('category-look'), exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-not-an-attribute-key'));
  await inspect(page, 'category-attribute-wrong');
  await page.getByLabel(say.label('category-key')).fill('lamp_cap');
  await main(page).getByRole('button', { name: say('category-look'), exact: true }).click();
  await expect(main(page)).toContainText(say('category-effect-lacking', { count: 2 }));
  await expect(main(page).getByRole('link', { name: titleOf(lamp) })).toBeVisible();
  await inspect(page, 'category-effect');
  await press('category-define-act');
  await expect(page.getByRole('status').first()).toContainText(say('category-defined'));
  await inspect(page, 'category');

  // Nothing was taken off show; the supplier sees what is to be mended.
  await seller.goto('/selling/listings?lacking=on');
  await expect(main(seller).getByRole('link', { name: titleOf(torch) })).toBeVisible();
  await inspect(seller, 'category-lacking');
  const cap = language() === 'zh-CN' ? '灯头' : 'Cap';
  const screw = (code: string) => (language() === 'zh-CN' ? `${code} 螺口` : `${code} screw`);
  for (const [one, code] of [[lamp, 'E27'], [torch, 'E14']] as const) {
    await seller.goto(`/selling/listings?q=${one.sku}`);
    const edit = say('catalog-own-act-on', { act: say('catalog-own-edit'), sku: one.sku });
    await main(seller).getByRole('link', { name: edit }).click();
    await expect(seller.getByRole('status').first()).toContainText(say('catalog-edit-lacking'));
    const save = () => main(seller).getByRole('button', { name: say('catalog-edit-save'), exact: true }).last().click();
    const brand = seller.getByLabel(say.label('catalog-import-field-brand'));
    await brand.fill('Lumen');
    await save();
    await expect(seller.getByRole('alert')).toContainText(cap);
    await expect(brand).toHaveValue('Lumen');
    if (one === lamp) await inspect(seller, 'category-fields');
    await main(seller).getByLabel(cap).selectOption({ label: screw(code) });
    await save();
    await openCase(reviewer, titleOf(one));
    await decide(reviewer, 'moderation-approve');
  }

  // A buyer narrows by it.
  const buyer = await newcomer();
  await buyer.context().addCookies([{ name: 'lang', value: language(), url: process.env.MARKET_URL }]);
  await expect(async () => {
    await buyer.goto(`/search?category=${encodeURIComponent(english)}`);
    await expect(main(buyer).getByRole('group', { name: cap }).getByRole('checkbox')).toHaveCount(2, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await main(buyer).getByRole('group', { name: cap }).getByLabel(new RegExp(screw('E27'))).check();
  await main(buyer).getByRole('button', { name: say('search-apply'), exact: true }).click();
  await expect(main(buyer).getByRole('link', { name: new RegExp(lamp.sku) }).first()).toBeVisible();
  await expect(main(buyer).getByRole('link', { name: new RegExp(torch.sku) })).toHaveCount(0);
  await expect(main(buyer)).toContainText(name);
  await inspect(buyer, 'category-search');
});
