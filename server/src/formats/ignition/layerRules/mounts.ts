import { knownItems } from '../../../decode/judgedConfig.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import type { IgnitionConfig } from '../config.ts';

/** A mount unit of a config, as far as its text says what it mounts. */
export interface MountUnit {
  readonly name: string;
  readonly isEnabled: boolean;
  /** Where it mounts. */
  readonly where: string;
  /** Whether what is there before stays to be seen in it: an overlay, or a mount of another folder that is there anyway. */
  readonly showsOther: boolean;
  readonly contents: string;
  /** To that text. */
  readonly path: readonly (string | number)[];
  /** Of the place in it. */
  readonly span: { readonly start: number; readonly end: number };
}

/** The mount and automount units of a config whose text is known and says where. */
export function mountUnits({ systemd }: IgnitionConfig): readonly MountUnit[] {
  return knownItems(systemd?.units).flatMap(({ name, contents, enabled }, index) => {
    if (typeof name !== 'string' || typeof contents !== 'string' || !/\.(?:auto)?mount$/u.test(name)) return [];
    const assignments = readUnitFile(contents)
      .sections.filter((section) => section.name === 'Mount' || section.name === 'Automount')
      .flatMap((section) => section.assignments);
    const last = (key: string) => assignments.findLast((assignment) => assignment.key === key);
    const where = last('Where');
    // What systemd puts in for a specifier, nobody knows.
    if (!where?.value.startsWith('/') || where.value.includes('%')) return [];
    const options = (last('Options')?.value ?? '').split(',').map((option) => option.trim());
    return [
      {
        name,
        isEnabled: enabled === true,
        where: where.value,
        contents,
        showsOther: last('Type')?.value === 'overlay' || options.includes('bind') || options.includes('rbind'),
        path: ['systemd', 'units', index, 'contents'],
        span: where.valueRange,
      },
    ];
  });
}
