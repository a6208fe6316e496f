import { checkMarkers } from '../support/markers.ts';

/** `detect_template` of cloud-init 26.2 raises for the first, Jinja 3.1 (`TemplateAssertionError`) for the second. */
describe('templates that cloud-init leaves out', () => {
  const check = (source: string): void => checkMarkers(source, { fileName: 'user-data' });

  it('name another language than Jinja', () => {
    check(`## template: jinja2
#^^^^^^^^^^^^^^^^^^ error[cloud-config/header]
#cloud-config
hostname: "{{ v1.local_hostname }}"
`);
  });

  it('have a filter that there is not', () => {
    check(`## template: jinja
#cloud-config
hostname: "{{ v1.local_hostname | uper }}"
#                                 ^^^^ error[cloud-config/template-syntax] did you mean \`upper\`?
fqdn: "{{ v1.local_hostname | lower }}.example.org"
`);
  });
});

describe('a misspelt key of meta-data', () => {
  it('is told from one of somebody else', () => {
    checkMarkers(
      `instance-id: a
local-hostnme: b
#^^^^^^^^^^^^ warning[meta-data/near-miss] \`local-hostname\` is what it reads
region: c
`,
      { fileName: 'meta-data' },
    );
    checkMarkers(
      `instace-id: a
#^^^^^^^^^ warning[meta-data/near-miss] \`instance-id\` is what it reads
`,
      { fileName: 'meta-data' },
    );
  });
});
