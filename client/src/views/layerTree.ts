import * as vscode from 'vscode';
import type { LayerMapEntry, LayerMapGroup, LayerMapResult } from '../../../server/src/base/protocol.ts';
import { entryAt, entryKey, groupKey, type PlacedEntry, shortFacts, spokenEntry } from './layerEntries.ts';
import type { LayerMaps } from './layerMaps.ts';

/** A line of the tree. The same one stands for the same thing in every map, so that nothing is closed or let go by an edit. */
interface Row {
  readonly key: string;
  group: LayerMapGroup;
  /** Absent in the line of a phase. */
  entry: LayerMapEntry | undefined;
}

/** What the tree shows, in plain data. */
export interface LayerTreeReport {
  readonly file: string | undefined;
  readonly groups: readonly { readonly title: string; readonly entries: readonly string[] }[];
  /** The line that is selected, because the cursor is in its setting. */
  readonly selected: string | undefined;
}

export interface LayerTree extends vscode.Disposable {
  readonly report: () => LayerTreeReport;
}

/** How long the cursor rests before the tree follows it, in milliseconds. */
const moment = 80;

/** How often VS Code is asked to select a line, with longer and longer waits. */
const mostTries = 6;

/** True where the document is ours and has no settings: for the `when` clause of the text that the view then shows. */
const emptyKey = 'strata.layerMapEmpty';

