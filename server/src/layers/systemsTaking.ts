import { operatingSystems } from '../generated/schemas.ts';

/** The ids of the operating systems that take configs of a format. */
export function systemsTaking(format: string): readonly string[] {
  return operatingSystems.filter(({ takes }) => takes?.includes(format)).map(({ id }) => id);
}

/** What an operating system is called, for a person; its id where nobody has named it. */
export function systemName(id: string): string {
  return operatingSystems.find((system) => system.id === id)?.name ?? id;
}

/** Whether an id is the name that the tools of a distribution call it by; its facts then stand in a table of another name. */
export function isDistribution(id: string): boolean {
  return operatingSystems.find((system) => system.id === id)?.facts !== undefined;
}

/** Whether the images of a system never have the network set up by netplan. */
export function isWithoutNetplan(id: string): boolean {
  return operatingSystems.find((system) => system.id === id)?.renderers?.includes('netplan') === false;
}
