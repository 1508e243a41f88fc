// A supplier's listings and their operator's queue, as people meet them in the browser.
import { expect, test, type Page } from '@playwright/test';
import { language, main, unique, words } from './people';

/** A listing of a journey's own. */
export interface Goods {
  sku: string;
  zh: string;
  en: string;
}

/** Goods nobody else sells. */
export function goods(zh: string, en: string): Goods {
  const sku = unique('J');
  return { sku, zh: `${zh} ${sku}`, en: `${en} ${sku}` };
}

/** The title the journey reads. */
export function titleOf(goods: Goods): string {
  return language() === 'zh-CN' ? goods.zh : goods.en;
}

/** Rows of a catalogue: 100 or more, in steps of 50, at ¥ 4.20 each and ¥ 3.755 from 1,000 on. */
export function catalogue(category: string, ...all: Goods[]): string {
  const rows = all.map(({ sku, zh, en }) => `${sku},${zh},${en},${category},H87,100,50,CNY,FOB,CNZUH,100:4.2;1000:3.755`);
  return ['sku,title_zh,title_en,category,unit,moq,increment,currency,incoterm,place,tiers', ...rows, ''].join('\n');
}

/** Sends a catalogue file. */
export async function upload(page: Page, name: string, content: string | Buffer): Promise<void> {
  const say = words();
  await page.goto('/selling/import');
  await page.getByLabel(say.label('catalog-import-file')).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await main(page).getByRole('button', { name: say('catalog-import-submit'), exact: true }).click();
}

/** Waits until the worker has done what the import on the page waits for; without scripts by looking again and again. */
export async function workedOn(page: Page): Promise<void> {
  const again = main(page).getByRole('link', { name: words()('catalog-import-look') });
  await expect(async () => {
    const byHand = test.info().project.use.javaScriptEnabled === false;
    if (byHand && (await again.count()) > 0) await again.click();
    await expect(again).toHaveCount(0, { timeout: byHand ? 500 : 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** Has the import on the page done, and waits until it is. */
export async function start(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: words()('catalog-import-start'), exact: true }).click();
  await workedOn(page);
}

/** Turns the pages of the operator's queue, which journeys share, until a listing is on the page. */
export async function openQueueAt(page: Page, title: string): Promise<void> {
  await page.goto('/operating/queue');
  const next = main(page).getByRole('link', { name: words()('ui-next') });
  while ((await main(page).getByRole('link', { name: title }).count()) === 0 && (await next.count()) > 0) {
    await page.goto((await next.getAttribute('href')) ?? '');
  }
}

/** Opens a listing's case from the operator's queue. */
export async function openCase(page: Page, title: string): Promise<void> {
  await openQueueAt(page, title);
  await main(page).getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Decides the case on the page: approves it, or sends it back with a reason. */
export async function decide(page: Page, verdict: string, reason = ''): Promise<void> {
  const say = words();
  await page.getByRole('radio', { name: say(verdict) }).check();
  await page.getByLabel(say.label('moderation-reason')).fill(reason);
  await page.getByRole('button', { name: say('moderation-submit') }).click();
}
