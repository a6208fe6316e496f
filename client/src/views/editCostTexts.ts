import * as vscode from 'vscode';
import type { EditCostRecord } from '../../../server/src/base/protocol.ts';
import type { EditBase } from '../editBase.ts';

/** What was edited: `deleted: file /etc/motd`. */
export function titleOf({ kind, what }: Pick<EditCostRecord, 'kind' | 'what'>): string {
  switch (kind) {
    case 'added':
      return vscode.l10n.t('new: {0}', what);
    case 'changed':
      return vscode.l10n.t('changed: {0}', what);
    case 'removed':
      return vscode.l10n.t('deleted: {0}', what);
  }
}

/** What all edits come to, and since when they are counted. */
export function summarySince(base: EditBase['kind'], summary: string): string {
  switch (base) {
    case 'commit':
      return vscode.l10n.t('Since the last commit: {0}', summary);
    case 'saved':
      return vscode.l10n.t('Since it was saved: {0}', summary);
    case 'opened':
      return vscode.l10n.t('Since it was opened: {0}', summary);
  }
}

/** What is dangerous in some edits of one kind at one place, at a glance. */
export function dangerText(danger: NonNullable<EditCostRecord['danger']>, edits: readonly EditCostRecord[]): string {
  const [first] = edits;
  const what = edits.length === 1 && first ? titleOf(first) : vscode.l10n.t('{0} edits', edits.length);
  switch (danger) {
    case 'ignored':
      return vscode.l10n.t('{0} — taken, but nothing happens on machines that run', what);
    case 'refused':
      return vscode.l10n.t('{0} — refused by machines that run', what);
    case 'stays':
      return vscode.l10n.t('{0} — stays on machines that run', what);
  }
}
