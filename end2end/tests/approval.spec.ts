// A purchaser above their spending limit asks, and an owner accepts for the company.
import { invited, join } from '../support/company';
import { letterTo, linkIn } from '../support/mail';
import { inspect } from '../support/page';
import { main, registerBuyer, signIn, unique, words } from '../support/people';
import { filmSupplier, offer, openFilm, sendRfq } from '../support/trade';
import { expect, test } from '../support/test';

test('what is above a purchaser’s limit is approved by an owner', async ({ page, newcomer }) => {
  const say = words();
  const [pia, supplier] = [await newcomer(), await newcomer()];
  const owner = await registerBuyer(page);
  const email = `${unique('pia-')}@reef.example`;
  await join(pia, await invited(page, owner, email), 'Pia');

  const title = unique('Beyond ');
  await openFilm(pia);
  await main(pia).getByRole('link', { name: say('catalog-ask'), exact: true }).click();
  const number = await sendRfq(pia, title);
  await signIn(supplier, filmSupplier.email);
  const asked = await letterTo(filmSupplier.email, filmSupplier.say('letter-rfq-subject', { number, title }));
  await supplier.goto(linkIn(asked));
  await offer(supplier, { prices: ['4.10', '29'], leadTime: '20' }, say('rfq-offer-send'));

  await pia.goto(linkIn(await letterTo(email, say('letter-offer-subject', { number, title, version: 1 }))));
  await pia.getByRole('link', { name: say('rfq-accept-version', { version: 1 }) }).click();
  await expect(main(pia)).toContainText(say('rfq-over-limit-who', { names: 'Jörg 李' }));
  await inspect(pia, 'over-limit');
  await pia.getByRole('button', { name: say('rfq-approval-ask') }).click();
  await expect(main(pia)).toContainText(say('rfq-approval-asked', { by: 'Pia', version: 1 }));
  await inspect(pia, 'approval-asked');

  await page.goto('/desk');
  await expect(main(page).getByRole('heading', { name: say('desk-approvals') })).toBeVisible();
  await inspect(page, 'desk-approvals');
  const mail = await letterTo(owner.email, say('letter-approval-subject', { number, title }));
  await page.goto(linkIn(mail));
  await page.getByRole('link', { name: say('rfq-accept-version', { version: 1 }) }).click();
  await page.getByRole('button', { name: say('rfq-accept-act', { version: 1 }) }).click();
  await expect(page).toHaveURL(/\/orders\//);
  await page.goto('/desk');
  await expect(main(page).getByRole('heading', { name: say('desk-approvals') })).toHaveCount(0);
});
