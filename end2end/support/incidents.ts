// What must never happen, whatever is typed: a fault of the server's, a script of the visitor's.
import type { Page } from '@playwright/test';

/** Notes every answer that is the server's fault and every dialog a script opens, from now on. */
export function incidents(page: Page): string[] {
  const seen: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 500) seen.push(`${response.status()} ${response.url()}`);
  });
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}
