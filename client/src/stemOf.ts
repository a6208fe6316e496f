/** What stands behind the ending of a file that is a template. */
const templateEnding = /\.(?:tftpl|j2|jinja2?|tmpl|tpl|template|gotmpl)$/iu;

/** A file name without its ending, for a name with another one: `node` of `node.bu`, and of `node.bu.tftpl`. */
export function stemOf(name: string): string {
  const ending = /(?<=.)\.[^.]*$/u;
  const whole = name.replace(templateEnding, '');
  return whole === name || whole === '' || !ending.test(whole) ? name.replace(ending, '') : whole.replace(ending, '');
}
