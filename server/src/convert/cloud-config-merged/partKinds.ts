/** What becomes of the parts that are no config, as a sentence about such a part; undefined for a type that cloud-init does not know. */
export function roleOf(type: string): string | undefined {
  return roles.get(type);
}

const roles: ReadonlyMap<string, string> = new Map([
  ['text/x-shellscript', 'a script: cloud-init runs it once for each instance, at the end of the first boot'],
  ['text/x-shellscript-per-boot', 'a script: cloud-init runs it at the end of every boot'],
  [
    'text/x-shellscript-per-instance',
    'a script: cloud-init runs it once for each instance, at the end of the first boot',
  ],
  [
    'text/x-shellscript-per-once',
    'a script: cloud-init runs it once in the life of the machine, at the end of the boot',
  ],
  ['text/cloud-boothook', 'a boothook: cloud-init runs it early in every boot, before any module'],
  ['text/part-handler', 'a part handler: cloud-init runs it for the parts of its types, before any module'],
  [
    'text/x-include-url',
    'a list of addresses: what cloud-init fetches there is merged at this place, and is not known here',
  ],
  [
    'text/x-include-once-url',
    'a list of addresses: what cloud-init fetches there is merged at this place, and is not known here',
  ],
]);
