/** Texts of every kind that cloud-init reads beside cloud-config, with what is wrong in them. */
export const userDataDocuments: readonly { readonly fileName: string; readonly text: string }[] = [
  {
    fileName: 'user-data',
    text: `Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/cloud-config
Merge-Type: list(apend)

# cloud-config
runcmd: [[ls, 1]]
--b
Content-Type: text/x-shellscript-per-boot

echo
--b
Content-Type: text/plain

#cloud-config-archive
- content: |
    hostname: a
--b--
`,
  },
  {
    fileName: 'message.mime.yaml',
    text: `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/cloud-config

users: [default]
--b
Content-Type: text/x-include-url

https://example.com/a
example.com
--b--
`,
  },
  {
    fileName: 'user-data',
    text: `#cloud-config-archive
- type: text/cloud-config
  content: |
    hostnam: a
    runcmd:
      - ls
  launch-index: 0
- |
  #!/bin/sh
  echo
- "hostname: b"
- type: text/plain
  content: |
    #!/bin/sh
`,
  },
  {
    fileName: 'user-data',
    text: '#Cloud-Config-JSONP\n[\n  {"op": "add", "path": "runcmd/-", "value": "ls"},\n  {"op": "move", "path": "/a"}\n]\n',
  },
  { fileName: 'user-data', text: '#include\nhttps://example.com/a\n# more\n  example.com\n' },
  { fileName: 'user-data', text: '#cloud-boothook\necho\n' },
  { fileName: 'user-data', text: '#part-handler\ndef list_types():\n    return []\n' },
  { fileName: 'user-data', text: '\n#!/bin/sh\necho\n' },
  {
    fileName: 'meta-data',
    text: 'hostname: web\ndsmode: remote\nnetwork:\n  version: 2\n  ethernets:\n    eth0: {dhcp5: true}\n',
  },
  { fileName: 'meta-data', text: 'instance_id: web\n' },
  {
    fileName: 'cloud.cfg',
    text: `datasource_list:
  - NoCloud
  - None
system_info:
  distro: debian
cloud_final_modules:
  - [runcmd, daily]
  - nope
users: [default]
usrs: []
network: {config: disabled}
`,
  },
];
