import { keptByText } from '../../../base/keptByText.ts';
import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { pathFacts } from '../../../layers/pathFacts.ts';
import type { FileFate, FileRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule, type Finding, type JudgeContext } from '../../configRule.ts';
import type { File, IgnitionConfig } from '../config.ts';
import { makeSecret, overwriteIt } from './fileFixes.ts';
import { halted } from './halted.ts';
import { isRow } from './isRow.ts';
import { hasAnyOf, isWithOthers } from './ownThings.ts';

const codeOf: Readonly<Record<FileFate, string>> = {
  shipped: 'layers/file-exists',
  unread: 'layers/file-not-read',
  overwritten: 'layers/file-overwritten',
  managed: 'layers/file-managed',
  secret: 'layers/file-too-open',
  'first-boot': 'layers/not-first-boot',
  arguments: 'layers/kernel-arguments-written-over',
  keys: 'layers/keys-written-over',
};

export const fileCodes = [...new Set(Object.values(codeOf))];

/** Files that are there already, that nothing reads, or that something else writes again: what the table of the system says. */
export function filesOfTheSystem(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ files }) => files)) return undefined;
  const rowsAbout = keptByText((path) => rowsOf(path, systems));
  return configRule<IgnitionConfig>({
    codes: fileCodes,
    at: [''],
    *check(config, context) {
      if (!isAbsent(config.ignition?.config, 'replace')) return;
      for (const [index, file] of knownItems(config.storage?.files).entries()) {
        const { path } = file;
        const row =
          typeof path === 'string' ? rowsAbout(path).find((each) => isSo(each, file, config, context)) : undefined;
        if (!row || typeof path !== 'string') continue;
        const { path: below, ...said } = sayingOf(row, file, path, systems);
        yield { ...said, code: codeOf[row.is], path: ['storage', 'files', index, ...below], isOwn: true };
      }
    },
  });
}

/** What the tables of all systems say of a path, the gravest first. */
function rowsOf(path: string, systems: readonly KnownSystem[]): readonly FileRow[] {
  const reals = new Map(systems.map((system) => [system, pathFacts(system.facts, path, system.version)?.real ?? path]));
  return fates.flatMap((fate) => {
    const row = factOnAll(
      systems,
      ({ files }) => files,
      (candidate, system) => candidate.is === fate && isRow(candidate, reals.get(system) ?? path),
    );
    return row ? [row] : [];
  });
}

/** One thing is said of a file. */
const fates: readonly FileFate[] = [
  'shipped',
  'first-boot',
  'arguments',
  'keys',
  'secret',
  'unread',
  'overwritten',
  'managed',
];

/** Whether it is true of this file in this config. */
function isSo({ is, unless }: FileRow, file: File, config: IgnitionConfig, context: JudgeContext): boolean {
  if (unless && (isWithOthers(config) || hasAnyOf(config, unless) || isNamedByUnit(config, file))) return false;
  const { systemd, passwd, kernelArguments } = config;
  switch (is) {
    case 'shipped':
      return file.overwrite !== true && isAbsent(file, 'append') && isWritten(file);
    case 'secret':
      return isAbsent(file, 'mode') || (typeof file.mode === 'number' && (file.mode & 0o077) !== 0);
    case 'first-boot':
      return isWritten(file) && knownItems(systemd?.units).some(({ enabled }) => enabled === true);
    case 'arguments':
      return isWritten(file) && knownItems(kernelArguments?.shouldExist).length > 0;
    case 'keys':
      return knownItems(passwd?.users).some(
        ({ name, sshAuthorizedKeys }) =>
          typeof name === 'string' &&
          typeof file.path === 'string' &&
          file.path.startsWith(`/home/${name}/`) &&
          knownItems(sshAuthorizedKeys).length > 0,
      );
    case 'managed':
      return !isPlain(context);
    case 'unread':
    case 'overwritten':
      return true;
  }
}

/** Whether a machine gets the config as it stands, and not from a cluster, for which it is written in Butane or in an object. */
function isPlain({ target, key }: JudgeContext): boolean {
  return target.area === 'ignition' && key('sshAuthorizedKeys') === 'sshAuthorizedKeys';
}

/** Whether a unit of the config says where the file is, so that what it starts may well read it. */
function isNamedByUnit({ systemd }: IgnitionConfig, { path }: File): boolean {
  return knownItems(systemd?.units).some(
    ({ contents, dropins }) =>
      typeof path !== 'string' ||
      [contents, ...knownItems(dropins).map((dropin) => dropin.contents)].some(
        (text) => typeof text === 'symbol' || text?.includes(path),
      ),
  );
}

/** Whether a file gets contents, and not only an owner and a mode. */
function isWritten({ contents }: File): boolean {
  return !isAbsent(contents) && !isAbsent(contents, 'source');
}

function sayingOf(row: FileRow, file: File, path: string, systems: readonly KnownSystem[]): Omit<Finding, 'code'> {
  const names = namesOfSystems(systems);
  const at = ['path'];
  switch (row.is) {
    case 'shipped':
      return {
        severity: 'error',
        message: `\`${path}\` is there on ${names} before Ignition runs (${row.because}), and Ignition overwrites only what it is told to: ${halted}; write \`overwrite: true\``,
        path: at,
        fixes: overwriteIt,
      };
    case 'unread':
      return { severity: 'warning', message: `nothing reads \`${path}\` on ${names}: ${reasonOf(row)}`, path: at };
    case 'overwritten':
      return {
        severity: 'warning',
        message: `\`${path}\` does not stay as it is written here on ${names}: ${reasonOf(row)}`,
        path: at,
      };
    case 'managed':
      return {
        severity: 'info',
        message: `the cluster writes \`${path}\` too: ${row.because}, and of several MachineConfigs the last one by name wins${row.instead === undefined ? '' : `; ${row.instead}`}`,
        path: at,
      };
    case 'secret':
      return {
        severity: 'warning',
        message: `\`${path}\` is ignored with this mode: ${reasonOf(row, 'write `mode: 0600`')}`,
        path: isAbsent(file, 'mode') ? at : ['mode'],
        fixes: makeSecret(file.mode),
      };
    case 'first-boot':
      return {
        severity: 'warning',
        message: `with \`${path}\` written, none of the units that are to be enabled is: ${reasonOf(row)}`,
        path: at,
      };
    case 'arguments':
      return {
        severity: 'warning',
        message: `\`${path}\` does not go with the kernel arguments of this config: ${reasonOf(row)}`,
        path: at,
      };
    case 'keys':
      return {
        severity: 'warning',
        message: `the keys in \`${path}\` are lost, because their user has keys in \`passwd\` too: ${reasonOf(row)}`,
        path: at,
      };
  }
}
