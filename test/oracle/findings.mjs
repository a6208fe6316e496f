/** Reads verdicts: what the real tool found, sorted into the classes that product and tool are compared by. */

/** The classes that are compared. Validation is what is no matter of one key's shape: rules and translation. */
export const comparedClasses = [
  'syntax',
  'type error',
  'duplicate key',
  'unused key',
  'variant or version',
  'forbidden key',
  'validation',
];

/** What a verdict calls its error when the findings themselves stand in the report. */
const summaries = new Set(['source config is invalid', 'config generated was invalid', 'config is not valid']);

const versionErrors = [
  'error parsing variant; must be specified',
  'error parsing version; must be a valid semver',
  'No translator exists for variant ',
  'rhcos variant has been removed',
  "invalid config version (couldn't parse)",
  'unsupported config version',
  'not a config (empty)',
];

/** Errors of this wording that refuse a value, not a key. */
const forbiddenValues = /^(?:btrfs|format "none"|users other than "core"|special mode bits) /;
const forbiddenKeys =
  /(?:(?:is|are) not supported in this spec version|use openshift\.kernel_arguments instead|cex is not currently supported on the target platform)$/;

/** `{ class, kind, message, path?, line?, column? }` for everything that a verdict reports. */
export function findingsOf({ error, entries }) {
  const findings = entries.map((entry) => ({ class: classOf(entry.message, error), ...entry, ...jsonField(entry) }));
  if (error === undefined || summaries.has(error) || entries.some(({ kind }) => kind === 'error')) {
    return findings;
  }
  return [...findings, { class: classOf(error, error), kind: 'error', message: error }];
}

/** The key that an "unused key" or "unknown field" finding is about; such a finding may have no path. */
export function unusedKeyOf(message) {
  const quoted = /^json: unknown field (".*")$/s.exec(message)?.[1];
  return quoted === undefined ? /^unused key (.*)$/s.exec(message)?.[1] : JSON.parse(quoted);
}

/** The key of a "duplicate key" finding. */
export function duplicateKeyOf(message) {
  const quoted = /^(?:mapping key|key) (".*") already (?:defined|set) /s.exec(message)?.[1];
  return quoted === undefined ? undefined : JSON.parse(quoted);
}

/** The beginning of the scalar that a type error refuses; undefined where it refuses a list or a map. */
export function refusedValueOf(message) {
  // It may be cut in the middle of a character.
  return /^cannot unmarshal !!\w+ `(.*?)\ufffd*(?:\.\.\.)?` into /s.exec(message)?.[1];
}

/**
 * Ignition reports a wrong type in JSON at the root and names the place in the message alone: its keys, without list
 * indices, and between them the names of embedded Go structs, which start with a capital.
 */
function jsonField({ message, path }) {
  const field = /^json: cannot unmarshal .* into Go struct field [^.]*\.(\S+) of type /.exec(message)?.[1];
  if (field === undefined) {
    return {};
  }
  const isAtRoot = path !== undefined && (path.length === 0 || path.join('.') === 'spec.config');
  if (!isAtRoot) {
    return { hasKeysOnly: true };
  }
  // The struct that reads the version has no tags, so its field names are capitals too.
  const keys = field
    .replace(/^Ignition\b/, 'ignition')
    .replace(/^ignition\.Version$/, 'ignition.version')
    .split('.');
  return { path: [...path, ...keys.filter((key) => !/^[A-Z]/.test(key))], hasKeysOnly: true };
}

function classOf(message, error) {
  // What the tool says of its own bookkeeping where something is null or an alias: no more is asked for than what we say of that.
  if (message.startsWith('context tree does not match content tree at ')) {
    return 'tool';
  }
  if (/^(?:mapping key .* already defined at line \d+|key .* already set in map)$/s.test(message)) {
    return 'duplicate key';
  }
  if (unusedKeyOf(message) !== undefined) {
    return 'unused key';
  }
  if (/cannot unmarshal |^cannot decode /.test(message)) {
    return 'type error';
  }
  if (versionErrors.some((start) => message.startsWith(start))) {
    return 'variant or version';
  }
  if (forbiddenKeys.test(message) && !forbiddenValues.test(message)) {
    return 'forbidden key';
  }
  return isSyntaxError(message, error) ? 'syntax' : 'validation';
}

/** YAML syntax errors have no entry of their own but come in an error text with "yaml:"; JSON's have fixed wordings. */
function isSyntaxError(message, error) {
  return (
    /^(?:Error unmarshaling yaml: |error converting YAML to JSON: )?yaml: (?!unmarshal errors:)/.test(error ?? '') ||
    /^(?:invalid character |unexpected end of JSON input$|json: unsupported value: )/.test(message)
  );
}
