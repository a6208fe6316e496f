import type { Path } from '../../base/path.ts';
import { itemsAt, type Produced, producedAt, producedText } from '../../decode/produced.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { reaches } from '../../shape/versions.ts';

export type ClusterLimitCode =
  | 'forbidden-filesystem-format'
  | 'forbidden-mode-bits'
  | 'forbidden-source-scheme'
  | 'user-not-core';

/** Something in an Ignition config that Butane refuses for a cluster. */
export interface ClusterLimit {
  /** Of the value in the config. */
  readonly path: Path;
  readonly code: ClusterLimitCode;
  /** Why; a sentence without its end. */
  readonly message: string;
}

/**
 * What a cluster's Machine Config Operator or its operating system cannot do.
 *
 * @param config an Ignition config
 * @param target of Butane
 */
export function* clusterLimits(config: Produced, { table, row }: Target): Generator<ClusterLimit> {
  if (!row) return;
  for (const [index, filesystem] of itemsAt(config, 'storage', 'filesystems').entries()) {
    const name = producedText(producedAt(filesystem, 'format'));
    if (name === 'btrfs' || (name === 'none' && reaches(table, row, { openshift: '4.14.0' })))
      yield {
        path: ['storage', 'filesystems', index, 'format'],
        code: 'forbidden-filesystem-format',
        message: `${rowName(row)} cannot have a filesystem of format \`${name}\``,
      };
  }
  for (const [index, file] of itemsAt(config, 'storage', 'files').entries()) {
    const source = producedAt(file, 'contents', 'source');
    if (source?.kind === 'scalar' && typeof source.value === 'string' && !isDataUrl(source.value))
      yield {
        path: ['storage', 'files', index, 'contents', 'source'],
        code: 'forbidden-source-scheme',
        message: `${rowName(row)} takes the contents of files from \`data:\` URLs only`,
      };
    const mode = producedAt(file, 'mode');
    if (reaches(table, row, { openshift: '4.10.0' }) && mode?.kind === 'scalar' && hasSpecialBits(mode.value))
      yield {
        path: ['storage', 'files', index, 'mode'],
        code: 'forbidden-mode-bits',
        message: `${rowName(row)} takes no setuid, setgid or sticky bits`,
      };
  }
  for (const [index, user] of itemsAt(config, 'passwd', 'users').entries()) {
    const name = producedAt(user, 'name');
    // That there is none is said of the source.
    if (!name || producedText(name) === 'core') continue;
    yield {
      path: ['passwd', 'users', index, 'name'],
      code: 'user-not-core',
      message: `${rowName(row)} manages the user \`core\` only, not \`${producedText(name)}\``,
    };
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
