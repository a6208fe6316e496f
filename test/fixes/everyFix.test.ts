import assert from 'node:assert/strict';
import type { Fix, Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { fixAll } from '../../server/src/features/fixes/fixAll.ts';
import { excuseFor, revealing } from './excuses.ts';
import { type FixDocument, fixDocuments } from './fixDocuments.ts';
import { titlePatterns } from './titlePatterns.ts';
import { faultsOf, type Judged, judgeDocument, shownLeaves } from './tryFix.ts';

interface Tried {
  readonly document: FixDocument;
  readonly before: Judged;
  readonly fixes: readonly { readonly problem: Problem; readonly fix: Fix }[];
}

/** Every document that has something to fix. */
function everyTried(): readonly Tried[] {
  return fixDocuments().flatMap((document) => {
    const before = judgeDocument(document.text, document);
    const fixes = before.problems.flatMap((problem) => (problem.fixes?.() ?? []).map((fix) => ({ problem, fix })));
    return fixes.length > 0 ? [{ document, before, fixes }] : [];
  });
}

/** No key of today is gone in a later version of its format. */
const ofNoVersion = new Set(['server/src/decode/gateProblems.ts: Lower']);

describe('every fix', () => {
  let tried: readonly Tried[];
  before(() => {
    tried = everyTried();
  });

  it('removes its problem, brings no error, and leaves the rest of the file and of the machine alone', () => {
    const used = new Set<string>();
    const faults = tried.flatMap(({ document, before, fixes }) =>
      fixes.flatMap(({ problem, fix }) =>
        faultsOf(document, before, problem, fix).flatMap((fault) => {
          const shown = `${problem.code} "${fix.title}": ${fault}`;
          const excuse = excuseFor(shown);
          if (excuse !== undefined) used.add(excuse);
          return excuse === undefined ? [`${document.name}: ${shown}`] : [];
        }),
      ),
    );
    assert.deepEqual(faults, []);
    const idle = revealing.map(({ because }) => because).filter((because) => !used.has(because));
    assert.deepEqual(idle, [], 'excuses that nothing needs');
  });

  it('that the code can offer is among them', () => {
    const titles = [...new Set(tried.flatMap(({ fixes }) => fixes.map(({ fix }) => fix.title)))];
    const unseen = titlePatterns()
      .filter(({ pattern }) => !titles.some((title) => pattern.test(title)))
      .map(({ file, title }) => `${file}: ${title}`)
      .filter((shown) => !ofNoVersion.has(shown));
    assert.deepEqual(unseen, []);
  });
});

describe('fixing all that is certain', () => {
  it('leaves nothing certain behind, has no file refused that was accepted, and gives each machine what it had', () => {
    const faults = fixDocuments().flatMap((document) => {
      const before = judgeDocument(document.text, document);
      const edits = fixAll(before.analysis);
      if (edits.length === 0) return [];
      const after = judgeDocument(applyEdits(document.text, edits), document);
      return [
        ...(fixAll(after.analysis).length > 0 ? [`${document.name}: a second time changes more`] : []),
        ...(changesMachine(before, after) && !before.problems.some(isSpellingOfKey)
          ? [`${document.name}: it changes the machine`]
          : []),
        ...(!isRefused(before) && isRefused(after) ? [`${document.name}: the tool refuses what it accepted`] : []),
      ];
    });
    assert.deepEqual(faults, []);
  });
});

function isRefused({ problems }: Judged): boolean {
  return problems.some(({ severity, source }) => severity === 'error' && source !== 'strata');
}

function changesMachine(before: Judged, after: Judged): boolean {
  return before.leaves !== undefined && shownLeaves(before) !== shownLeaves(after);
}

/** A key that is ignored and whose meaning is certain gets the effect that its fix names. */
function isSpellingOfKey({ code, fixes }: Problem): boolean {
  return (
    code.endsWith('/unknown-key') &&
    (fixes?.() ?? []).some(({ certain, title }) => certain && /^Change to|^Put it below/u.test(title))
  );
}
