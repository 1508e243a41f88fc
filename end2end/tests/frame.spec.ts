// What every page shares: the frame, its languages, the components, and pages that do not exist.
import { expectAccessible, look } from '../support/page';
import { expect, test } from '../support/test';

test('the frame and every component fit, read well and speak the language asked for', async ({ page, locale }) => {
  for (const [path, name] of [['/', 'home'], ['/sign-in', 'sign-in'], ['/dev/ui', 'components']]) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'zh-CN' : 'en');
    await expectAccessible(page);
    await look(page, name);
  }
});

test('a page that does not exist says so', async ({ page }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await look(page, 'not-found');
});
