import * as vscode from 'vscode';
import type { LossRecord } from '../../../server/src/base/protocol.ts';
import { type LivePreview, nameOf } from './livePreview.ts';
import type { Hindrance } from './previewState.ts';

/** A line above a preview, and the place in the source that it leads to. */
export interface Heading {
  readonly text: string;
  readonly place: vscode.Range | undefined;
  readonly isWarning: boolean;
}

/** What is to be said of a preview in words: of what it is, since when it is outdated and why, what it does not carry. */
export function headingOf(preview: LivePreview): readonly Heading[] {
  const { source, label } = preview;
  const state = preview.state();
  const name = nameOf(source);
  const plain = (text: string): Heading => ({ text, place: undefined, isWarning: false });
  switch (state.kind) {
    case 'empty': {
      if (!state.hindrance) return [plain(vscode.l10n.t('{0} of {1} is being made', label, name))];
      const nothing = vscode.l10n.t('There is no {0} of {1} yet', label, name);
      return [{ ...plain(nothing), isWarning: true }, why(state.hindrance)];
    }
    case 'stale': {
      const since = new Date(state.hindrance.since).toLocaleTimeString();
      const stale = vscode.l10n.t('{0} of {1} as it was before {2}', label, name, since);
      return [{ ...plain(stale), isWarning: true }, why(state.hindrance)];
    }
    case 'current': {
      const [loss, ...others] = state.losses;
      const count = state.shown.removed.reduce((sum, removed) => sum + removed.count, 0);
      return [
        plain(vscode.l10n.t('{0} of {1}', label, name)),
        ...(loss ? [{ text: lossText(loss, others.length), place: placeOf(loss), isWarning: true }] : []),
        ...(count > 0 ? [plain(vscode.l10n.t('removed by the last edit: {0} lines', count))] : []),
      ];
    }
  }
}

/** Whether it shows something else than what the newest text becomes. */
export function isBehind(preview: LivePreview): boolean {
  return preview.state().kind !== 'current';
}

function why({ reason, problems: [first] }: Hindrance): Heading {
  if (!first) return { text: reason, place: undefined, isWarning: true };
  return {
    text: vscode.l10n.t('line {0}: {1}', first.line, first.message),
    place: placeOf(first),
    isWarning: true,
  };
}

function lossText({ kind, message }: LossRecord, others: number): string {
  const text =
    kind === 'dropped'
      ? vscode.l10n.t('not all of it is here: {0}', message)
      : vscode.l10n.t('not all of it is the same: {0}', message);
  return others === 0 ? text : vscode.l10n.t('{0}; and {1} more', text, others);
}

interface PlaceRecord {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function placeOf({ line, column, endLine, endColumn }: PlaceRecord): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}
