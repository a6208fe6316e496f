import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { acceptedWords } from '../../server/src/settings/knownSettings.ts';
import { readProject } from '../../server/src/settings/readProject.ts';

const file = 'client/strata.schema.json';

/** The lists of the schema by which VS Code judges `strata.json`, as the code has them. */
function withLists(schema: ReturnType<typeof readSchema>): unknown {
  const { properties, definitions } = schema;
  const { files, severity } = properties;
  const entry = files.items;
  const releases = acceptedWords('tool');
  const bare = [...new Set(releases.map((release) => release.slice(release.indexOf('@') + 1)))];
  const os = acceptedWords('os');
  return {
    ...schema,
    properties: {
      ...properties,
      severity: {
        ...severity,
        propertyNames: { enum: acceptedWords('code') },
        additionalProperties: { enum: acceptedWords('severity') },
      },
      files: {
        ...files,
        items: {
          ...entry,
          properties: {
            ...entry.properties,
            format: { ...entry.properties.format, enum: acceptedWords('fileFormat') },
          },
        },
      },
    },
    definitions: {
      ...definitions,
      os: { ...definitions.os, anyOf: [{ enum: os }, { pattern: `^(?:${os.join('|')})@\\S+$` }] },
      tool: { ...definitions.tool, items: { enum: [...releases, ...bare] } },
    },
  };
}

function readSchema() {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('the schema of strata.json', () => {
  it('has the lists that the code has', () => {
    const expected = withLists(readSchema());
    if (process.env.UPDATE && !process.env.CI) writeFileSync(file, `${JSON.stringify(expected, undefined, 2)}\n`);
    assert.deepEqual(readSchema(), expected);
  });

  const validate = new Ajv({ strict: false }).compile(readSchema());
  const texts: readonly string[] = [
    '{}',
    '{"$schema": "x", "os": "flatcar@4230", "tool": ["2.27.0", "butane@0.29.0"], "filesDir": "x"}',
    '{"severity": {"butane/unknown-key": "off"}, "files": [{"glob": "!legacy/**", "format": "none", "os": "ubuntu"}]}',
    '[]',
    '{"oss": "fcos"}',
    '{"os": "flatcra"}',
    '{"os": "fcos@"}',
    '{"os": null}',
    '{"tool": ["butane@9"]}',
    '{"tool": "2.27.0"}',
    '{"severity": {"butane/unkown-key": "off"}}',
    '{"severity": {"butane/unknown-key": "fatal"}}',
    '{"files": [{"format": "butane"}]}',
    '{"files": [{"glob": ""}]}',
    '{"files": [{"glob": "/etc/*"}]}',
    '{"files": [{"glob": "../x"}]}',
    '{"files": [{"glob": "legacy/"}]}',
    '{"files": [{"glob": "*", "severity": {}}]}',
    '{"files": [{"glob": "*", "format": "butaen"}]}',
  ];
  for (const text of texts) {
    it(`says the same as the command line of ${text}`, () => {
      const { problems } = readProject({ text, invalidAt: undefined });
      assert.equal(validate(JSON.parse(text)), problems.length === 0, JSON.stringify(validate.errors));
    });
  }
});
