import type { FixDocument } from './fixDocuments.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';
const files = `${head}storage:\n  files:\n    - path: /etc/a\n`;
const json = '"ignition": {"version": "3.4.0"}';

/** Mistakes of typing and of writing YAML and JSON, one text for each way out that no golden and no rule's case shows. */
export function damagedTexts(): readonly FixDocument[] {
  return [
    ...Object.entries(yamlTexts).map(([name, text]) => ({ name, fileName: 'config.bu', text })),
    ...Object.entries(jsonTexts).map(([name, text]) => ({ name, fileName: 'config.ign', text })),
    ...Object.entries(cloudTexts).map(([name, text]) => ({ name, fileName: 'user-data', text })),
  ];
}

const yamlTexts: Readonly<Record<string, string>> = {
  'keys of another format around those of ours': `${head}storage:\n  filesystems:\n    - mount:\n        device: /dev/vda\n        format: xfs\n`,
  'a comment without a blank': `${files}      mode: 0644#mode\n`,
  'a list without dashes': `${head}passwd:\n  users:\n    - name: core\n      groups:\n        wheel\n        docker\n`,
  'a list that lost a dash': `${head}passwd:\n  users:\n    - name: core\n      groups:\n        wheel\n        - docker\n`,
  'a key below a key without its colon': `${files}      contents:\n        source https://example.com/a # here\n`,
  'a value behind a key without its colon': `${head}boot_device:\n  luks:\n    tpm2 true # yes\n`,
  'a colon without a blank': `${files}      contents:\n        inline:|\n          x\n          y\n`,
  'a colon without a blank below another key': `${files}      contents: source:https://example.com/a\n`,
  'a colon without a blank before brackets': `${files}      contents:{inline: x}\n`,
  'a colon after a blank': `${files}      mode :0644\n`,
  'an equals sign': `${files}      mode = 0644 # all\n`,
  'a key whose quote is open': `${files}      "mode: 0644\n      overwrite: true\n`,
  'a value that ends in a colon': `${files}      contents:\n        inline: hello:\n        compression: gzip\n`,
  'a text that ends in a colon': `${files}      user:\n        name: core:\n`,
  'an apostrophe': `${files}      contents:\n        inline: 'it's fine'\n`,
  'more than a quoted text': `${files}      contents:\n        inline: "a" b\n`,
  'the rest behind a quote': `${files}      contents:\n        inline: "a"b\n      mode: "0644" 0600\n`,
  'a rest behind brackets': `${head}kernel_arguments:\n  should_exist: [quiet] x\n`,
  'a text on the line of its mark': `${files}      contents:\n        inline: | echo hi\n          echo ho\n`,
  'a list on the line of its key': `${head}passwd:\n  users: - name: core\n`,
  'typographic quotes': `${files}      contents:\n        inline: “a: b”\n`,
  'a no-break space': `${files}     \u00a0mode: 0644\n`,
  'no-break spaces': `${files}    \u00a0\u00a0mode: 0644\n    - path: /b\n    \u00a0\u00a0mode: 0600\n`,
  'a marker of a merge that is left': `${files}<<<<<<< HEAD\n      mode: 0644\n`,
  'markers of a merge that are left': `${files}=======\n      mode: 0644\n>>>>>>> other\n`,
  'a lost dash': `${head}storage:\n  files:\n    - path: /a\n      mode: 0644\n    path: /b\n      mode: 0600\n    - path: /c\n`,
  'a dash too many': `${files}      mode: 0644\n    - contents:\n        inline: a\n`,
  'a dash among keys': `${files}      - mode: 0644\n      overwrite: true\n`,
  'a dash before the first key': `- ${head}`,
  'a star for a dash': `${head}kernel_arguments:\n  should_exist:\n    * quiet\n`,
  'stars for dashes': `${head}kernel_arguments:\n  should_exist:\n    * quiet\n    * console=tty0\n`,
  'a text without its mark': `${files}      contents:\n        inline:\n          #!/bin/bash\n          if true; then\n            echo "a: b"\n          fi\n          key: - value\n`,
  'a unit without its mark': `${head}systemd:\n  units:\n    - name: a.service\n      contents:\n        [Unit]\n        Description=A: b\n        [Service]\n        ExecStart=/bin/true\n`,
  'lines that slipped out of a text': `${files}      contents:\n        inline: |\n          #!/bin/bash\n          set -e\n      echo $HOME > /a\n      echo $USER >> /a\n      mode: 0755\n`,
  'a key in two lines': `${files}      over\n      write: true\n`,
  'a filesystem that is not to be mounted': `${head}storage:\n  filesystems:\n    - path: /var/data\n      device: /dev/vdb\n      format: xfs\n      with_mount_unit: false # later\n`,
  'a mount unit by hand': `${head}storage:\n  filesystems:\n    - path: /var/data # own\n      device: /dev/vdb\n      format: xfs\nsystemd:\n  units:\n    - name: var-data.mount\n      enabled: true\n      contents: |\n        [Unit]\n        Description=Data\n        Requires=systemd-fsck@dev-vdb.service\n        After=systemd-fsck@dev-vdb.service\n        [Mount]\n        What=/dev/vdb\n        Where=/var/data\n        Type=xfs\n        [Install]\n        RequiredBy=local-fs.target\n    - name: a.service\n      enabled: true\n`,
  'a program that nobody may run': `${files}      contents: {inline: a}\nsystemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStart=/etc/a\n`,
  'comments between lines that go on': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStart=/bin/true \\\n          # before\n          --flag \\\n          # more\n          --more\n`,
  'a comment between lines that go on': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStart=/bin/true \\\n          # before\n          --flag\n`,
  'comments behind values of a unit': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        Restart=always # no\n        [Install]\n        WantedBy=multi-user.target ; x\n`,
  'a line in another section of a unit': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        # before\n        Wants=b.service\n        ExecStart=/bin/true\n`,
  'a unit without its first header': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        # it runs\n        ExecStart=/bin/true\n        Restart=always\n`,
  'a unit whose lines are folded': `${head}systemd:\n  units:\n    - name: a.service\n      contents: >\n        [Service]\n        ExecStart=/bin/true\n`,
  'a header behind a backslash': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStart=/bin/true \\\n        [Install]\n        WantedBy=multi-user.target\n`,
  'a drop-in that adds a command': `${head}systemd:\n  units:\n    - name: docker.service\n      dropins:\n        - name: a.conf\n          contents: |\n            [Service]\n            ExecStart=/usr/bin/dockerd\n`,
  'an enabled unit that a timer starts': `${head}systemd:\n  units:\n    - name: a.service\n      enabled: true # at boot\n      contents: |\n        [Service]\n        ExecStart=/bin/true\n    - name: a.timer\n      contents: |\n        [Timer]\n        OnBootSec=5min\n`,
  'a unit that layers packages': `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Unit]\n        Description=a\n        [Service]\n        Type=oneshot\n        ExecStart=/usr/bin/rpm-ostree install vim\n`,
  'keys in the column of a dash': `${head}storage:\n  files:\n    -\n    path: /a\n    mode: 0644\n`,
  'an item too far to the right': `${head}storage:\n  files: []\n  disks:\n      - device: /dev/vda\n    - device: /dev/vdb\n`,
  'a key too far to the right': `${head}storage:\n  files: []\npasswd:\n    users: []\n  groups: []\n`,
  'a section that is empty above its keys': `${head}storage:\n  files:\n    - path: /a\n      contents:\n        inline: a\n      user:\n          name: a\n        compression: gzip\n`,
  'a key for SSH in two lines': `${head}passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM\nNvYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy core\n`,
};

