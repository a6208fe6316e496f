import type { Node, Pair } from '../../document/node.ts';
import type { DecodeProblem } from '../decoded.ts';

/** A JSON value with the node that it came from: as written, or as YAML that was converted to JSON. */
export type Json = JsonNull | JsonString | JsonNumber | JsonBoolean | JsonArray | JsonObject | JsonUnknown;

interface JsonBase {
  readonly node: Node;
  /** What went wrong at this very node on the way to JSON. */
  readonly problems?: readonly DecodeProblem[];
}

interface JsonNull extends JsonBase {
  readonly kind: 'null';
}

/** Masked, damaged, or not to be converted. */
interface JsonUnknown extends JsonBase {
  readonly kind: 'unknown';
}

interface JsonString extends JsonBase {
  readonly kind: 'string';
  readonly text: string;
}

export interface JsonNumber extends JsonBase {
  readonly kind: 'number';
  /** As it stands in the JSON text; undefined for infinity and what is not a number, which JSON cannot hold. */
  readonly literal: string | undefined;
  /** What the number becomes where the conversion from YAML meets a text as its target. */
  readonly asText: string;
}

interface JsonBoolean extends JsonBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface JsonArray extends JsonBase {
  readonly kind: 'array';
  readonly items: readonly Json[];
}

export interface JsonObject extends JsonBase {
  readonly kind: 'object';
  /** In the order of the text, duplicates included. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly pair: Pair;
  readonly value: Json;
  /** True where it came through a merge key. */
  readonly merged: boolean;
}

/** All problems of a value that nobody looks into, numbers that JSON cannot hold among them. */
export function problemsBelow(json: Json): readonly DecodeProblem[] {
  switch (json.kind) {
    case 'array':
      return [...(json.problems ?? []), ...json.items.flatMap(problemsBelow)];
    case 'object':
      return [...(json.problems ?? []), ...json.members.flatMap((member) => problemsBelow(member.value))];
    case 'number':
      return json.literal === undefined ? [notInJson(json.node), ...(json.problems ?? [])] : (json.problems ?? []);
    default:
      return json.problems ?? [];
  }
}

export function notInJson(node: Node): DecodeProblem {
  return {
    code: 'number-out-of-range',
    severity: 'error',
    message: `\`${node.kind === 'scalar' ? node.text : ''}\` is a number that JSON cannot hold: the file is refused; put it in quotes if text is meant`,
    node,
    reportedByTool: true,
  };
}
