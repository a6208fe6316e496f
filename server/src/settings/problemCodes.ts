import { decodeCodes } from '../decode/decodeCodes.ts';
import { plainText } from '../decode/dialects/plainText.ts';
import { syntaxCodes } from '../document/syntaxCodes.ts';
import { schemaFiles } from '../generated/schemas.ts';
import { conversions, formats } from '../registry.ts';

/** What Strata says of a file as a whole, of settings, and of what cannot be converted. */
const ownCodes = [
  'strata/bad-setting',
  'strata/binary',
  'strata/more-problems',
  'strata/too-large',
  'strata/unknown-setting',
  'convert/impossible',
  'convert/other-config',
  'strata/user-data-size',
  'convert/template',
  'convert/template-as-text',
];

let collected: ReadonlySet<string> | undefined;

/** Every code that a problem can have: what the stages declare for each format, and what schemas, rules and conversions add. */
export function problemCodes(): ReadonlySet<string> {
  collected ??= new Set(
    [
      ...ownCodes,
      ...syntaxCodes.map((code) => `syntax/${code}`),
      ...formats.flatMap(({ id, dialect, rules, configRules, writtenRules, layerRules, otherContent }) => [
        ...(otherContent?.codes ?? []),
        ...(layerRules?.codes ?? []),
        // What is no config has no keys and no values of wrong types.
        ...(dialect === plainText ? [] : decodeCodes.map((code) => `${id}/${code}`)),
        ...[...rules, ...configRules, ...writtenRules].flatMap((rule) => rule.codes),
      ]),
      ...conversions.flatMap((conversion) => conversion.codes),
      ...codesIn(schemaFiles),
    ].sort(),
  );
  return collected;
}

/** The codes that schemas give to violated keywords. */
function codesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    switch (key) {
      case 'x-code':
        return Object.values(inner);
      case 'x-required':
      case 'x-forbidden':
        return inner.map(({ code }: { readonly code: string }) => code);
      default:
        return codesIn(inner);
    }
  });
}
