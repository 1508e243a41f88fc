// The moves of a trade, as people make them in the browser.
import { expect, type Page } from '@playwright/test';
import { language, main, words } from './people';
import { wordsIn } from './words';

/** What somebody offers: a unit price for each line, and what else changes. */
export interface Proposal {
  prices: string[];
  leadTime: string;
  place?: string;
  note?: string;
}

/** A supplier of the demo who reads the language of the journey, and who runs their market. */
export interface Booth {
  supplier: string;
  code: string;
  name: string;
  operator: string;
  category: string;
}

/** Suppliers are admitted to a market by its operator, so journeys borrow theirs from the demo. */
export function booth(): Booth {
  return language() === 'zh-CN'
    ? {
        supplier: 'supplier@demo.example',
        code: 'demo-supplier',
        name: '示范供应商有限公司',
        operator: 'operator@demo.example',
        category: 'Port supplies > Packaging',
      }
    : {
        supplier: 'huang@jinding-kitchen.example',
        code: 'jinding-kitchen',
        name: 'Jinding Kitchen Appliances Co., Ltd.',
        operator: 'operator@zhuhai-appliances.example',
        category: 'Home appliances > Kitchen appliances',
      };
}

/** Who sells the film, and the words of their language, whatever the journey's is. */
export const filmSupplier = { email: 'supplier@demo.example', say: wordsIn('zh-CN') };

/** Searches until the index knows a listing by that name, and opens it. */
export async function open(page: Page, query: string, name: string | RegExp): Promise<void> {
  const say = words();
  await page.goto('/');
  await page.getByRole('search').getByLabel(say('shell-search-query')).fill(query);
  await page.getByRole('search').getByRole('button', { name: say('shell-search') }).click();
  await expect(page).toHaveURL(/\/search\?/); // a reload before that would stay where we were
  const result = main(page).getByRole('listitem').getByRole('link', { name, exact: true }).first();
  await expect(async () => {
    await page.reload();
    await expect(result).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await result.click();
  await expect(page).toHaveURL(/\/listings\/[0-9a-f-]+$/);
}

/** Opens a listing of the demo: stretch film from 48 rolls on, in steps of 4, $ 5.35 each and $ 5.05 from 240 on. */
export async function openFilm(page: Page): Promise<void> {
  await open(page, 'DEMO-0002', language() === 'zh-CN' ? /^缠绕膜 500 mm/ : /^Stretch film, 500 mm/);
}

/** Asks for a quote of the line that is there and of one more; gives the RFQ's number. */
export async function sendRfq(page: Page, title: string): Promise<string> {
  const say = words();
  const line = (number: number) => page.getByRole('group', { name: say('rfq-line', { number }) });
  await page.getByLabel(say.label('rfq-title')).fill(title);
  await line(1).getByLabel(say.label('rfq-column-quantity')).fill('1,200');
  await page.getByRole('button', { name: say('rfq-add-line') }).click();
  await line(2).getByLabel(say.label('rfq-description')).fill('Wooden crates, fumigated 熏蒸木箱');
  await line(2).getByLabel(say.label('rfq-column-quantity')).fill('24');
  await line(2).getByLabel(say.label('rfq-target-price')).fill('31.5');
  await expect(line(1).getByLabel(say.label('rfq-column-quantity'))).toHaveValue('1,200');
  await page.getByLabel(say.label('rfq-place')).fill('Hamburg');
  await page.getByLabel(say.label('rfq-currency')).selectOption('CNY');
  await page.getByRole('button', { name: say('rfq-send'), exact: true }).click();
  await expect(page).toHaveURL(/\/rfqs\/[0-9a-f-]+$/);
  const number = await main(page).getByText(/^RFQ-\d{4}-\d+$/).first().innerText();
  return number.trim();
}

/** Sends the next version of the terms. */
export async function offer(page: Page, proposal: Proposal, act: string): Promise<void> {
  const say = words();
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: act, exact: true }) });
  for (const [line, price] of proposal.prices.entries()) {
    await form.getByLabel(say.label('rfq-column-unit-price')).nth(line).fill(price);
  }
  await form.getByLabel(say.label('rfq-lead-time')).fill(proposal.leadTime);
  if (proposal.place) await form.getByLabel(say.label('rfq-place')).fill(proposal.place);
  if (proposal.note) await form.getByLabel(say.label('rfq-note')).fill(proposal.note);
  await form.getByRole('button', { name: act, exact: true }).click();
  await expect(form).toBeHidden();
}
