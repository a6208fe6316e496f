import { unusedKeyOf } from './findings.mjs';

/** Whether a problem of the product is the tool's finding: same severity, and the same node or the same line. */
export function answers(problem, finding) {
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
    default:
      return samePlace(problem, finding);
  }
}

function samePlace(problem, finding) {
  // The tool names the line where a value starts, which for a block list or map is the one after its key.
  const last = finding.class === 'duplicate key' ? problem.endLine + 1 : problem.endLine;
  if (finding.line !== undefined && finding.line >= problem.line && finding.line <= last) {
    return true;
  }
  if (finding.path !== undefined) {
    return samePath(problem.path, finding.path);
  }
  return finding.line === undefined && problem.path.at(-1) === unusedKeyOf(finding.message);
}

/** Go's JSON decoder names keys but no list indices in a type error, so a path without them is taken for equal. */
function samePath(ours, theirs) {
  const equal = (path) => path.length === theirs.length && path.every((step, index) => step === theirs[index]);
  return equal(ours) || equal(ours.filter((step) => typeof step === 'string'));
}
