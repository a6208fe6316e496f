import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import type { Node } from '../../document/node.ts';
import { writeYaml } from '../../formats/butane/writeYaml.ts';
import { ignition } from '../../formats/ignition/format.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { rootEntry } from '../../shape/entry.ts';
import { type VersionRow, versionTable } from '../../shape/versions.ts';
import type { Conversion, ConversionInput, Loss } from '../conversion.ts';
import { butaneOf } from '../ignition-to-butane/butaneOf.ts';
import { butaneVersions } from '../ignition-to-butane/butaneVersions.ts';
import { lossCodes as butaneLossCodes } from '../ignition-to-butane/lossCodes.ts';
import { butaneRoot } from '../ignition-to-butane/reversal.ts';
import { upgradedVersion } from './ignition3Of.ts';
import { lossCodes } from './lossCodes.ts';
import { reportRefusedResult } from './refusedResult.ts';
import { objectIn, objectsIn, reportLoss, type Upgrade, withItems, withMembers, withSection } from './upgrade.ts';

/** What comes of an older config: Ignition 3. */
export interface Upgraded {
  readonly config: ProducedObject;
  /** The names of the local files that contents come from, by the node of the path that they are written to. */
  readonly locals: ReadonlyMap<Node, Produced>;
}

export interface PredecessorSource {
  readonly from: string;
  /** The code of the problem that says of such a file what it is. */
  readonly code: string;
  readonly upgrade: (upgrade: Upgrade, input: ConversionInput) => Upgraded | undefined;
}

/** The two ways on from an older format: Ignition 3 as it stands, and Butane made of it. */
export function predecessorConversions(
  source: PredecessorSource,
): readonly [toIgnition: Conversion, toButane: Conversion] {
  const common = {
    from: source.from,
    excusedWhenRaw: undefined,
    compiles: false,
    takes: () => true,
    takesPredecessor: true,
    excused: [source.code],
  } as const;
  const codes = (own: readonly string[]): readonly string[] => own.map((code) => `convert/${code}`);
  return [
    {
      ...common,
      to: 'ignition',
      asked: ['ignition'],
      codes: codes(lossCodes),
      ending: '.ign',
      convert: (input, options) => {
        const losses: Loss[] = [];
        const upgraded = source.upgrade({ losses }, input);
        if (!upgraded) return nothing('ignition', losses);
        for (const local of upgraded.locals.values()) reportLocal({ losses }, local);
        const target = specTarget(upgradedRow());
        reportRefusedResult({ losses }, upgraded.config, target, input.document);
        const output = () =>
          writeJson(printed(upgraded.config, rootEntry(ignition.schemaFile), target), options.pretty);
        return { ...nothing('ignition', inOrder(losses)), output };
      },
    },
    {
      ...common,
      to: 'butane',
      asked: ['butane'],
      codes: codes([...new Set([...lossCodes, ...butaneLossCodes])]),
      choices: () => butaneChoices(),
      extracts: true,
      ending: '.bu',
      convert: (input, options) => {
        const losses: Loss[] = [];
        const row = options.version;
        const upgraded = source.upgrade({ losses }, input);
        if (!upgraded || !row) return nothing('butane', losses);
        const { config, locals } = upgraded;
        const { document } = input;
        const made = butaneOf({ config, from: upgradedRow(), row, document, extract: options.extract === true });
        const all = inOrder([...losses, ...made.losses]);
        return {
          ...nothing('butane', all),
          output: () => writeYaml(withLocals(made.butane, locals), butaneRoot),
          files: made.files,
        };
      },
    },
  ];
}

/** Ignition carries contents itself; without having read the file nothing can be put in. */
function reportLocal(upgrade: Upgrade, local: Produced): void {
  const message =
    'the file stays empty: Ignition holds contents, not names of local files; convert to Butane, which keeps the name, and that to Ignition';
  reportLoss(upgrade, local, 'dropped', 'left-behind', message);
}

/** Butane with the names of local files in the place of contents. */
function withLocals(butane: ProducedObject, locals: ReadonlyMap<Node, Produced>): ProducedObject {
  const storage = objectIn(butane, 'storage');
  if (!storage || locals.size === 0) return butane;
  const files = objectsIn(storage, 'files').map((file) => {
    const path = file.members.get('path')?.origins[0];
    const local = path && locals.get(path.node);
    return local ? withMembers(file, { contents: producedObject([['local', local]], ...local.origins) }) : file;
  });
  return withSection(butane, 'storage', withItems(storage, 'files', files));
}

/** What reads no spec 3 was Container Linux, and Flatcar is what it became: its newest stable version comes first. */
function butaneChoices(): readonly VersionRow[] {
  const rows = butaneVersions({ row: undefined }, false);
  const isFirst = ({ variant, status }: VersionRow): boolean => variant === 'flatcar' && status === 'stable';
  return [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))];
}

/** The version that older configs become first. */
export function upgradedRow(): VersionRow {
  const row = versionTable('ignition').rows.find(({ id }) => id === upgradedVersion);
  if (!row) throw new Error(`there is no Ignition ${upgradedVersion}`);
  return row;
}

function nothing(format: string, losses: readonly Loss[]) {
  return { kind: 'done', format, made: undefined, output: undefined, saved: () => 0, problems: [], losses } as const;
}

function inOrder(losses: readonly Loss[]): readonly Loss[] {
  return losses.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