const jsonTexts: Readonly<Record<string, string>> = {
  'a number for a list of texts': `{${json}, "passwd": {"users": [{"name": "core", "groups": [5]}]}, "kernelArguments": {"shouldExist": 5}}`,
  'words behind a value': `{${json} two words, "storage": {}}`,
  'words before a value': `{${json}, "storage": x {"files": []}}`,
  'brackets behind the end': `{${json}}}}`,
  'a text that ends with the file': `{${json}, "storage": {"files": [{"path": "/a`,
  'a lost brace': `{${json}, "storage": {"files": ["path": "/a"]}}`,
  'a lost comma and brace': `{${json}, "storage": {"files": [{"path": "/a"} "path": "/b"}]}}`,
  'a quote twice': `{${json}, "storage": {"files": [{"path": ""/a"}]}}`,
  'wide punctuation': `｛${json}， "storage"： ｛｝｝`,
};

const cloudTexts: Readonly<Record<string, string>> = {
  'the key above others is lost': '#cloud-config\nremotes: {a: 10.0.4.1}\nservice_reload_command: auto\n',
  'the dash of an item is lost': '#cloud-config\nusers:\n  - name: a\n    uid: 1001\n    name: b\n    uid: 1002\n',
  'the dash of the first item is lost': '#cloud-config\nwrite_files:\npath: /etc/a\n',
  'a header with a blank': '# cloud-config\nhostname: a\n',
  'a header behind a comment': '# mine\n#cloud-config\nhostname: a\n',
  'a header behind a mark of bytes': '\ufeff#cloud-config\nhostname: a\n',
  'no header': 'runcmd:\n  - echo a\n',
  'the header of a template without a blank': '## template:jinja\n#cloud-config\nhostname: a\n',
  'a tab behind a colon': '#cloud-config\nhostname:\ta\n',
  'options of a filesystem in one text':
    '#cloud-config\nfs_setup:\n  - {device: /dev/sdb, filesystem: ext4, extra_opts: -m 1}\n',
  'a small swap file': '#cloud-config\nswap:\n  filename: /a\n  size: 2048\n',
  'a limit of a swap file': '#cloud-config\nswap: {size: 2G, maxsize: 4G}\n',
  'slips in names of the system': '#cloud-config\ntimezone: europe/berlin\nlocale: en-us.UTF-8\n',
  'a script that may not be run': '#cloud-config\nwrite_files:\n  - path: /opt/a\nruncmd:\n  - /opt/a\n',
  'a script with a mode':
    "#cloud-config\nwrite_files:\n  - path: /opt/a\n    permissions: '0644' # mine\nruncmd:\n  - /opt/a\n",
  'a script in one line':
    '#cloud-config\nwrite_files:\n  - path: /opt/a\n    permissions: 0o755\n    content: >\n      #!/bin/sh\n      b\n',
  'accounts of nobody': '#cloud-config\nusers:\n  # mine\n  - name: app\n    groups: [app]\n',
  'a password that runs out': '#cloud-config\npassword: $6$a$b\n',
  'a question of a program':
    '#cloud-config\nruncmd:\n  - apt install a # mine\n  - [zypper, in, a]\nbootcmd:\n  - mkswap /dev/sdb # mine\n',
  'a command that became a mapping': '#cloud-config\nruncmd:\n  - echo a: b # mine\n',
  'a password that is locked': '#cloud-config\nusers:\n  - default\n  - name: a\n    hashed_passwd: $6$abcdefgh$x\n',
  'a password that is said to be locked':
    '#cloud-config\nusers:\n  - default\n  - {name: a, plain_text_passwd: b, lock_passwd: true}\n',
  'a file of an account': '#cloud-config\nusers: [{name: a}]\nwrite_files:\n  - {path: /a, owner: a, defer: false}\n',
  'a file in a home': '#cloud-config\nusers: [{name: a}]\nwrite_files:\n  - path: /home/a/b\n',
  'a file below a mount': '#cloud-config\nmounts: [[/dev/sdb, /srv]]\nwrite_files:\n  - path: /srv/b\n',
};
