// The product's own words, read from its Fluent files: a changed wording never breaks a journey.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const locales = resolve(__dirname, '../../app/locales');

export type Locale = 'zh-CN' | 'en';
type Values = Record<string, FluentVariable>;

export interface Words {
  /** What the product says under a key. */
  (key: string, values?: Values): string;
  /** The label of a field, whether it must be filled in or not. */
  label(key: string): RegExp;
}

const read = new Map<Locale, Words>();

/** The words of a language. */
export function wordsIn(locale: Locale): Words {
  const words = read.get(locale) ?? load(locale);
  read.set(locale, words);
  return words;
}

function load(locale: Locale): Words {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const file of readdirSync(join(locales, locale))) {
    bundle.addResource(new FluentResource(readFileSync(join(locales, locale, file), 'utf8')));
  }
  const say = (key: string, values: Values = {}): string => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no words for ${key} in ${locale}`);
    return bundle.formatPattern(pattern, values); // throws where a value is missing
  };
  const label = (key: string): RegExp =>
    new RegExp(`^\\s*${literally(say(key))}\\s*(${literally(say('ui-optional'))})?\\s*$`);
  return Object.assign(say, { label });
}

/** A pattern that fits just this text. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
