// Mails as the tests see them.
import { expect } from '@playwright/test';
import type { Mail } from './mailbox';
import { literally } from './words';

/** The next mail to `address` whose subject fits; waits until it arrives. Each mail is given once. */
export async function mailTo(address: string, subject: RegExp, limitMs = 20_000): Promise<Mail> {
  const query = new URLSearchParams({ to: address, subject: subject.source, flags: subject.flags });
  const answer = await fetch(`${process.env.MAILBOX_URL}/?${query}`, {
    signal: AbortSignal.timeout(limitMs),
  }).catch(() => {
    throw new Error(`no mail to ${address} with a subject like ${subject} within ${limitMs / 1000} s`);
  });
  return answer.json() as Promise<Mail>;
}

/** The first link of a mail's text to a page of the market. */
export function linkIn(mail: Mail): string {
  const link = mail.text.split(/\s+/).find((word) => word.startsWith(`${process.env.MARKET_URL}/`));
  if (!link) throw new Error(`no link to the market in “${mail.subject}”:\n${mail.text}`);
  return link;
}

/** The next letter to somebody with this subject; what it must say stands in its text and in its HTML. */
export async function letterTo(address: string, subject: string, ...said: string[]): Promise<Mail> {
  const mail = await mailTo(address, new RegExp(`^${literally(subject)}$`));
  for (const words of said) {
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(words);
  }
  return mail;
}
