/**
 * The permissions that were meant by a number which looks like octal digits without their leading zero: 0o644 for 644.
 * Undefined where the number makes sense as it stands, or would not in octal either. The real tool's own judgement.
 */
export function decimalMode(mode: number, isDirectory: boolean): number | undefined {
  if (!/^[0-7]{1,4}$/u.test(String(mode))) return undefined;
  const meant = Number.parseInt(String(mode), 8);
  return !isUsual(mode, isDirectory) && isUsual(meant, isDirectory) ? meant : undefined;
}

/**
 * The permissions that were meant by an octal number whose digits are those of a decimal one, as Ignition's JSON has it: 0o644
 * for 0420. Undefined where the number makes sense as it stands, or would not in decimal either.
 */
export function modeOfJson(mode: number, isDirectory: boolean): number | undefined {
  const meant = Number(mode.toString(8));
  if (!Number.isSafeInteger(mode) || mode < 0 || meant > 0o7777) return undefined;
  return !isUsual(mode, isDirectory) && isUsual(meant, isDirectory) ? meant : undefined;
}

const setuid = 0o4000;
const setgid = 0o2000;
const sticky = 0o1000;

/** Whether permissions are nothing to wonder at. Others may be of use in rare cases. */
function isUsual(mode: number, isDirectory: boolean): boolean {
  if (mode === 0) return true;
  const granted = grantedStepwise(mode);
  if (!granted?.read) return false;
  if (isDirectory) return granted.execute && !has(mode, setuid) && (granted.write || !has(mode, setgid | sticky));
  if (has(mode, sticky)) return false;
  return !has(mode, setuid | setgid) || (granted.execute && !has(mode, 0o002));
}

/** What anybody may do, where the group may do all that others may, and the owner all that the group may. */
function grantedStepwise(mode: number) {
  let read = false;
  let write = false;
  let execute = false;
  for (const bits of [mode & 7, (mode >> 3) & 7, (mode >> 6) & 7]) {
    const [mayRead, mayWrite, mayExecute] = [has(bits, 4), has(bits, 2), has(bits, 1)];
    if ((read && !mayRead) || (write && !mayWrite) || (execute && !mayExecute)) return undefined;
    if ((mayWrite || mayExecute) && !mayRead) return undefined;
    if (mayExecute && read && !execute) return undefined;
    [read, write, execute] = [read || mayRead, write || mayWrite, execute || mayExecute];
  }
  return { read, write, execute };
}

function has(mode: number, bits: number): boolean {
  return (mode & bits) !== 0;
}
