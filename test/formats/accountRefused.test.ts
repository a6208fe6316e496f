import { checkMarkers } from '../support/markers.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';

function butane(source: string): void {
  checkMarkers(source, { fileName: 'config.bu' });
}

describe('What useradd refuses on the machine', () => {
  it('accounts that useradd does not make', () => {
    butane(`${fcos}passwd:
  users:
    - name: Bad User
#           ^^^^^^^^ warning[passwd/bad-name] \`useradd\` refuses it
      uid: -1
#          ^^ warning[passwd/bad-id] the number -1
      home_dir: home/foo
#               ^^^^^^^^ warning[passwd/relative-path] \`home_dir\` cannot be
      shell: bash
#            ^^^^ warning[passwd/relative-path] like \`/bin/bash\`
    - name: b
      uid: 5000000000
#          ^^^^^^^^^^ warning[passwd/bad-id] the number 5000000000
    - { name: Jane_Doe.2$, uid: 0, home_dir: /home/jane, shell: "" }
    - { name: a b, should_exist: false }
    - { name: "\${NAME}", shell: "{{ shell }}" }
  groups:
    - name: a:b
#           ^^^ warning[passwd/bad-name] \`groupadd\` refuses it
      gid: 4294967295
#          ^^^^^^^^^^ warning[passwd/bad-id] from 0 to 4294967294
`);
  });

  it('the password of a user under another name', () => {
    butane(`${fcos}passwd:
  users:
    - name: core
      password: x
#     ^^^^^^^^ warning[butane/unknown-key] write \`password_hash\` with a hash
`);
  });
});