/** The tree view that shows the settings of the active document on the boot time line. */
export function createLayerTree(maps: LayerMaps): LayerTree {
  const rows = new Map<string, Row>();
  const changed = new vscode.EventEmitter<Row | undefined>();
  let keeping: vscode.Disposable | undefined;
  let shape = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFollowing = false;
  let tries = 0;

  const map = (): LayerMapResult | undefined => {
    const uri = maps.subject();
    return uri && maps.last(uri);
  };
  const rowOf = (key: string, group: LayerMapGroup, entry: LayerMapEntry | undefined): Row => {
    const row = rows.get(key) ?? { key, group, entry };
    rows.set(key, row);
    Object.assign(row, { group, entry });
    return row;
  };
  const groupRow = (group: LayerMapGroup): Row => rowOf(groupKey(group), group, undefined);
  const entryRow = ({ group, entry }: PlacedEntry): Row => rowOf(entryKey(group, entry), group, entry);
  const groups = (): readonly LayerMapGroup[] => {
    const found = map()?.groups ?? [];
    return found.some(({ entries }) => entries.length > 0) ? found : [];
  };
  const view = vscode.window.createTreeView('strata.layerMap', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row?: Row) =>
        row ? row.group.entries.map((entry) => entryRow({ group: row.group, entry })) : groups().map(groupRow),
      getParent: ({ group, entry }: Row) => (entry ? groupRow(group) : undefined),
      getTreeItem: (row: Row) => itemOf(row, map(), maps.subject()),
    },
  });
  const rowAtCursor = (): Row | undefined => {
    const uri = maps.subject();
    const editor = vscode.window.activeTextEditor;
    const shown = map();
    if (!uri || !shown || !view.visible || editor?.document.uri.toString() !== uri.toString()) return undefined;
    const found = entryAt(shown, editor.selection.active);
    return found && entryRow(found);
  };
  // VS Code selects nothing, and says nothing, when the tree is read anew meanwhile; of two requests at once either may win.
  const follow = async (): Promise<void> => {
    tries = 0;
    if (isFollowing) return;
    isFollowing = true;
    while (tries++ < mostTries) {
      const row = rowAtCursor();
      if (!row || view.selection[0] === row) break;
      await Promise.resolve(view.reveal(row, { select: true, focus: false })).catch(() => undefined);
      // The selection is reported after the answer.
      await later(tries * moment);
    }
    isFollowing = false;
  };
  const followSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), moment);
  };
  const show = (): void => {
    const current = map();
    // While the first map of another document is on its way, the one before stays in sight.
    if (!current && keeping) return;
    // Places move with every key; what is seen changes seldom.
    const next =
      JSON.stringify(
        current?.groups.map(({ id, entries }) => [
          id,
          entries.map((entry) => [entry.name, entry.path, entry.part, entry.facts]),
        ]) ?? '',
      ) + JSON.stringify(current?.facts ?? '');
    const live = new Set<Row>();
    for (const group of current?.groups ?? []) {
      live.add(groupRow(group));
      for (const entry of group.entries) live.add(entryRow({ group, entry }));
    }
    for (const [key, row] of rows) if (!live.has(row)) rows.delete(key);
    const isEmpty = current !== undefined && groups().length === 0;
    void vscode.commands.executeCommand('setContext', emptyKey, isEmpty);
    if (next !== shape) changed.fire(undefined);
    shape = next;
    view.description = systemsText(current);
    followSoon();
  };
  const turn = (): void => {
    keeping?.dispose();
    rows.clear();
    shape = '';
    const uri = maps.subject();
    keeping = uri && view.visible ? maps.keep(uri) : undefined;
    show();
  };
  turn();
  const listeners = vscode.Disposable.from(
    view,
    changed,
    maps.onSubject(turn),
    view.onDidChangeVisibility(turn),
    maps.onChange((uri) => {
      if (uri.toString() === maps.subject()?.toString()) show();
    }),
    vscode.window.onDidChangeTextEditorSelection(followSoon),
  );
  return {
    report: () => ({
      file: maps.subject()?.path,
      groups: groups().map(({ title, entries }) => ({ title, entries: entries.map(({ name }) => name) })),
      selected: view.selection[0]?.entry?.name ?? view.selection[0]?.group.title,
    }),
    dispose: () => {
      clearTimeout(timer);
      keeping?.dispose();
      listeners.dispose();
    },
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function systemsText(map: LayerMapResult | undefined): string {
  const [first, ...others] = map?.systems ?? [];
  if (others.length > 0) return vscode.l10n.t('{0} possible systems', others.length + 1);
  return first ?? '';
}

function itemOf(
  { key, group, entry }: Row,
  map: LayerMapResult | undefined,
  uri: vscode.Uri | undefined,
): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (!entry || !map || !uri) {
    const count = group.entries.length;
    const item = new vscode.TreeItem(group.title, count === 0 ? None : group.isOnTimeLine ? Expanded : Collapsed);
    item.id = key;
    item.iconPath = new vscode.ThemeIcon(phaseIcons[group.id] ?? 'circle-outline');
    item.description = count === 0 ? vscode.l10n.t('nothing') : String(count);
    item.accessibilityInformation = { label: vscode.l10n.t('{0}: {1} settings', group.title, count) };
    return item;
  }
  const item = new vscode.TreeItem(entry.name, None);
  item.id = key;
  item.description = shortFacts(map, entry);
  item.tooltip = new vscode.MarkdownString(map.facts[entry.facts]?.text.replaceAll('\n', '\n\n') ?? '');
  item.iconPath = new vscode.ThemeIcon(kindIcons[entry.kind] ?? 'symbol-property', colorOf(entry.badge));
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}; line {1}', spokenEntry(entry, group, map), entry.selection.start.line + 1),
  };
  item.command = {
    command: 'strata.goToSetting',
    title: vscode.l10n.t('Go to the setting'),
    arguments: [uri, entryKey(group, entry)],
  };
  return item;
}

function colorOf(badge: string | null): vscode.ThemeColor | undefined {
  const color = badge === null ? undefined : badgeColors[badge];
  return color === undefined ? undefined : new vscode.ThemeColor(color);
}

const badgeColors: Readonly<Record<string, string>> = {
  'early boot': 'charts.purple',
  overlay: 'charts.blue',
  runtime: 'charts.green',
  image: 'charts.red',
};

const phaseIcons: Readonly<Record<string, string>> = {
  build: 'package',
  install: 'desktop-download',
  cmdline: 'debug-start',
  initrd: 'rocket',
  early: 'server-process',
  network: 'globe',
  late: 'check-all',
  live: 'pulse',
  upgrade: 'arrow-circle-up',
  unknown: 'question',
  unseen: 'eye-closed',
};

const kindIcons: Readonly<Record<string, string>> = {
  array: 'symbol-array',
  config: 'file-code',
  device: 'database',
  directory: 'folder',
  file: 'file',
  filesystem: 'server',
  group: 'organization',
  key: 'key',
  link: 'file-symlink-file',
  partition: 'layout',
  piece: 'extensions',
  unit: 'gear',
  user: 'account',
};
