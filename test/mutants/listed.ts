import type { Path } from '../../server/src/base/path.ts';
import type { Verdict } from '../oracle/answers.mjs';
import { type Finding, findingsOf } from '../oracle/findings.mjs';
import type { PlacedProblem } from '../support/placedProblem.ts';
import type { Tool } from './mutant.ts';
import { isList, isMap, treeOf } from './tree.ts';

/** A config that we judge otherwise than the tool does, and all that we say of it. */
export interface Differing {
  readonly tool: Tool;
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
  readonly verdict: Verdict;
}

/** A difference that is meant to be, or that is the tool's fault. */
interface Listed {
  readonly reason: string;
  /** What the tool finds and we do not answer at its node. */
  readonly misses?: (finding: Finding, differing: Differing) => boolean;
  /** What we say and the tool does not. */
  readonly says?: (problem: PlacedProblem, differing: Differing) => boolean;
}

/** Every difference that docs/conformance.md lists. Each is as narrow as can be: what is not in it, differs. */
export const listedDifferences: readonly Listed[] = [
  {
    reason: 'what a template may fill in is not judged; the tool takes its marks for text',
    misses: ({ class: name }, { text }) =>
      ['validation', 'type error'].includes(name) && /\{\{|\$\{|\{%|<%/u.test(text),
  },
  {
    reason: 'the length of a hash with letters beyond ASCII is counted in letters',
    misses: ({ message }, { text }) =>
      message === 'incorrect size for hash sum' && /\p{ASCII}*[^\p{ASCII}]/u.test(text),
  },
  {
    reason: 'a cluster refuses the object; the tool only reads it and looks at the Ignition config inside',
    says: ({ code, path }) => code.startsWith('machineconfig/') && !isBelow(path, ['spec', 'config']),
  },
  {
    reason: 'Ignition 2.0 to 2.2 in a MachineConfig is a warning: the Machine Config Operator converts it',
    misses: ({ class: name }, { problems }) =>
      name === 'variant or version' && problems.some(({ code }) => code === 'machineconfig/ignition-2'),
  },
  {
    reason: 'content that says it is packed and is not stops the machine; the tool does not unpack it',
    says: ({ code, source }) => code.endsWith('not-compressed') && source === 'strata',
  },
  {
    reason:
      'a hash that the contents do not have, and a threshold that is not met, stop the machine; the tool does not look',
    says: ({ code, source }) =>
      source === 'strata' &&
      ['ignition/hash-mismatch', 'ignition/impossible-hash', 'ignition/threshold-not-met'].includes(code),
  },
  {
    reason: 'a mode that is out of range is one problem, where the tool says too that it has special bits',
    misses: ({ message, path = [] }, { problems }) =>
      message.startsWith('setuid/setgid/sticky bits ') && problems.some((problem) => isErrorAt(problem, path)),
  },
  {
    reason:
      'a link without a path, or with an empty one, is one problem; the tool also says that all nodes are below it',
    misses: ({ message }, { problems }) =>
      message.endsWith(' path includes link in config') &&
      problems.some(({ code, path }) => /\/(?:missing-key|bad-value)$/u.test(code) && path.includes('links')),
  },
  {
    reason:
      'an item that lacks the name that it must have is one problem; the tool also says that two are called nothing',
    misses: ({ message, path = [] }, { problems }) =>
      ['duplicate entry defined', 'filesystem overwrites partitioned device'].includes(message) &&
      problems.some(
        (problem) =>
          problem.severity === 'error' &&
          /\/(?:missing-key|bad-value)$/u.test(problem.code) &&
          isBelow(problem.path, typeof path.at(-1) === 'string' ? path.slice(0, -1) : path),
      ),
  },
  {
    reason:
      'what `boot_device` and `grub` make, and what stands behind it in a list, the tool names by its place in the output',
    misses: ({ kind, path = [] }, { tool, text, problems }) =>
      tool === 'butane' &&
      /\b(?:boot_device|grub|with_mount_unit)\b/u.test(text) &&
      problems.some(
        ({ code, severity, path: at }) =>
          severity === kind &&
          ((['boot_device', 'grub'].includes(String(at[0])) &&
            (!standsIn(text, path) || hasKeysOf(path, at.slice(1)) || isMirrored(path, at))) ||
            isLater(path, at) ||
            (code.includes('/missing-') && isLater(path, at.slice(0, -1)))),
      ),
  },
  {
    reason: 'of a mode for the files of a tree the tool names the tree',
    misses: ({ kind, path = [] }, { problems }) =>
      path.at(-2) === 'trees' && problems.some(({ severity, path: at }) => severity === kind && isBelow(at, path)),
  },
  {
    reason: 'of a URL that cannot be read the tool names the reference that has it, or a key that is not there',
    misses: ({ kind, path = [] }, { problems }) =>
      problems.some(
        ({ code, severity, path: at }) =>
          severity === kind && /^ignition\/(?:invalid-url|url-scheme)$/u.test(code) && isUrlOf(at, path),
      ),
  },
  {
    reason: 'a config inside that is not looked at has its version inside, and not in the key that leads to it',
    misses: ({ kind, path = [] }, { problems }) =>
      path.at(-1) === 'version' && problems.some(({ code, severity }) => code === nestedCode && severity === kind),
    says: ({ code, path }) => code === nestedCode && isInline(path),
  },
  {
    reason: 'of a config inside the tool names places as if they were in the file',
    misses: ({ class: name, kind, path = [] }, { text, problems }) =>
      (path.length === 0 || !standsIn(text, path, name === 'unused key')) &&
      problems.some(
        ({ code, severity, path: at }) =>
          code !== nestedCode && (severity === kind || severity === 'error') && isInline(at),
      ),
    says: ({ severity, path }, { text, verdict }) =>
      isInline(path) &&
      findingsOf(verdict).some(
        ({ class: name, kind, path: at }) =>
          kind === severity && at !== undefined && !standsIn(text, at, name === 'unused key'),
      ),
  },
  {
    reason: 'behind an empty item, which it drops, the tool counts wrongly',
    misses: ({ path = [] }, { problems }) => isBehindNull(path, problems),
    says: ({ path }, { problems }) => isBehindNull(path, problems),
  },
  {
    reason: 'a MachineConfig without labels and Ignition version is taken for a patch of another one',
    misses: ({ class: name }, { tool, text }) =>
      tool === 'machineconfig' &&
      name === 'variant or version' &&
      !standsIn(text, ['metadata', 'labels'], true) &&
      !standsIn(text, ['spec', 'config', 'ignition', 'version'], true),
  },
  {
    reason:
      'what stands twice in JSON, in any case, Go mixes by its own types; where that makes a value whole, we see a part',
    says: ({ path }, { tool, problems }) =>
      tool !== 'butane' &&
      problems.some(({ code, path: at }) => /\/(?:duplicate-key|key-case)$/u.test(code) && isBelow(path, at)),
  },
  {
    reason: 'below a key in other case the tool looks for no unknown keys; we tell what the version does not have',
    says: ({ code, path }, { problems }) =>
      code.endsWith('/key-of-later-version') &&
      problems.some((problem) => problem.code.endsWith('/key-case') && isBelow(path, problem.path)),
  },
  {
    reason: 'of a section that the variant refuses, no more is told than that',
    misses: ({ class: name, path = [] }, { problems }) =>
      name === 'unused key' &&
      problems.some(({ code, path: at }) => code === 'butane/forbidden-key' && isBelow(path, at)),
  },
  {
    reason: 'in a section that stands twice, only the outer key is told',
    misses: ({ class: name }, { problems }) =>
      ['duplicate key', 'unused key', 'type error'].includes(name) &&
      problems.some(({ code }) => /\/(?:duplicate-key|key-case)$/u.test(code)),
    says: ({ code }, { problems }) =>
      code.endsWith('/unknown-key') && problems.some((problem) => problem.code.endsWith('/duplicate-key')),
  },
  {
    reason: 'the tool counts line separators of Unicode as line breaks, so its lines are not those of an editor',
    misses: ({ path }, { text }) => path === undefined && /[\u0085\u2028\u2029]/u.test(text),
  },
  {
    reason: 'a number that no double can hold keeps the tool from looking for unknown keys',
    says: ({ code }, { text }) =>
      /^ignition\/(?:unknown-key|key-of-later-version)$/u.test(code) && /\d[eE]\d{3}/u.test(text),
  },
  {
    reason: 'a volume without Clevis is told from one with an empty Clevis by the types of Ignition 3.2.0 only',
    says: ({ code, path }) => code.endsWith('/null-value') && path.includes('luks'),
  },
];

const nestedCode = 'butane/nested-config-of-other-version';

function isMirrored(path: Path, at: Path): boolean {
  return at[1] === 'mirror' && withoutWrapping(path)[1] === 'disks';
}

/** Whether the keys of a path follow each other in another, with others between them. */
function hasKeysOf(path: Path, keys: Path): boolean {
  let rest = path;
  for (const key of keys.filter((step) => typeof step === 'string')) {
    const index = rest.indexOf(key);
    if (index < 0) return false;
    rest = rest.slice(index + 1);
  }
  return true;
}

/** Whether two paths differ in their list indices only, and one leads to later items. */
function isLater(path: Path, earlier: Path): boolean {
  const [steps, others] = [withoutWrapping(path), withoutWrapping(earlier)];
  return others.every((step, index) => {
    const other = steps[index];
    if (typeof step === 'number') return typeof other === 'number' && other >= step;
    return textOf([step]) === textOf([other ?? '']);
  });
}

function isBehindNull(path: Path, problems: readonly PlacedProblem[]): boolean {
  const nulls = problems.filter(({ code }) => code.endsWith('/null-item'));
  return nulls.some((item) => textOf(path).startsWith(textOf(item.path.slice(0, -1))));
}

/** Whether there is something at a path, or it would be a key of something that is there. */
function standsIn(text: string, path: Path, isKeyThere = false): boolean {
  let place = treeOf(text);
  const steps = withoutWrapping(path);
  for (const step of !isKeyThere && typeof steps.at(-1) === 'string' ? steps.slice(0, -1) : steps) {
    if (isList(place)) place = place.items[Number(step)];
    else if (isMap(place)) place = place.pairs.find(([key]) => textOf([key]) === textOf([step]))?.[1];
    else return false;
  }
  return place !== undefined;
}

function isBelow(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}

function isErrorAt({ severity, path }: PlacedProblem, at: Path): boolean {
  return severity === 'error' && textOf(path) === textOf(at);
}

/** Butane's keys and Ignition's, with the wrapping and without it. */
function textOf(path: Path): string {
  return withoutWrapping(path).join('/').toLowerCase().replaceAll('_', '');
}

function withoutWrapping(path: Path): Path {
  return isBelow(path, ['spec', 'config']) ? path.slice(2) : path;
}

/** The tool says `merge.0` or `luks.0.keys` for the `source` that stands below. */
function isUrlOf(url: Path, named: Path): boolean {
  const last = named.at(-1);
  const holder = ['keys', 'http_headers', 'httpHeaders'].includes(String(last)) ? named.slice(0, -1) : named;
  return textOf(url).startsWith(textOf(holder));
}

function isInline(path: Path): boolean {
  const [section, config] = path;
  return section === 'ignition' && config === 'config' && path.at(-1) === 'inline';
}
