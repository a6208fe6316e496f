import type { Fix, Problem } from '../base/problem.ts';
import type { Range, TextEdit } from '../base/text.ts';
import type { Part } from '../document/textDocument.ts';
import { sameWord } from '../shape/nearest.ts';
import type { OtherContent } from './format.ts';
import { scalarTextAt, topLevelPair } from './topLevel.ts';

/** Tells of a text that is plainly of another format than its name or its user says; all else said of it would be noise. */
export function otherContent(id: string, label: string, refusal: string): OtherContent {
  const code = `${id}/other-format`;
  const problem = (range: Range, message: string, fixes: readonly Fix[] = []): Problem => ({
    code,
    source: 'strata',
    severity: 'error',
    message,
    range,
    path: [],
    ...(fixes.length > 0 ? { fixes: () => fixes } : {}),
  });
  return {
    codes: [code],
    check: ({ text, syntax }, part) => {
      const script = syntax === 'yaml' ? scriptLine(text) : undefined;
      if (script) {
        return problem(
          script,
          `this is a script for \`${script.program}\` and not ${label}: ${refusal}; give the file another name, or write the script into the \`contents\` of a file of the config`,
        );
      }
      if (scalarTextAt(part.root, ['variant']) !== undefined) return undefined;
      const cloudConfig = /^\uFEFF?(?<mark>#cloud-config)\s*$/u.exec(firstLine(text))?.groups?.mark;
      if (cloudConfig !== undefined) {
        const start = text.indexOf(cloudConfig);
        return problem(
          { start, end: start + cloudConfig.length },
          `this is cloud-config, which cloud-init reads, and not ${label}: ${refusal}; rename the file to end in \`.yaml\`, or write it anew as ${label}`,
        );
      }
      const kind = kindOfMachineConfig(text, part);
      if (!kind) return undefined;
      return problem(
        kind,
        `this is a MachineConfig and not ${label}: ${refusal}; to have it checked as one, rename the file to end in \`.yaml\`, or choose the format with \`${modeline}\` in the first line`,
        isYaml(text) ? [{ title: `Insert \`${modeline}\``, edits: [insertedAtStart(text)], certain: false }] : [],
      );
    },
  };
}

/** The first line of a script and the program that it is for, where what follows begins with no key. */
function scriptLine(text: string): (Range & { readonly program: string }) | undefined {
  const line = /^\uFEFF?(?<mark>#!\s*\/(?:\S*\/)?(?<name>[^/\s]+)(?:[ \t]+(?<argument>[\w.-]+))?[^\r\n]*)/u.exec(text);
  const { mark, name = '', argument } = line?.groups ?? {};
  if (mark === undefined) return undefined;
  const [first = ''] = /^(?![ \t]*(?:#|$))[^\r\n]+/mu.exec(text.slice(mark.length + 1)) ?? [];
  if (first === '' || /^\s*(?:["']?[\w./-]+["']?[ \t]*:(?:\s|$)|-(?:--)?(?:\s|$)|[{[?&!%<$])/u.test(first))
    return undefined;
  const start = text.indexOf('#');
  return { start, end: start + mark.trimEnd().length, program: name === 'env' ? (argument ?? name) : name };
}

const modeline = '# strata: format=machineconfig';
const group = 'machineconfiguration.openshift.io/';

/** Where a MachineConfig says what it is. A text that was read in the wrong syntax has no keys, so its lines are asked too. */
function kindOfMachineConfig(text: string, { root, start, end }: Part): Range | undefined {
  if (scalarTextAt(root, ['apiVersion'])?.startsWith(group) && isKind(scalarTextAt(root, ['kind']))) {
    const pair = topLevelPair(root, 'kind');
    return pair && { start: pair.key.start, end: pair.value?.end ?? pair.key.end };
  }
  const own = text.slice(start, end);
  if (!/^apiVersion:[ \t]+["']?machineconfiguration\.openshift\.io\//mu.test(own)) return undefined;
  const line = /^kind:[ \t]+["']?(?<kind>[\w-]+)["']?/mu.exec(own);
  if (!line || !isKind(line.groups?.kind)) return undefined;
  return { start: start + line.index, end: start + line.index + line[0].length };
}

function isKind(kind: string | undefined): boolean {
  return kind !== undefined && sameWord(kind, 'MachineConfig');
}

function firstLine(text: string): string {
  return /^[^\r\n]*/u.exec(text)?.[0] ?? '';
}

function isYaml(text: string): boolean {
  return !/^\uFEFF?\s*\{/u.test(text);
}

function insertedAtStart(text: string): TextEdit {
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
  return { start: at, end: at, newText: `${modeline}${newline}` };
}
