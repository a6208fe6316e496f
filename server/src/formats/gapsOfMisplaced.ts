import { gravity, type Problem } from '../base/problem.ts';
import type { Decoded } from '../decode/decoded.ts';
import { placeAtValuePath, rootPlace } from '../decode/visit.ts';
import { propertiesOf } from '../shape/entry.ts';
import { nearest } from '../shape/nearest.ts';

/** Codes are called after what is wrong, and of these it is that something is not there. */
const gaps = /\/(?:[a-z-]*missing[a-z-]*|[a-z-]+-needed|null-value)$/u;

/** Whether a problem is that something is not there. */
export function isGap({ code, lacks }: Problem): boolean {
  return lacks === true || (gaps.test(code) && !code.startsWith('syntax/'));
}

/**
 * Leaves out what is missed in an object where an unknown key says it already: one that may be meant for what is missed, one of
 * another version, or one of the object that stands further out.
 */
export function withoutGapsOfMisplaced(
  stages: readonly (readonly Problem[])[],
  { decoded }: { readonly decoded: Decoded },
): readonly (readonly Problem[])[] {
  const strange = stages.flat().filter(({ code }) => unknown.test(code) || ofOtherVersion.test(code));
  if (strange.length === 0) return stages;
  const isAnswered = (problem: Problem): boolean => {
    if (!isGap(problem)) return false;
    const place = placeAtValuePath(rootPlace(decoded), problem.path.map(String));
    const { entry, members } = place.decoded;
    if (!entry || !members) return false;
    const known = propertiesOf(entry);
    // A problem that stands at the missing key itself says which one that is.
    const missed = problem.path[place.path.length];
    const absent = missed === undefined ? [...known.keys()].filter((key) => !members.has(key)) : [String(missed)];
    return strange.some(({ code, path, severity }) => {
      if (gravity[severity] < gravity[problem.severity]) return false;
      const name = String(path.at(-1));
      const around = path.slice(0, -1);
      if (!around.every((step, index) => step === place.path[index])) return false;
      // Beside the object, or further out.
      if (around.length < place.path.length) return unknown.test(code) && known.has(name) && !members.has(name);
      return around.length === place.path.length && (ofOtherVersion.test(code) || nearest(name, absent).length > 0);
    });
  };
  return stages.map((problems) => problems.filter((problem) => !isAnswered(problem)));
}

const unknown = /\/unknown-(?:[a-z]+-)?key$/u;
const ofOtherVersion = /\/key-of-[a-z]+-version$/u;

const ofSpelling = /\/(?:stray-quote|swallowed-item)$/u;

/**
 * Of what is said of a text that holds more than was meant, that alone; where it is refused because of it, only that it is.
 */
export function withoutEchoes(stages: readonly (readonly Problem[])[]): readonly (readonly Problem[])[] {
  const all = stages.flat();
  const spelt = all.filter(({ code }) => ofSpelling.test(code));
  if (spelt.length === 0) return stages;
  const placeOf = ({ path }: Problem): string => path.join('/');
  const places = new Set(spelt.map(placeOf));
  const others = all.filter((each) => places.has(placeOf(each)) && !ofSpelling.test(each.code));
  const refused = new Set(others.filter(({ severity }) => severity === 'error').map(placeOf));
  const isEcho = (each: Problem): boolean => {
    const place = placeOf(each);
    if (!places.has(place)) return false;
    return ofSpelling.test(each.code) ? refused.has(place) : !refused.has(place) || each.severity !== 'error';
  };
  return stages.map((problems) => problems.filter((each) => !isEcho(each)));
}
