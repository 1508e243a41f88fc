// The whole trade: from a catalogue file to an order, with a buyer, a supplier and an operator.
import type { Page } from '@playwright/test';
import { catalogue, decide, goods, openCase, start, titleOf, upload, workedOn } from '../support/catalog';
import { letterTo, linkIn } from '../support/mail';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { booth, filmSupplier, offer, open, openFilm, sendRfq } from '../support/trade';
import { expect, test } from '../support/test';

test('a catalogue file becomes an order', async ({ page, newcomer }) => {
  test.setTimeout(300_000); // three people, twenty pages looked at
  const say = words();
  const { supplier, name, operator, category } = booth();
  const [supplierPage, operatorPage] = [await newcomer(), await newcomer()];
  const [good, vague] = [goods('船用旗绳', 'Signal halyard'), goods('样品', 'Sample')];

  await signIn(supplierPage, supplier);
  await supplierPage.goto('/selling/import');
  await inspect(supplierPage, 'import');
  await upload(supplierPage, 'season.csv', `${catalogue(category, good, vague)},无货号,No SKU,,H87,1,1,CNY,,,1:1\n`);
  await workedOn(supplierPage);
  await start(supplierPage);
  await expect(main(supplierPage)).toContainText(say('catalog-import-waits', { count: 2 }));
  await expect(main(supplierPage).getByRole('row').filter({ hasText: 'sku' })).toContainText(say('problem-required'));
  await inspect(supplierPage, 'import-report');

  await signIn(operatorPage, operator);
  await openCase(operatorPage, titleOf(good));
  await inspect(operatorPage, 'case');
  await decide(operatorPage, 'moderation-approve');
  await expect(operatorPage).toHaveURL(/\/operating\/queue$/);
  await inspect(operatorPage, 'queue');
  await openCase(operatorPage, titleOf(vague));
  await decide(operatorPage, 'moderation-return');
  await expect(operatorPage.getByRole('alert')).toContainText(say('problem-required'));
  await expect(operatorPage.getByRole('radio', { name: say('moderation-return') })).toBeChecked();
  await decide(operatorPage, 'moderation-return', 'A sample of what? 请写明品名。');

  await letterTo(supplier, say('letter-approved-subject', { title: titleOf(good) }), say('letter-approved'), good.sku);
  const back = say('letter-changes-subject', { title: titleOf(vague) });
  await letterTo(supplier, back, say('letter-changes'), 'A sample of what? 请写明品名。');
  await supplierPage.goto('/selling/listings');
  const sentBack = main(supplierPage).getByRole('row').filter({ hasText: vague.sku });
  await expect(sentBack).toContainText(say('catalog-own-reason', { reason: 'A sample of what? 请写明品名。' }));
  await inspect(supplierPage, 'own-listings');

  const buyer = await registerBuyer(page);
  await open(page, titleOf(good), titleOf(good));
  await page.getByLabel(say.label('catalog-price-quantity')).fill('1,200');
  if (test.info().project.use.javaScriptEnabled === false) {
    await page.getByRole('button', { name: say('catalog-price-submit') }).click();
  }
  await expect(page.getByRole('status')).toContainText('¥ 4,506.00');
  await inspect(page, 'listing');

  const title = unique('Season stock ');
  await main(page).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  await inspect(page, 'rfq-new');
  const number = await sendRfq(page, title);
  await expect(main(page)).toContainText(say('rfq-turn-wait'));
  await inspect(page, 'rfq-sent');

  const asked = await letterTo(supplier, say('letter-rfq-subject', { number, title }), say('letter-rfq', { buyer: buyer.company }));
  await supplierPage.goto(linkIn(asked));
  await inspect(supplierPage, 'negotiation-invited');
  await offer(supplierPage, { prices: ['3.75', '33.5'], leadTime: '21' }, say('rfq-offer-send'));

  const about = (version: number) => say('letter-offer-subject', { number, title, version });
  await page.goto(linkIn(await letterTo(buyer.email, about(1), say('letter-offer', { from: name, version: 1 }), '¥\u00a05,304.00')));
  await inspect(page, 'negotiation-offered');
  await openOffer(page, say('rfq-counter'));
  await inspect(page, 'negotiation-counter');
  await offer(page, { prices: ['3.25', '31.5'], leadTime: '14', place: 'Yantian' }, say('rfq-counter-send'));

  const countered = await letterTo(supplier, about(2), say('letter-counter', { from: buyer.company, version: 2 }));
  await supplierPage.goto(linkIn(countered));
  await openOffer(supplierPage, say('rfq-counter'));
  const last = { prices: ['3.455', '32'], leadTime: '15', note: 'Price of this season only.' };
  await offer(supplierPage, last, say('rfq-offer-send-version', { version: 3 }));
  await inspect(supplierPage, 'negotiation-sent');

  await page.goto(linkIn(await letterTo(buyer.email, about(3), say('letter-offer', { from: name, version: 3 }))));
  await expect(main(page)).toContainText(say('rfq-changed-legend', { version: 2 }));
  await inspect(page, 'negotiation-changed');
  await main(page).getByRole('link', { name: say('rfq-accept-version', { version: 3 }) }).click();
  for (const term of ['¥ 4,914.00', 'Yantian', say('rfq-days', { count: 15 }), '3.455']) {
    await expect(main(page)).toContainText(term);
  }
  await inspect(page, 'accept');
  await page.getByRole('button', { name: say('rfq-accept-act', { version: 3 }) }).click();

  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]+$/);
  await expect(main(page)).toContainText(say('order-turn-supplier', { name }));
  const order = /PO-\d{4}-\d+/.exec(await main(page).innerText())?.[0] ?? '';
  const agreed = say('letter-order-subject', { number: order, title });
  await letterTo(buyer.email, agreed, say('letter-order-buyer', { partner: name }));
  const placed = await letterTo(supplier, agreed, say('letter-order-supplier', { partner: buyer.company }));

  await supplierPage.goto(linkIn(placed));
  expect(supplierPage.url()).toBe(page.url());
  await expect(main(supplierPage)).toContainText(order);
  await inspect(supplierPage, 'order-placed');
  await main(supplierPage).getByRole('link', { name: say('order-confirm'), exact: true }).click();
  await inspect(supplierPage, 'order-confirm');
  await main(supplierPage).getByRole('button', { name: say('order-confirm'), exact: true }).click();
  await expect(main(supplierPage)).toContainText(say('order-turn-confirmed'));

  await page.reload();
  await expect(main(page)).toContainText(say('order-event-confirmed'));
  await inspect(page, 'order-confirmed');
  for (const [path, found] of [['/buying/orders', order], ['/buying/rfqs', number], ['/desk', say('desk-title')]]) {
    await page.goto(path);
    await expect(main(page)).toContainText(found);
    await inspect(page, path.slice(1).replace('/', '-'));
  }
  for (const path of ['/selling/orders', '/selling/rfqs', '/selling']) {
    await supplierPage.goto(path);
    await inspect(supplierPage, path.slice(1).replace('/', '-'));
  }
});

