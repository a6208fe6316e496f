import { SymbolKind } from 'vscode-languageserver';
import type { Symbol as OutlineSymbol } from '../features/navigation/symbols.ts';

/** The nearest that editors have a picture for: they think of programs. */
export const symbolKinds: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Module,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  value: SymbolKind.Property,
  array: SymbolKind.Array,
  config: SymbolKind.Package,
  device: SymbolKind.Object,
  directory: SymbolKind.Package,
  file: SymbolKind.File,
  filesystem: SymbolKind.Namespace,
  group: SymbolKind.Struct,
  key: SymbolKind.Key,
  link: SymbolKind.Interface,
  partition: SymbolKind.Field,
  piece: SymbolKind.EnumMember,
  unit: SymbolKind.Event,
  user: SymbolKind.Class,
};
