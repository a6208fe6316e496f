import type { AliasNode, Node } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type AliasBudget, aliasBudget } from './aliasBudget.ts';
import { aliasResolver, type ResolveAlias } from './anchors.ts';

/** What one reading of a part by a Go YAML library keeps track of. */
export interface YamlRun {
  readonly resolveAlias: ResolveAlias;
  readonly budget: AliasBudget;
  /** The aliases around the present place: one that comes up again stands inside of itself. */
  readonly open: Set<AliasNode>;
  /** How many aliases were met; what was read without any depends on its own nodes alone. */
  readonly aliasesMet: () => number;
  readonly meetAlias: () => void;
  /** The alias at which the work became too much; from there on none is followed. */
  readonly exceededAt: () => AliasNode | undefined;
  readonly exceedAt: (alias: AliasNode) => void;
}

export function yamlRun(part: Part): YamlRun {
  let aliasesMet = 0;
  let exceededAt: AliasNode | undefined;
  return {
    resolveAlias: aliasResolver(part),
    budget: aliasBudget(),
    open: new Set(),
    aliasesMet: () => aliasesMet,
    meetAlias: () => {
      aliasesMet++;
    },
    exceededAt: () => exceededAt,
    exceedAt: (alias) => {
      exceededAt ??= alias;
    },
  };
}

export type Followed<T> = { readonly kind: 'result'; readonly result: T } | { readonly kind: 'itself' | 'nothing' };

/** Reads what the alias stands for. Nothing where it stands for nothing (a syntax error) or the work became too much. */
export function follow<T>(alias: AliasNode, run: YamlRun, read: (target: Node) => T): Followed<T> {
  run.meetAlias();
  if (run.open.has(alias)) return { kind: 'itself' };
  const target = run.exceededAt() ? undefined : run.resolveAlias(alias);
  if (!target) return { kind: 'nothing' };
  run.open.add(alias);
  run.budget.depth++;
  const result = read(target);
  run.budget.depth--;
  run.open.delete(alias);
  if (run.budget.exceeded()) run.exceedAt(alias);
  return { kind: 'result', result };
}
