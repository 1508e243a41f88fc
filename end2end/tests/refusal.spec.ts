// Requests no form of ours would send: refused in plain words, never with an error of ours, never carried out.
import { expectAccessible } from '../support/page';
import { registerBuyer, signIn, words } from '../support/people';
import { booth } from '../support/trade';
import { expect, test } from '../support/test';

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
const hostile = ['', '-1', '1e309', '0', 'NaN', '٣', 'ﬀ', '\u0000', "'; DROP TABLE rfq; --", '<script>alert(1)</script>', '9'.repeat(5000)];
const forms = {
  '/register': ['email'],
  [`/register/${'0'.repeat(64)}`]: ['name_zh', 'name_en', 'code', 'country', 'buys', 'person_name', 'password', 'time_zone'],
  '/sign-in': ['email', 'password', 'next'],
  '/rfqs/new': [
    ...['supplier', 'title', 'currency', 'incoterm', 'place', 'deadline', 'deliver_by', 'note', 'choice', 'action'],
    ...['visibility', 'market', 'invite'],
    ...['line_listing', 'line_description', 'line_quantity', 'line_unit', 'line_target'],
  ],
  [`/rfqs/${nobody}/cancel`]: ['reason'],
  [`/negotiations/${nobody}/offers`]: ['seen', 'line', 'quantity', 'unit_price', 'part_percent', 'valid_until'],
  [`/negotiations/${nobody}/accept`]: ['hash'],
  [`/negotiations/${nobody}/messages`]: ['text', 'audience'],
  [`/requests/${nobody}/report`]: ['reason'],
  [`/orders/${nobody}/ship`]: ['reason'],
  [`/orders/${nobody}/sink`]: ['reason'],
};

test('no form answers with an error of ours, whatever it is sent', async ({ page }) => {
  await registerBuyer(page);
  const origin = new URL(page.url()).origin;
  for (const [path, fields] of Object.entries(forms)) {
    for (const value of hostile) {
      // Every field of the form, and some of them twice.
      const data = new URLSearchParams(fields.map((field) => [field, value]));
      fields.slice(0, 3).forEach((field) => data.append(field, value));
      const answer = await page.request.post(path, {
        data: data.toString(),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        maxRedirects: 0,
      });
      expect(answer.status(), `${path} with ${value.slice(0, 30)}`).toBeLessThan(500);
      expect(await answer.text()).not.toContain('<script>alert');
    }
  }
});

test('what is not a form, or from elsewhere, is refused', async ({ page }) => {
  await registerBuyer(page);
  const origin = new URL(page.url()).origin;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (headers: Record<string, string>, data: string) =>
    page.request.post('/sign-out', { headers: { ...headers }, data, maxRedirects: 0 });
  expect((await post({ ...form, origin: 'https://evil.example' }, '')).status()).toBe(403);
  expect((await post({ ...form, origin: 'null' }, '')).status()).toBe(403);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/account$/);
  const huge = await page.request.post('/rfqs/new', { headers: { ...form, origin }, data: 'note='.padEnd(3 << 20, 'x') });
  expect(huge.status()).toBe(413);
  const broken = await page.request.post('/rfqs/new', { headers: { ...form, origin }, data: '%FF=%GG&\u0001' });
  expect(broken.status()).toBeLessThan(500);
});

test('addresses lead nowhere politely', async ({ page }) => {
  const say = words();
  for (const path of ['/listings/1', `/listings/${nobody}`, '/markets/%E2%82%28', '/listings/../../etc/passwd', '/rfqs/%00']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('failure-not-found'));
  }
  await expectAccessible(page);
  const searches = ['q=%00%FF', `q=${'渔'.repeat(2000)}`, 'q="(-', 'after=x', 'sort=x', 'market=x&category=%3E', 'after=999999999999'];
  for (const query of searches) {
    const answer = await page.goto(`/search?${query}`);
    expect(answer?.status(), query.slice(0, 30)).toBeLessThan(500);
  }
});

test('what belongs to others is not there', async ({ page, newcomer }) => {
  const selling = await newcomer();
  await signIn(selling, booth().supplier);
  await selling.goto('/selling/orders');
  const order = await selling.getByRole('main').locator('a[href^="/orders/"]').first().getAttribute('href');
  await selling.goto('/selling/rfqs');
  const talk = await selling.getByRole('main').locator('a[href^="/negotiations/"]').first().getAttribute('href');
  await registerBuyer(page);
  for (const path of [order, talk]) {
    expect((await page.goto(path ?? ''))?.status(), path ?? '').toBe(404);
  }
  for (const path of ['/selling/rfqs', '/operating']) {
    expect((await page.goto(path))?.status(), path).toBeGreaterThanOrEqual(400);
  }
});
