import type { AliasNode, Node, ScalarNode } from '../document/node.ts';
import type { Part } from '../document/textDocument.ts';
import type { Entry } from '../shape/entry.ts';
import type { Decoded } from './decoded.ts';
import { type YamlRun, yamlRun } from './go/yamlRun.ts';
import { decodedUnknown } from './makeDecoded.ts';
import { type Memo, memo } from './memo.ts';

export type Collection = Node & { readonly kind: 'map' | 'seq' };

/** Reads a node against its entry; `borrowed` for what is read through an alias. */
export type DecodeYaml<Null> = (node: Node, entry: Entry | undefined, borrowed: boolean) => Decoded | Null;

/** What a dialect makes of each kind of node. `Null` is undefined for one to which a null is nothing, else never. */
export interface YamlReader<Null extends undefined> {
  readonly scalar: (node: ScalarNode, entry: Entry | undefined) => Decoded | Null;
  readonly collection: (
    node: Collection,
    entry: Entry | undefined,
    borrowed: boolean,
    run: NodeRun<Null>,
  ) => Decoded | Null;
  readonly alias: (node: AliasNode, entry: Entry | undefined, borrowed: boolean, run: NodeRun<Null>) => Decoded | Null;
}

export interface NodeRun<Null extends undefined> extends YamlRun {
  readonly decode: DecodeYaml<Null>;
}

interface Outcome<Null> {
  readonly decoded: Decoded | Null;
  readonly steps: number;
}

/** Runs over parts by one reader. What has no aliases in it is decoded once: its outcome depends on nothing else. */
export function yamlNodes<Null extends undefined>(reader: YamlReader<Null>): (part: Part) => NodeRun<Null> {
  const lasting: Memo<Node, Outcome<Null>> = memo();
  return (part) => {
    // Of what was read through aliases; for this run only.
    const lent: Memo<Node, Outcome<Null>> = memo();
    const collection = (node: Collection, entry: Entry | undefined, borrowed: boolean): Decoded | Null => {
      const outcomes = borrowed ? lent : lasting;
      const outcome = outcomes.get(node, entry);
      if (outcome) {
        run.budget.spend(outcome.steps);
        return outcome.decoded;
      }
      const stepsBefore = run.budget.steps();
      const aliasesBefore = run.aliasesMet();
      run.budget.spend(1);
      const decoded = reader.collection(node, entry, borrowed, run);
      if (borrowed || run.aliasesMet() === aliasesBefore) {
        outcomes.set(node, entry, { decoded, steps: run.budget.steps() - stepsBefore });
      }
      return decoded;
    };
    const decode: DecodeYaml<Null> = (node, entry, borrowed) => {
      switch (node.kind) {
        case 'scalar':
          run.budget.spend(1);
          return reader.scalar(node, entry);
        case 'damaged':
          return decodedUnknown(node, entry);
        case 'alias':
          run.budget.spend(1);
          return reader.alias(node, entry, borrowed, run);
        case 'map':
        case 'seq':
          return collection(node, entry, borrowed);
      }
    };
    const run: NodeRun<Null> = { ...yamlRun(part), decode };
    return run;
  };
}
