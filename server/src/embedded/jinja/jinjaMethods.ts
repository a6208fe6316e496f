import type { Range } from '../../base/text.ts';
import { JinjaFault } from './jinjaFault.ts';
import { isKind, type JinjaMethod, type JinjaValue, lazyList, listOf } from './jinjaValue.ts';

/** What Python's texts have; most of them are not called here. */
const ofTexts =
  /^(?:capitalize|casefold|center|count|encode|endswith|expandtabs|find|format|format_map|index|isalnum|isalpha|isascii|isdecimal|isdigit|isidentifier|islower|isnumeric|isprintable|isspace|istitle|isupper|join|ljust|lower|lstrip|maketrans|partition|removeprefix|removesuffix|replace|rfind|rindex|rjust|rpartition|rsplit|rstrip|split|splitlines|startswith|strip|swapcase|title|translate|upper|zfill)$/u;
const ofDicts = /^(?:clear|copy|fromkeys|get|items|keys|pop|popitem|setdefault|update|values)$/u;

/** Whether a value has a method of the name, which wins over a key of it. */
export function hasMethod(value: JinjaValue, name: string): value is string | Extract<JinjaValue, { kind: 'dict' }> {
  if (typeof value === 'string') return ofTexts.test(name);
  return isKind(value, 'dict') && ofDicts.test(name);
}

export function callMethod({ of, name }: JinjaMethod, args: readonly JinjaValue[], range: Range): JinjaValue {
  const made = typeof of === 'string' ? callOfText(of, name, args) : callOfDict(of.members, name, args);
  if (made === undefined) throw new JinjaFault('unknown', range, `\`${name}\` is not called here in this way`);
  return made;
}

function callOfDict(
  members: ReadonlyMap<string, JinjaValue>,
  name: string,
  args: readonly JinjaValue[],
): JinjaValue | undefined {
  const [first, second] = args;
  if (name === 'get' && typeof first === 'string' && args.length <= 2) {
    const found = members.get(first);
    return found === undefined ? (second ?? null) : found;
  }
  if (args.length > 0) return undefined;
  switch (name) {
    case 'keys':
      return lazyList([...members.keys()]);
    case 'values':
      return lazyList([...members.values()]);
    case 'items':
      return lazyList([...members].map((items): JinjaValue => ({ kind: 'list', items, isTuple: true })));
    default:
      return undefined;
  }
}

function callOfText(text: string, name: string, args: readonly JinjaValue[]): JinjaValue | undefined {
  const [first, second, ...more] = args;
  if (more.length > 0) return undefined;
  if (first === undefined) {
    switch (name) {
      case 'upper':
        return text.toUpperCase();
      case 'lower':
        return text.toLowerCase();
      case 'strip':
        return text.trim();
      case 'lstrip':
        return text.trimStart();
      case 'rstrip':
        return text.trimEnd();
      case 'split':
        return listOf(text.split(/\s+/u).filter((word) => word !== ''));
      case 'splitlines':
        return listOf(
          text
            .replace(/\n$/u, '')
            .split('\n')
            .slice(0, text === '' ? 0 : undefined),
        );
      default:
        return undefined;
    }
  }
  if (name === 'replace' && typeof first === 'string' && typeof second === 'string')
    return text.replaceAll(first, () => second);
  if (second !== undefined) return undefined;
  if (name === 'join' && isKind(first, 'list')) {
    const items = first.items.filter((item) => typeof item === 'string');
    return items.length === first.items.length ? items.join(text) : undefined;
  }
  if (typeof first !== 'string') return undefined;
  switch (name) {
    case 'startswith':
      return text.startsWith(first);
    case 'endswith':
      return text.endsWith(first);
    case 'split':
      return first === '' ? undefined : listOf(text.split(first));
    default:
      return undefined;
  }
}
