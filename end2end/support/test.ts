// The `test` of every journey: pages start at the market, more people than one can be at it, and whatever they do there,
// the server is never at fault and no script of theirs runs.
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

interface Fixtures {
  /** Opens a browser of its own (cookies and all) for one more person of the journey. */
  newcomer(): Promise<Page>;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.MARKET_URL),
  context: async ({ context }, use) => {
    const incidents = watch(context);
    await use(context);
    expect(incidents).toEqual([]);
  },
  newcomer: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const incidents: string[][] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      incidents.push(watch(context));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(incidents.flat()).toEqual([]);
  },
});

/** Notes what must never happen: an error of the server's, a style or script it lacks, a dialog, an exception. */
function watch(context: BrowserContext): string[] {
  const incidents: string[] = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const missing = pathname.startsWith('/pkg/') && response.status() >= 400;
    if (missing || response.status() >= 500) incidents.push(`${response.status()} ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) incidents.push(`policy: ${message.text()}`);
  });
  context.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (failed) => {
    // Who leaves a page before its wasm has come interrupts the fetch.
    if (failed.error().message !== 'Failed to fetch') incidents.push(`${failed.error()}`);
  });
  return incidents;
}

export { expect };
