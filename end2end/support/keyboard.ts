// Pages used without a mouse.
import { expect, type Locator, type Page } from '@playwright/test';

/** Walks on with the tab key until something has the focus, which must be seen, and presses a key there. */
export async function press(page: Page, target: Locator, key?: string): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; !(await focused()); steps += 1) {
    expect(steps, `steps to ${target}`).toBeLessThan(80);
    await page.keyboard.press('Tab');
  }
  const ringed = (element: Element): boolean =>
    [element, element.closest('form')].some((box) => box && getComputedStyle(box).outlineStyle !== 'none');
  expect(await target.evaluate(ringed), `the focus on ${target} is seen`).toBe(true);
  if (key) await page.keyboard.press(key);
}
