import type { Fix } from '../../../base/problem.ts';
import { withoutItem } from '../../../decode/fixes.ts';
import { isAbsent, knownItems, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { nodeAtPath, pairOf, partAt } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { unitNameEscape } from '../../../embedded/unitNameEscape.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import type { ButaneConfig, Filesystem, Unit } from '../config.ts';
import { mountUnitText } from '../mountUnitText.ts';

const code = 'butane/mount-unit-by-hand';

/** Butane itself writes the unit that mounts a filesystem. */
export const mountUnitByHand = configRule<ButaneConfig>({
  codes: [code],
  at: [''],
  *check({ storage, systemd }, { target }) {
    if (!holds({ since: { base: '0.2' } }, target)) return;
    const units = knownItems(systemd?.units);
    if (!units.some(({ name }) => typeof name === 'string' && name.endsWith('.mount'))) return;
    for (const [index, filesystem] of knownItems(storage?.filesystems).entries()) {
      const wanted = mountUnitOf(filesystem);
      if (!wanted) continue;
      const unit = units.findIndex(({ name }) => name === wanted.name);
      const given = units[unit];
      if (!given || !isSame(given, wanted.text)) continue;
      yield {
        code,
        severity: 'hint',
        message: `this unit is the one that Butane makes for the filesystem where it has \`with_mount_unit: true\`; write that in place of the unit`,
        path: ['systemd', 'units', unit, 'name'],
        related: { path: ['storage', 'filesystems', index, 'path'], message: 'the filesystem stands here' },
        isOwn: true,
        tags: ['unnecessary'],
        fixes: ({ node }, document) => letButaneMakeIt(node, index, wanted.path, document),
      };
    }
  },
});

interface Made {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** The unit of a filesystem that has none yet; undefined where Butane makes none, or may make another. */
function mountUnitOf(filesystem: Filesystem): Made | undefined {
  const { path, device, format, with_mount_unit: isMade, mount_options: given } = filesystem;
  if (mayHoldMore(filesystem) || (isMade !== undefined && isMade !== false)) return undefined;
  if (typeof path !== 'string' || typeof device !== 'string' || typeof format !== 'string') return undefined;
  // Elsewhere newer versions refuse it; and what a LUKS volume needs is not only in its filesystem.
  if (!/^\/(?:etc|var)\/./u.test(path) || /^\/dev\/(?:mapper\/|disk\/by-id\/dm-name-)/u.test(device)) return undefined;
  if (format === '' || format === 'none' || format === 'swap') return undefined;
  const options = knownItems(given).map(String);
  if (!isAbsent(filesystem, 'mount_options') && (options.length === 0 || mayHoldMore(given ?? []))) return undefined;
  const text = mountUnitText({ device, path, format, options, isRemote: false });
  return { name: `${unitNameEscape(path)}.mount`, path, text };
}

/** Whether systemd does the same with a unit, apart from what only people read. */
function isSame(unit: Unit, wanted: string): boolean {
  const { contents, enabled } = unit;
  const others = Object.keys(unit).filter((key) => !['name', 'contents', 'enabled'].includes(key));
  if (mayHoldMore(unit) || others.length > 0 || enabled !== true || typeof contents !== 'string') return false;
  return meaningOf(contents) === meaningOf(wanted);
}

function meaningOf(text: string): string | undefined {
  const { sections, faults } = readUnitFile(text);
  if (faults.length > 0) return undefined;
  const lines = sections.flatMap(({ name, assignments }) =>
    assignments
      .filter(({ key }) => key !== 'Description' && key !== 'Documentation')
      .map(({ key, value }) => `${name} ${key}=${value}`),
  );
  return lines.sort().join('\n');
}

function letButaneMakeIt(name: Node, index: number, path: string, document: TextDocument): readonly Fix[] {
  const part = partAt(document, name.start);
  const unit = mapAround(name, document);
  const filesystem = part && nodeAtPath(part, ['storage', 'filesystems', index]).node;
  if (!unit || filesystem?.kind !== 'map') return [];
  const at = pairOf(filesystem, 'path')?.value;
  if (at?.kind !== 'scalar' || at.text !== path) return [];
  const written = pairOf(filesystem, 'with_mount_unit')?.value;
  const asked =
    written?.kind === 'scalar'
      ? replaceScalar(document, written, 'true', 'literal')
      : insertPair(document, filesystem, 'with_mount_unit', 'true', 'last', 'literal');
  const removed = withoutItem(document, unit);
  // Another place would have the value too.
  if (!removed || written?.anchor !== undefined) return [];
  // What is said about the unit would be lost.
  if (document.comments.some(({ start, end }) => unit.start <= start && end <= unit.end)) return [];
  return [{ title: 'Write `with_mount_unit: true` in its place', edits: [...asked, ...removed], certain: false }];
}
