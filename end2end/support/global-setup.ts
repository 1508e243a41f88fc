// Starts what every journey needs, once: a mailbox and a market with demo data, both stopped at the end.
import { mkdirSync, rmSync } from 'node:fs';
import { startMailbox } from './mailbox';
import { startMarket } from './market';

export default async function globalSetup(): Promise<() => Promise<void>> {
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync('test-results', { recursive: true });
  const mailbox = await startMailbox();
  const market = await startMarket(mailbox.smtpUrl).catch(async (error) => {
    await mailbox.stop();
    throw error;
  });
  // The workers that run the tests inherit these.
  process.env.MARKET_URL = market.url;
  process.env.MAILBOX_URL = mailbox.url;
  return async () => {
    await market.stop();
    await mailbox.stop();
  };
}
