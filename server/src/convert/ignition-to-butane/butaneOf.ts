import {
  type Produced,
  type ProducedObject,
  producedAt,
  producedObject,
  producedScalar,
  withMember,
} from '../../decode/produced.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { ExtractedFile, Loss } from '../conversion.ts';
import { findBootDevice } from './bootDevice.ts';
import { asButane } from './butaneKeys.ts';
import { withoutMadeCipher } from './fipsCipher.ts';
import { findGrubUsers } from './grubUsers.ts';
import { findMountUnits } from './mountUnits.ts';
import { withoutRefused } from './refusedPieces.ts';
import { reportRefusedResult } from './refusedResult.ts';
import { butaneEntry, butaneRoot, type Reversal, startReversal } from './reversal.ts';
import { settleSpecialBits } from './specialBits.ts';
import { withoutUnknownWords, withoutUnsayable } from './unsayableKeys.ts';
import { startWalk } from './walk.ts';

/** What is to be written as Butane. */
export interface ButaneRequest {
  /** The Ignition config, with the nodes that its pieces came from. */
  readonly config: ProducedObject;
  /** Its version; a newer one if something else has raised it already. */
  readonly from: VersionRow;
  /** For a cluster: the sections `metadata` and `openshift`, under Ignition's kind of names. */
  readonly cluster?: ClusterSections | undefined;
  /** The version of Butane. */
  readonly row: VersionRow;
  /** The text that the config came from. */
  readonly document: TextDocument;
  /** Whether what is binary or long is put into files. */
  readonly extract: boolean;
}

export interface ClusterSections {
  readonly metadata: Produced | undefined;
  readonly openshift: Produced | undefined;
}

export interface MadeButane {
  /** Exactly what is to be written, in order. */
  readonly butane: ProducedObject;
  readonly losses: readonly Loss[];
  readonly files: readonly ExtractedFile[];
}

/** An Ignition config as Butane, step by step in the opposite order of the real tool's. */
export function butaneOf({ config: given, from, cluster, row, document, extract }: ButaneRequest): MadeButane {
  const reversal = startReversal(document, row, extract);
  const sections: (readonly [string, Produced | undefined])[] = [];
  const around = withoutUnsayable(reversal, clusterConfig(reversal, given, cluster), butaneRoot);
  let config = settleSpecialBits(reversal, withoutVersion(given), from);
  config = objectOr(config, withoutUnsayable(reversal, config, butaneRoot));
  // What Ignition takes in this very version needs no second judgement.
  const isSame = reversal.ignition.row === from && reversal.losses.length === 0 && cluster === undefined;
  if (!isSame) config = withoutRefused(reversal, config);
  config = withoutMadeCipher(reversal, config, isTrue(producedAt(around, 'openshift', 'fips')));
  for (const find of [findGrubUsers, findBootDevice]) {
    const found = find(reversal, config);
    if (!found) continue;
    config = found.config;
    sections.push(found.section);
  }
  config = findMountUnits(reversal, config);
  const head = producedAt(given, 'ignition', 'version') ?? given;
  const whole: ProducedObject = {
    ...config,
    members: new Map([
      ...producedObject([
        ['variant', producedScalar(row.variant, ...head.origins)],
        ['version', producedScalar(row.version, ...head.origins)],
        ...(around.kind === 'object' ? around.members : []),
        ...sections,
      ]).members,
      ...config.members,
    ]),
  };
  const made = asButane(startWalk(reversal, whole), whole, butaneRoot, []);
  const butane = objectOr(whole, made);
  reportRefusedResult(reversal, butane);
  return { butane, losses: inOrder(reversal.losses), files: reversal.extraction?.files ?? [] };
}

function clusterConfig(
  reversal: Reversal,
  { origins }: ProducedObject,
  cluster: ClusterSections | undefined,
): ProducedObject {
  const openshift = cluster?.openshift;
  return producedObject(
    [
      ['metadata', cluster?.metadata],
      ['openshift', openshift && withoutUnknownWords(reversal, openshift, butaneEntry('openshift'))],
    ],
    ...origins,
  );
}

/** Butane says it by its own version. */
function withoutVersion(config: ProducedObject): ProducedObject {
  const section = config.members.get('ignition');
  if (section?.kind !== 'object') return config;
  const members = new Map(section.members);
  members.delete('version');
  return withMember(config, 'ignition', { ...section, members });
}

function objectOr(fallback: ProducedObject, value: Produced): ProducedObject {
  return value.kind === 'object' ? value : fallback;
}

function isTrue(value: Produced | undefined): boolean {
  return value?.kind === 'scalar' && value.value === true;
}

function inOrder(losses: readonly Loss[]): readonly Loss[] {
  return losses.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
