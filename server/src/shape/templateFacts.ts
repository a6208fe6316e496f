/** The template languages that configs are written in, as `schemas/templates.json` has them. */
export interface TemplateTable {
  readonly templates: readonly TemplateFacts[];
}

/** What a template of a format can ask for. */
export interface TemplateFacts {
  readonly format: string;
  readonly language: 'jinja';
  /** The line that says that a text is a template. */
  readonly header: string;
  /** Since when all of this is there, for a person. */
  readonly since: string;
  /** The file beside a template that holds the values of a machine, where somebody has put one there. */
  readonly companion: string;
  /** The mapping of which all names are known. */
  readonly closed: string;
  readonly variables: readonly TemplateVariable[];
  readonly filters: readonly TemplateWord[];
  readonly tests: readonly TemplateWord[];
  /** The words that a tag that prints nothing begins with. */
  readonly statements: readonly TemplateWord[];
  /** The values of a machine that does not exist. */
  readonly sample: unknown;
  /** What kind of machine the sample is of, for a person. */
  readonly sampleOf: string;
}

export interface TemplateVariable extends TemplateWord {
  /** For a person: `text or null`. */
  readonly type: string;
  /** Whether the last part of the name alone means the same. */
  readonly isAliased?: boolean;
}

export interface TemplateWord {
  readonly name: string;
  readonly description: string;
}
