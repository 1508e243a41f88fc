// One fresh market: the entrepot binary on a free port, SQLite and search index in a temporary folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(__dirname, '../..');
const binary = process.env.ENTREPOT_BIN ?? join(root, 'target/debug/entrepot');
const logFile = resolve(__dirname, '../test-results/server.log');
const startLimitMs = 180_000;

export interface Market {
  url: string;
  stop(): Promise<void>;
}

export async function startMarket(smtpUrl: string): Promise<Market> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entrepot-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = openSync(logFile, 'w');
  const server = spawn(binary, ['serve', '--demo'], {
    cwd: dataDir, // no .env of the checkout is read
    env: {
      PATH: process.env.PATH,
      RUST_BACKTRACE: '1',
      DATA_DIR: dataDir,
      BIND: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      SMTP_URL: smtpUrl,
      DEV_MODE: 'on',
      LOG: process.env.LOG ?? 'info',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = async () => {
    await terminate(server);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await stop();
    throw new Error(`${error}\n${readFileSync(logFile, 'utf8').slice(-4000)}`);
  }
  return { url, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  server.once('error', (error) => (failure = error));
  server.once('exit', (code) => (failure ??= new Error(`the server ended with ${code} before it was ready`)));
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline; await sleep(100)) {
    if (failure) throw failure;
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server was not ready within ${startLimitMs / 1000} s`);
}

async function terminate(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const patience = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}
