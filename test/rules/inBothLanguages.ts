import type { Mistake } from './ruleCase.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** An Ignition config, and the same as Butane: JSON is YAML, and only the names of keys differ. */
export function inBothLanguages(config: { readonly [section: string]: Json }): Pick<Mistake, 'text' | 'config'> {
  const lines = Object.entries(config).map(
    ([section, value]) => `${snakeCase(section)}: ${JSON.stringify(renamed(value))}`,
  );
  return { config, text: `${lines.join('\n')}\n` };
}

function renamed(value: Json): Json {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(renamed);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [snakeCase(key), renamed(member)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function snakeCase(key: string): string {
  return key.replaceAll(/MiB|[A-Z]/gu, '_$&').toLowerCase();
}
