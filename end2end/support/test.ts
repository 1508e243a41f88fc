// The `test` of every journey: pages start at the market, and more people than one can be at it.
import { test as base, expect, type Page } from '@playwright/test';

interface Fixtures {
  /** Opens a browser of its own (cookies and all) for one more person of the journey. */
  newcomer(): Promise<Page>;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.MARKET_URL),
  newcomer: async ({ browser, baseURL }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
