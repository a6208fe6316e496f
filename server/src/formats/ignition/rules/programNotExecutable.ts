import { keptByText } from '../../../base/keptByText.ts';
import type { Fix } from '../../../base/problem.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { type Assignment, readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { configRule } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'ignition/program-not-executable';

/** A file of the config that a unit of the config runs needs the right to be run. */
export const programNotExecutable = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check({ storage, systemd }) {
    const files = new Map(
      knownItems(storage?.files).flatMap((file, index) =>
        typeof file.path === 'string' ? [[file.path, { file, index }]] : [],
      ),
    );
    if (files.size === 0) return;
    const said = new Set<string>();
    for (const [unit, { contents, dropins }] of knownItems(systemd?.units).entries()) {
      const texts = [
        { text: contents, path: ['systemd', 'units', unit, 'contents'] },
        ...knownItems(dropins).map((dropin, index) => ({
          text: dropin.contents,
          path: ['systemd', 'units', unit, 'dropins', index, 'contents'],
        })),
      ];
      for (const { text, path } of texts) {
        for (const program of typeof text === 'string' ? programsOf(text) : []) {
          const found = files.get(program);
          if (!found || said.has(program)) continue;
          const { mode } = found.file;
          if (typeof mode === 'symbol' || (mode !== undefined && (BigInt(mode) & 0o111n) !== 0n)) continue;
          said.add(program);
          yield {
            code,
            severity: 'warning',
            message: `a unit of this config runs \`${program}\`, which has no right to be run: systemd fails with 203/EXEC; write \`mode: 0755\``,
            path: ['storage', 'files', found.index, mode === undefined ? 'path' : 'mode'],
            related: { path, message: 'the unit runs it here' },
            isOwn: true,
            fixes: ({ node }, document) => allowRunning(node, mode, document),
          };
        }
      }
    }
  },
});

/** Whoever may read the file may run it then. */
function allowRunning(node: Node, mode: number | bigint | undefined, document: TextDocument): readonly Fix[] {
  const readers = Number(mode ?? 0o644) & 0o444;
  const wanted = Number(mode ?? 0o644) | (readers >> 2);
  const written = document.syntax === 'json' ? String(wanted) : `0${wanted.toString(8)}`;
  if (mode !== undefined) {
    if (node.kind !== 'scalar' || readers === 0) return [];
    return [
      { title: `Change to \`${written}\``, edits: replaceScalar(document, node, written, 'literal'), certain: false },
    ];
  }
  const file = mapAround(node, document);
  const path = pairOf(file, 'path');
  if (!file || path?.value !== node) return [];
  const edits = insertPair(document, file, 'mode', written, path, 'literal');
  return [{ title: `Insert \`mode: ${written}\``, edits, certain: false }];
}

/** The programs that a unit starts, by their absolute paths. Every edit asks for those of all units. */
const programsOf = keptByText((text): readonly string[] =>
  readUnitFile(text).sections.flatMap(({ name, assignments }) =>
    name === 'Service' ? withoutAllowed(assignments.flatMap(programIn), assignments) : [],
  ),
);

/** Those that the unit gives the right to be run before it runs them. */
function withoutAllowed(programs: readonly string[], assignments: readonly Assignment[]): readonly string[] {
  const changes = assignments.filter(({ key, value }) => key.startsWith('Exec') && /\bchmod\s/u.test(value));
  return programs.filter((program) => !changes.some(({ value }) => value.includes(program)));
}

function programIn({ key, value }: Assignment): readonly string[] {
  const program = key.startsWith('Exec') ? /^[-@:+!|]*(\/[^\s"'%$\\]+)(?:\s|$)/u.exec(value)?.[1] : undefined;
  return program === undefined ? [] : [program];
}
