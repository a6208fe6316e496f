/** The name of the template that a Quadlet's name is an instance of: `web@.container` for `web@8080.container`. */
export function quadletTemplate(name: string): string | undefined {
  const mark = name.indexOf('@');
  const dot = name.lastIndexOf('.');
  if (mark < 0 || dot < 0 || mark + 1 === dot) return undefined;
  return `${name.slice(0, mark)}@.${name.slice(dot + 1)}`;
}
