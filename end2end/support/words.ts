// The product's own words, read from its Fluent files: a changed wording never breaks a journey.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const locales = resolve(__dirname, '../../app/locales');

export type Locale = 'zh-CN' | 'en';

export interface Words {
  /** The words of a message without variables. */
  (key: string): string;
  /** What the words of a message look like, whatever its variables are. */
  like(key: string): RegExp;
  /** The label of a field, whether it must be filled in or not. */
  label(key: string): RegExp;
}

export function wordsIn(locale: Locale): Words {
  const messages = read(locale);
  const find = (key: string): string => {
    const text = messages.get(key);
    if (text === undefined) throw new Error(`no message ${key} in ${locale}`);
    return text;
  };
  const words = (key: string): string => {
    const text = find(key);
    if (text.includes('{')) throw new Error(`${key} has variables: say like('${key}')`);
    return text;
  };
  const like = (key: string): RegExp => {
    const text = find(key);
    if (text.includes('->')) throw new Error(`${key} has variants`);
    return new RegExp(text.split(/\{[^}]*\}/).map(escaped).join('.+'));
  };
  const label = (key: string): RegExp =>
    new RegExp(`^\\s*${escaped(words(key))}\\s*(${escaped(words('ui-optional'))})?\\s*$`);
  return Object.assign(words, { like, label });
}

/** Key → text. Continuation lines are indented; comments and attributes are left out. */
function read(locale: Locale): Map<string, string> {
  const messages = new Map<string, string>();
  for (const file of readdirSync(join(locales, locale))) {
    let key: string | undefined;
    for (const line of readFileSync(join(locales, locale, file), 'utf8').split('\n')) {
      const start = /^([a-z][\w-]*)\s*=\s*(.*)$/.exec(line);
      if (start) {
        key = start[1];
        messages.set(key, start[2]);
      } else if (key !== undefined && /^\s+\S/.test(line)) {
        messages.set(key, `${messages.get(key)} ${line.trim()}`.trim());
      } else {
        key = undefined;
      }
    }
  }
  return messages;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
