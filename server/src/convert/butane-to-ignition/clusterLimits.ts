import { itemsAt, type Produced, producedAt, producedText } from '../../decode/produced.ts';
import { rowName } from '../../shape/target.ts';
import { has, reportValue, type Translation } from './translation.ts';
import type { TranslationCode } from './translationCodes.ts';

/**
 * What a cluster's Machine Config Operator or its operating system cannot do, in the whole config: the user's words and what
 * shorthands made of them.
 */
export function reportClusterLimits(translation: Translation, config: Produced): void {
  const { row } = translation.input.target;
  if (!row) return;
  const refuse = (value: Produced | undefined, code: TranslationCode, message: string): void => {
    const [origin] = value?.origins ?? [];
    if (origin) reportValue(translation, origin, code, `${message}: Butane refuses the file`);
  };
  for (const filesystem of itemsAt(config, 'storage', 'filesystems')) {
    const format = producedAt(filesystem, 'format');
    const name = producedText(format);
    if (name === 'btrfs' || (name === 'none' && has(translation, { openshift: '4.14.0' })))
      refuse(format, 'forbidden-filesystem-format', `${rowName(row)} cannot have a filesystem of format \`${name}\``);
  }
  for (const file of itemsAt(config, 'storage', 'files')) {
    const source = producedAt(file, 'contents', 'source');
    if (source?.kind === 'scalar' && typeof source.value === 'string' && !isDataUrl(source.value))
      refuse(source, 'forbidden-source-scheme', `${rowName(row)} takes the contents of files from \`data:\` URLs only`);
    const mode = producedAt(file, 'mode');
    if (has(translation, { openshift: '4.10.0' }) && mode?.kind === 'scalar' && hasSpecialBits(mode.value))
      refuse(mode, 'forbidden-mode-bits', `${rowName(row)} takes no setuid, setgid or sticky bits`);
  }
  for (const user of itemsAt(config, 'passwd', 'users')) {
    const name = producedAt(user, 'name');
    // That there is none is said of the source.
    if (!name || producedText(name) === 'core') continue;
    const message = `${rowName(row)} manages the user \`core\` only, not \`${producedText(name)}\``;
    refuse(name, 'user-not-core', message);
  }
}

/** Whether Go would take the URL for one of the scheme `data`, or for none at all. */
function isDataUrl(url: string): boolean {
  return /^data:/iu.test(url) || !isUrl(url);
}

/** What Go's `net/url` refuses is left to the rules that judge URLs. */
function isUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses.
  return !/[\u0000-\u001f\u007f]/u.test(url) && !/^:/u.test(url) && !/^[^/?#]*%(?![0-9A-Fa-f]{2})/u.test(url);
}

function hasSpecialBits(mode: unknown): boolean {
  return typeof mode === 'number' && (BigInt(mode) & ~0o777n) !== 0n;
}
