import { decodeText } from '../../../base/decodeText.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { fileCodes, modeFindings, pathFindings } from '../../fileFindings.ts';
import { misspeltUnit } from '../../misspeltPath.ts';
import { ruleOfName } from '../../ruleOfName.ts';
import { shellCode, shellFindings } from '../../shellFindings.ts';
import type { File, IgnitionConfig, Link, User } from '../config.ts';
import { decimalMode } from '../decimalMode.ts';

const unitCode = 'systemd/misspelt-unit';
const passedOver = 'files/passed-over';

/** Paths, permissions and shells that are nearly what was meant. */
export const fileSlips: readonly ConfigRule[] = [
  configRule<Partial<Pick<File, 'path' | 'mode'>>>({
    codes: fileCodes,
    at: ['storage.files.*', 'storage.directories.*', 'storage.links.*'],
    *check({ path, mode }) {
      if (typeof path === 'string' && !holdsTemplate(path) && !path.includes('$')) yield* pathFindings(path, ['path']);
      // Of a number whose digits were meant in octal that is said already.
      if (typeof mode === 'number' && decimalMode(mode, false) === undefined) yield* modeFindings(mode, ['mode']);
    },
  }),
  configRule<Partial<Pick<Link, 'target'>>>({
    codes: fileCodes,
    at: ['storage.links.*'],
    *check({ target }) {
      if (typeof target === 'string' && !holdsTemplate(target) && !target.includes('$'))
        yield* pathFindings(target, ['target']);
    },
  }),
  ...['storage.disks.*', 'storage.filesystems.*', 'storage.luks.*'].map((at) =>
    configRule<{ readonly device?: unknown }>({
      codes: fileCodes,
      at: [at],
      *check({ device }) {
        if (typeof device === 'string' && !holdsTemplate(device) && !device.includes('$'))
          yield* pathFindings(device, ['device']);
      },
    }),
  ),
  configRule<IgnitionConfig>({
    codes: [unitCode],
    at: [''],
    *check({ systemd, storage }) {
      const units = knownItems(systemd?.units);
      const written = new Set([
        ...units.flatMap(({ name, contents }) => (contents === undefined ? [] : [name])),
        ...[...knownItems(storage?.files), ...knownItems(storage?.links)].map(({ path }) =>
          typeof path === 'string' ? path.slice(path.lastIndexOf('/') + 1) : undefined,
        ),
      ]);
      for (const [index, { name }] of units.entries()) {
        const meant = typeof name !== 'string' || written.has(name) ? undefined : misspeltUnit(name);
        if (meant !== undefined)
          yield {
            code: unitCode,
            severity: 'warning',
            message: `nothing here writes \`${String(name)}\`, and no system is known to have it: what is said of it does nothing; did you mean \`${meant}\`?`,
            path: ['systemd', 'units', index, 'name'],
            isOwn: true,
            fixes: ({ node }, document) =>
              node.kind === 'scalar'
                ? [{ title: `Change to \`${meant}\``, edits: replaceScalar(document, node, meant), certain: false }]
                : [],
          };
      }
    },
  }),
  configRule<IgnitionConfig>({
    codes: [passedOver],
    at: [''],
    *check({ storage, systemd }) {
      for (const [index, { path }] of knownItems(storage?.files).entries()) {
        if (typeof path !== 'string' || holdsTemplate(path)) continue;
        const rule = ruleOfName(path);
        // Whoever is told of it reads it, whatever its name.
        if (!rule || (rule.mayBeNamed && isNamedElsewhere(path, storage, systemd))) continue;
        yield {
          code: passedOver,
          severity: 'warning',
          message: `nothing comes of \`${path}\`: ${rule.because}; ${rule.instead}`,
          path: ['storage', 'files', index, 'path'],
          isOwn: true,
        };
      }
    },
  }),
  configRule<User>({
    codes: [shellCode],
    at: ['passwd.users.*'],
    *check({ shell }) {
      if (typeof shell === 'string' && !holdsTemplate(shell)) yield* shellFindings(shell, ['shell']);
    },
  }),
];

/** Whether a text of the config has the path of a file, or its name, or may have it. */
function isNamedElsewhere(
  path: string,
  storage: IgnitionConfig['storage'],
  systemd: IgnitionConfig['systemd'],
): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const others = knownItems(storage?.files).filter((file) => file.path !== path);
  const sources = others.map(({ contents }) => contents?.source);
  const units = knownItems(systemd?.units).flatMap(({ contents, dropins }) => [
    contents,
    ...knownItems(dropins).map((dropin) => dropin.contents),
  ]);
  const links = knownItems(storage?.links).map(({ target }) => target);
  return [...sources, ...units, ...links].some((text) => {
    if (typeof text !== 'string') return text !== undefined;
    if (!text.startsWith('data:')) return text.includes(name);
    const reading = readDataUrl(text);
    return reading.kind === 'contents' && decodeText(reading.bytes).text.includes(name);
  });
}
