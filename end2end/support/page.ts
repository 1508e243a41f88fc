// What is asked of every page, whatever it is for.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing for axe to find: WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) await page.evaluate(timersAsPromises);
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** axe defers its work with timers, which never fire where scripts are off; promises do. */
function timersAsPromises(): void {
  window.setTimeout = ((work: () => void, delay = 0) => {
    if (delay <= 1) void Promise.resolve().then(work);
    return 0;
  }) as typeof window.setTimeout;
}

/** What is asked of every main page: nothing for axe to find, and a look at it. */
export async function inspect(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await look(page, name);
}

/** Expects a page to fit a phone's width and a desk's; with `LOOK=1`, saves how it looks on both. */
export async function look(page: Page, name: string): Promise<void> {
  const { project } = test.info();
  const before = page.viewportSize();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, `${page.url()} fits ${width} px`).toBeLessThanOrEqual(width);
    if (!process.env.LOOK) continue;
    await page.screenshot({
      path: `test-results/look/${name}-${project.name}-${width}.png`,
      fullPage: true,
      animations: 'disabled',
    });
  }
  if (before) await page.setViewportSize(before);
}
