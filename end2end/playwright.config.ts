// Four ways to meet the market: Chinese and English, with scripts and without.
import { existsSync } from 'node:fs';
import { defineConfig, type Project } from '@playwright/test';

const debianChromium = '/usr/bin/chromium';
const chromium = process.env.CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);

const projects: Project[] = [
  { name: 'zh', use: { locale: 'zh-CN', javaScriptEnabled: true } },
  { name: 'en', use: { locale: 'en-US', javaScriptEnabled: true } },
  { name: 'zh-nojs', use: { locale: 'zh-CN', javaScriptEnabled: false } },
  { name: 'en-nojs', use: { locale: 'en-US', javaScriptEnabled: false } },
];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/failures',
  globalSetup: './support/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects,
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    timezoneId: 'Asia/Shanghai',
    // A trace of every journey, kept where it fails, takes a fifth of the time: only where one is looked for.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
