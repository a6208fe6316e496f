import { comparedClasses, duplicateKeyOf, findingsOf, refusedValueOf, unusedKeyOf } from './findings.mjs';

/**
 * What sets the product's report apart from the tool's verdict: what it misses, and, where the tool accepts the config, its
 * errors and those of its warnings that claim to be the tool's. An earlier error ends the tool's work, so where it refuses
 * a config its silence means nothing. `isAnswer(problem, finding, lines)` is there for verdicts without a position.
 */
export function differencesOf(verdict, problems, text, isAnswer = answers) {
  const lines = text.split(/\r\n|\r|\n/u);
  const all = findingsOf(verdict);
  const findings = all.filter((finding) => comparedClasses.includes(finding.class));
  const missed = findings.filter((finding) => !problems.some((problem) => isAnswer(problem, finding, lines)));
  const beyond = verdict.ok ? problems : [];
  // The tools know nothing of the system that a config is for.
  const isError = ({ severity, code }) => severity === 'error' && !code.startsWith('layers/');
  return {
    missed,
    matched: findings.filter((finding) => !missed.includes(finding)),
    falseAlarms: beyond.filter(isError),
    unfounded: beyond.filter(
      (problem) =>
        !isError(problem) && problem.source !== 'strata' && !all.some((finding) => isAnswer(problem, finding, lines)),
    ),
  };
}

/**
 * Whether a problem of the product is the tool's finding: the same severity at the same node. `lines` are the lines of the
 * text, because the tools name some nodes by their line and their text only.
 */
export function answers(problem, finding, lines) {
  // Of a misspelt key that is needed the tool says twice what we say once: that it is unused, and that one is missing.
  const saysMore = finding.class === 'unused key' && problem.severity === 'error' && problem.code.includes('/missing-');
  if (problem.severity !== finding.kind && !saysMore) {
    return false;
  }
  switch (finding.class) {
    case 'syntax':
      // The libraries name the start of the block, or nothing: any error of the product will do.
      return true;
    case 'variant or version':
      return (
        problem.path.length === 0 ||
        problem.code.includes('/missing-') ||
        ['variant', 'version', 'ignition', 'ignitionVersion', 'spec'].includes(problem.path[0])
      );
    case 'duplicate key':
      // One library names the second key by its line, the other by the line where its value begins.
      return (
        (problem.line === finding.line || isNextLine(problem.line, finding.line, lines)) &&
        shows(problem, duplicateKeyOf(finding.message), lines)
      );
    case 'validation':
      return sameNode(problem, finding, lines) || lacksKey(problem, finding) || isEmptyLabel(problem, finding);
    case 'type error':
      return sameNode(problem, finding, lines) || isInMap(problem, finding);
    default:
      return sameNode(problem, finding, lines);
  }
}

/** Whether the problem stands at the value that lacks the key which the tool names, or at the key that is misspelt or null in it. */
function lacksKey({ path, code }, finding) {
  if (finding.path === undefined) return false;
  if (isPrefix(path, finding, 1)) return true;
  return code.includes('/missing-') && path.length > 0 && isPrefix(path.slice(0, -1), finding, 0);
}

/** Whether a path leads to the finding's, with at least so many keys to go. */
function isPrefix(whole, finding, least) {
  const [path, named] = [withoutWrapping(whole), withoutWrapping(finding.path)];
  if (path.length + least > named.length) return false;
  return (
    samePath(path, { ...finding, path: named.slice(0, path.length) }) &&
    named.slice(path.length).every((step) => typeof step === 'string')
  );
}

/** Of a label that is empty the tool says that the labels lack it. */
function isEmptyLabel({ path }, { message, path: labels }) {
  return (
    / label is required$/.test(message) && labels !== undefined && pathText(path.slice(0, -1)) === pathText(labels)
  );
}

/** Go's JSON decoder does not name the keys of a map that may have any. */
function isInMap({ path }, finding) {
  return finding.hasKeysOnly === true && samePath(path.slice(0, -1), finding);
}

/** Whether nothing but blanks and comments stands between two lines, and the one follows the other. */
function isNextLine(line, next, lines) {
  return line < next && lines.slice(line, next - 1).every((text) => /^\s*(?:#.*)?$/.test(text));
}

function sameNode(problem, finding, lines) {
  if (finding.path !== undefined) {
    return samePath(problem.path, finding);
  }
  if (finding.line === undefined) {
    return problem.path.at(-1) === unusedKeyOf(finding.message);
  }
  const value = refusedValueOf(finding.message);
  // A list or map is named by the line where it begins, which for a block is below the line of its key.
  if (value === undefined) {
    return finding.line >= problem.line && finding.line <= problem.endLine;
  }
  return finding.line >= problem.line && finding.line <= problem.endLine && shows(problem, value, lines);
}

/** Where the tool's path stands in a message of Go's JSON decoder it has no list indices. */
function samePath(path, finding) {
  const ours = finding.hasKeysOnly ? path.filter((step) => typeof step === 'string') : path;
  return pathText(ours) === pathText(finding.path);
}

/**
 * Go matches the keys of JSON in any case, so two paths that differ in case only are one. Where Butane makes a MachineConfig,
 * the tool names what it cannot trace back by its place in that: in its wrapping, with the keys of Ignition.
 */
function pathText(path) {
  return JSON.stringify(withoutWrapping(path)).toLowerCase().replaceAll('_', '');
}

function withoutWrapping(path) {
  return path[0] === 'spec' && path[1] === 'config' ? path.slice(2) : path;
}

/**
 * Whether a key or scalar is what the problem's range begins with, after its quote, tag and anchor, or its `|`. A plain text
 * may go on in the lines below.
 */
function shows({ line, column }, text, lines) {
  const rest = [(lines[line - 1] ?? '').slice(column - 1), ...lines.slice(line, line + 3)].map((each) => each.trim());
  const head = rest.join('\n').replace(/^(?:[!&]\S*\s+)*/, '');
  const [first = '', below = ''] = head.split('\n');
  const plain = head.replaceAll('\n', ' ').replace(/^["']/, '').replaceAll(/ +/g, ' ');
  const shown = /^[|>]/.test(first) ? below : plain;
  const expected = text.split('\n', 1)[0].replaceAll(/ +/g, ' ');
  return shown.startsWith(expected) || unescaped(shown).startsWith(expected);
}

function unescaped(quoted) {
  const characters = { n: '\n', t: '\t' };
  return quoted.replaceAll(/\\(.)/g, (_, character) => characters[character] ?? character);
}