test('an offer that was overtaken binds nobody, and the buyer sees what stands now', async ({ page: buyerPage, newcomer }) => {
  const say = words();
  const supplierPage = await newcomer();
  const buyer = await registerBuyer(buyerPage);
  const title = unique('Overtaken ');

  await openFilm(buyerPage);
  await main(buyerPage).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  const number = await sendRfq(buyerPage, title);

  await signIn(supplierPage, filmSupplier.email);
  const asked = await letterTo(filmSupplier.email, filmSupplier.say('letter-rfq-subject', { number, title }));
  await supplierPage.goto(linkIn(asked));
  await offer(supplierPage, { prices: ['4.10', '29'], leadTime: '20' }, say('rfq-offer-send'));

  await buyerPage.goto(linkIn(await letterTo(buyer.email, say('letter-offer-subject', { number, title, version: 1 }))));
  await buyerPage.getByRole('link', { name: say('rfq-accept-version', { version: 1 }) }).click();
  await expect(buyerPage.getByRole('heading', { name: say('rfq-accept-question') })).toBeVisible();

  await openOffer(supplierPage, say('rfq-better-own'));
  await offer(supplierPage, { prices: ['4.60', '29'], leadTime: '25' }, say('rfq-offer-send-version', { version: 2 }));

  const answered = buyerPage.waitForResponse((response) => response.request().method() === 'POST');
  await buyerPage.getByRole('button', { name: say('rfq-accept-act', { version: 1 }) }).click();
  expect((await answered).status()).toBe(409);
  await expect(main(buyerPage)).toContainText(say('rfq-superseded', { version: 2 }));
  await expect(main(buyerPage).getByRole('deletion').first()).toBeVisible();
  await expect(main(buyerPage)).toContainText('4.60');
  await inspect(buyerPage, 'overtaken');

  await buyerPage.getByRole('link', { name: say('rfq-see-newest') }).click();
  await expect(main(buyerPage).getByRole('link', { name: say('rfq-accept-version', { version: 2 }) })).toBeVisible();
});

/** Unfolds the form for the next version. */
async function openOffer(page: Page, act: string): Promise<void> {
  await main(page).getByRole('link', { name: act }).click();
}
