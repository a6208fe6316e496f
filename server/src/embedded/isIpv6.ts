/** Whether a text is an IPv6 address without zone, as Go's `netip` reads it. */
export function isIpv6(text: string): boolean {
  const address = text.replace(/(?<=:)[0-9.]+$/u, (last) => (isIpv4(last) ? '0:0' : last));
  const gap = address.indexOf('::');
  if (gap < 0) return groupsIn(address) === 8;
  const before = address.slice(0, gap);
  const after = address.slice(gap + 2);
  const groups = (before === '' ? 0 : groupsIn(before)) + (after === '' ? 0 : groupsIn(after));
  // The gap stands for one group at least.
  return groups < 8;
}

/** Not a number where one of them is none. */
function groupsIn(text: string): number {
  const groups = text.split(':');
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/u.test(group)) ? groups.length : Number.NaN;
}

function isIpv4(text: string): boolean {
  const fields = text.split('.');
  return fields.length === 4 && fields.every((field) => /^(?:0|[1-9][0-9]{0,2})$/u.test(field) && Number(field) <= 255);
}
