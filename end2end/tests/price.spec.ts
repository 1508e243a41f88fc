// A supplier's prices for one company: written, read by that company beside the public ones, by nobody else, and gone.
import { inspect, look } from '../support/page';
import { language, main, registerBuyer, signIn, unique, words } from '../support/people';
import { expect, test } from '../support/test';

/** Suppliers of the demo, one a project, as journeys share one market: a listing, and its first public price. */
const sellers: Record<string, { supplier: string; sku: string; first: string; public: string; own: string; quantity: string; total: string }> = {
  zh: { supplier: 'yu@pingjiang-tea.example', sku: 'PJ-BK-T', first: '5', public: '560.00', own: '499.50', quantity: '20', total: '9,990.00' },
  en: { supplier: 'yan@dongshan-home.example', sku: 'DS-BS-QN', first: '60', public: '228.00', own: '201.50', quantity: '70', total: '14,105.00' },
  'zh-nojs': { supplier: 'zhao@baijiao-perch.example', sku: 'BJ-LV-05', first: '500', public: '24.80', own: '21.35', quantity: '600', total: '12,810.00' },
  'en-nojs': { supplier: 'tan@gongbei-chips.example', sku: 'GB-CH-505A', first: '500', public: '0.128', own: '0.0995', quantity: '600', total: '59.70' },
};

test('a company reads its own price, and nobody else does', async ({ page, newcomer }) => {
  const say = words();
  const { supplier, sku, first, public: list, own, quantity, total } = sellers[test.info().project.name];
  const cookie = { name: 'lang', value: language(), url: process.env.MARKET_URL };
  const buyer = await newcomer();
  await buyer.context().addCookies([cookie]);
  const { company } = await registerBuyer(buyer);
  const name = unique('VIP-');

  // A percentage that is none: everything typed is kept.
  await signIn(page, supplier);
  await page.goto('/selling/prices');
  await inspect(page, 'price-none');
  await main(page).getByRole('link', { name: say('price-new') }).first().click();
  await page.getByLabel(say.label('price-name')).fill(name);
  await page.getByLabel(say.label('price-percent')).fill('95');
  await main(page).getByRole('button', { name: say('price-save'), exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(say('problem-price-percent', { max: 90 }));
  await expect(page.getByLabel(say.label('price-name'))).toHaveValue(name);
  await inspect(page, 'price-form-wrong');
  await page.getByLabel(say.label('price-percent')).fill('10');
  await main(page).getByRole('button', { name: say('price-save'), exact: true }).click();

  // For the one company, found by its name, and with a price of its own for one listing.
  const add = async (text: string) => {
    await page.getByLabel(say.label('price-company')).fill(text);
    await main(page).getByRole('button', { name: say('price-add'), exact: true }).click();
  };
  await add('no such company');
  await expect(page.getByRole('alert')).toContainText(say('problem-price-no-such-buyer'));
  await add(company);
  await expect(main(page).getByRole('link', { name: company })).toBeVisible();
  await page.getByLabel(say.label('price-find')).fill(sku);
  await main(page).getByRole('button', { name: say('price-find-act'), exact: true }).click();
  await main(page).getByRole('link', { name: `${say('price-set')} ${sku}` }).click();
  await page.getByLabel(say.label('price-tiers')).fill(`${first}: none`);
  await main(page).getByRole('button', { name: say('price-save'), exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'price-set-wrong');
  await page.getByLabel(say.label('price-tiers')).fill(`${first}: ${own}`);
  await main(page).getByRole('button', { name: say('price-save'), exact: true }).click();
  await expect(main(page)).toContainText(own);
  await inspect(page, 'price-list');

  // Its buyers read both prices, on the card and on the listing, and have a quantity worked out at theirs.
  await buyer.goto(`/search?q=${sku}`);
  const card = main(buyer).getByRole('listitem').filter({ hasText: say('price-yours') }).first();
  await expect(card).toContainText(own);
  await look(buyer, 'price-card');
  await card.getByRole('heading').getByRole('link').click();
  await expect(main(buyer)).toContainText(say('price-yours-text'));
  await expect(main(buyer).getByRole('row').filter({ hasText: list })).toContainText(own);
  await buyer.getByLabel(say.label('catalog-price-quantity')).fill(quantity);
  if (test.info().project.use.javaScriptEnabled === false) {
    await main(buyer).getByRole('button', { name: say('catalog-price-submit') }).click();
  }
  await expect(main(buyer).getByRole('status')).toContainText(total);
  await inspect(buyer, 'price-listing');

  // Whoever has not signed in reads the public price, and that is all.
  const guest = await newcomer();
  await guest.context().addCookies([cookie]);
  await guest.goto(new URL(buyer.url()).pathname);
  await expect(main(guest)).toContainText(list);
  await expect(main(guest)).not.toContainText(own);
  await expect(main(guest)).not.toContainText(say('price-yours'));

  // The list is taken away: the buyer reads what everyone reads.
  await main(page).getByRole('link', { name: say('price-remove'), exact: true }).click();
  await inspect(page, 'price-remove');
  await main(page).getByRole('button', { name: say('price-remove-act'), exact: true }).click();
  await expect(main(page)).not.toContainText(name);
  await buyer.reload();
  await expect(main(buyer)).not.toContainText(own);
});
