/** Messages and archives of our own, whole and broken. */
const config = '#cloud-config\npackages: [vim]\n';
const mixed = (boundary, ...bodies) =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\nMIME-Version: 1.0\n\n${bodies
    .map((body) => `--${boundary}\n${body}`)
    .join('\n')}\n--${boundary}--\n`;
const typed = (type, body, more = '') =>
  `Content-Type: ${type}; charset="us-ascii"\nMIME-Version: 1.0\n${more}\n${body}`;

export const messages = [
  mixed('===x', typed('text/cloud-config', config), typed('text/x-shellscript', '#!/bin/sh\necho\n')),
  mixed('===x', typed('text/cloud-config', 'packages: [vim]\n')),
  mixed('===x', typed('text/plain', config), typed('text/plain', 'packages: []\n')),
  mixed('===x', typed('text/x-shellscript', config)),
  mixed('===x', typed('text/plain', '## template: jinja\n#cloud-config\nhostname: "{{ v1.local_hostname }}"\n')),
  mixed('===x', typed('text/plain', '# cloud-config\npackages: [vim]\n')),
  mixed('===x', `\n${config}`),
  mixed('===x', config),
  mixed('a b', typed('text/cloud-config', config)),
  mixed('===x', typed('TEXT/Cloud-Config', config)),
  mixed('===x', typed('text/cloud-boothook', '#cloud-boothook\n#!/bin/sh\n'), typed('text/cloud-config', config)),
  mixed(
    '===x',
    typed(
      'text/cloud-config',
      config,
      'Content-Transfer-Encoding: 7bit\nContent-Disposition: attachment; filename="a.yaml"\n',
    ),
  ),
  mixed('===x', mixed('===y', typed('text/cloud-config', config)), typed('text/cloud-config', 'runcmd: [ls]\n')),
  mixed('===x', typed('text/cloud-config', config)).replaceAll('\n', '\r\n'),
  mixed('===x', typed('text/cloud-config', config)).replace('--===x--\n', ''),
  mixed('===x', typed('text/cloud-config', config)).replace('--===x--\n', '--===x-- \t\nepilogue\n'),
  mixed(
    '===x',
    typed('text/cloud-config', '#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      --===x not a mark\n'),
  ),
  mixed('===x', typed('text/cloud-config', config)).replace('\n\n--', '\n\npreamble\n\n--'),
  mixed('===x', typed('text/cloud-config', config)).replace('boundary="===x"', 'boundary====x'),
  mixed('x', typed('text/cloud-config', config)).replace('boundary="x"', 'boundary=x; charset="utf-8"'),
  mixed('===x', typed('text/cloud-config', config)).replace(
    'Content-Type: multipart/mixed; ',
    'Content-Type: multipart/mixed;\n  ',
  ),
  mixed('===x', typed('text/cloud-config', config)).replace('MIME-Version: 1.0\n', ''),
  mixed('===x', typed('text/cloud-config', config)).replace('; boundary="===x"', ''),
  `MIME-Version: 1.0\nContent-Type: text/cloud-config\n\n${config}`,
  `MIME-Version: 1.0\n\n${config}`,
  `${config}# mime-version: 1.0\n`,
  `Content-Type: multipart/mixed; boundary="b"\nno header\nMIME-Version: 1.0\n\n--b\n\n${config}\n--b--\n`,
  `From someone\n${mixed('b', typed('text/cloud-config', config))}`,
  '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    packages: [vim]\n',
  '#cloud-config-archive\n- content: |\n    #cloud-config\n    packages: [vim]\n- |\n  runcmd: [ls]\n',
  '#cloud-config-archive\n- |\n  #!/bin/sh\n  echo\n- type: text/x-shellscript\n  content: |\n    packages: []\n',
  '#cloud-config-archive\n- type: text/cloud-config\n  content: |-\n    #!/bin/sh\n    packages: [vim]\n',
  '#cloud-config-archive\n- |\n  ## template: jinja\n  #cloud-config\n  hostname: a\n- |\n  #include\n',
  '#Cloud-Config-Archive\n- content: |+\n    a: 1\n\n- filename: x\n  launch-index: 1\n  content: |2\n     b: 1\n',
  '#cloud-config-archive\na: 1\n',
  '#cloud-config-archive\n',
  '#cloud-config-archive\n- 1\n- content: 5\n- type: text/cloud-config\n',
];
