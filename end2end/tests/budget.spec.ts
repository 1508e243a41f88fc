// What a first visit to a listing costs, and that nothing has to be waited for.
import type { Page } from '@playwright/test';
import { words } from '../support/people';
import { openFilm } from '../support/trade';
import { expect, test } from '../support/test';

const budget = 150 * 1024;
const photo = /^image\/(jpeg|png|webp|avif)/;

test('the first visit to a listing stays within its budget, and nothing moves', async ({ page, newcomer }) => {
  await openFilm(page);
  const visitor = await newcomer();
  const wire = await bytesOnTheWire(visitor);
  await visitor.goto(page.url());
  if (scripts()) await priceAnswersAtOnce(visitor);
  else await visitor.waitForLoadState('load');

  const { total, files } = wire();
  test.info().annotations.push({ type: 'bytes', description: `${total}` });
  expect(files.some((file) => file.endsWith('.wasm'))).toBe(scripts());
  expect(total, `bytes of ${files.length} files`).toBeLessThan(budget);
  if (scripts()) expect(await layoutShift(visitor)).toBe(0);
});

test('a listing answers before its wasm is there', async ({ page, newcomer }) => {
  await openFilm(page);
  const visitor = await newcomer();
  await visitor.route('**/*.wasm', () => undefined); // it never comes
  await visitor.goto(page.url());
  await quantity(visitor).fill('２４０');
  await visitor.getByRole('button', { name: words()('catalog-price-submit') }).click();
  await expect(visitor).toHaveURL(/quantity=/);
  await expect(quantity(visitor)).toHaveValue('２４０');
  await expect(visitor.getByRole('status')).toContainText('$ 1,212.00');
});

function scripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

function quantity(page: Page) {
  return page.getByLabel(words().label('catalog-price-quantity'));
}

/** The price changes without the page being asked for again: the island is awake. */
async function priceAnswersAtOnce(page: Page): Promise<void> {
  await expect(async () => {
    await quantity(page).clear();
    await quantity(page).pressSequentially('240');
    await expect(page.getByRole('status')).toContainText('$ 1,212.00', { timeout: 100 });
  }).toPass();
  expect(page.url()).not.toContain('quantity=');
}

/** Counts what comes over the wire, headers and all, as the browser's own network panel does. */
async function bytesOnTheWire(page: Page) {
  const files = new Map<string, { url: string; kind: string; bytes: number }>();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, response }) => {
    files.set(requestId, { url: response.url, kind: response.mimeType, bytes: 0 });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file) file.bytes = encodedDataLength;
  });
  return () => {
    const counted = [...files.values()].filter(({ kind }) => !photo.test(kind));
    return {
      files: counted.map(({ url }) => url),
      total: counted.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  };
}

/** How much moved on the page that nobody moved: its Cumulative Layout Shift, as browsers define it. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
          for (const shift of shifts) if (!shift.hadRecentInput) sum += shift.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      }),
  );
}
