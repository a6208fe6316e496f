import type { PrintedString } from '../goYamlString.ts';
import { printYamlString } from '../yamlString.ts';

/**
 * A text for a key of Butane that takes texts, in the form that reads best of those that gopkg.in/yaml.v3 reads back as this
 * very text. The type of the key decides what a plain word is, so `yes`, `0644` and `2001-01-01` need no quotes.
 *
 * @param text without lone surrogates
 * @param indent the spaces in front of every line but the first
 */
export function printButaneString(text: string, indent: string): PrintedString {
  return printYamlString(text, indent, (word) => /^(?:~|null|Null|NULL|<<)$/.test(word));
}
