/** Whether a unit can have the name, ending and all. */
export function isUnitName(text: string): boolean {
  return /^[\w:.\\@-]+\.(?:service|socket|target|mount|automount|swap|timer|path|slice|scope|device)$/u.test(text);
}
