import { checkMarkers } from '../support/markers.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';

function butane(source: string): void {
  checkMarkers(source, { fileName: 'config.bu' });
}

describe('What GRUB refuses on the machine', () => {
  it('a password that the boot loader does not take', () => {
    butane(`${fcos}grub:
  users:
    - name: root
      password_hash: hunter2
#                    ^^^^^^^ warning[butane/grub-password] make one with \`grub2-mkpasswd-pbkdf2\`
    - { name: a, password_hash: grub.pbkdf2.sha512.10000.AB.CD }
    - { name: b, password_hash: "{{ hash }}" }
`);
  });
});
