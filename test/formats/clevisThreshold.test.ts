import { checkMarkers } from '../support/markers.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';

function butane(source: string): void {
  checkMarkers(source, { fileName: 'config.bu' });
}

describe('What Clevis refuses on the machine', () => {
  it('more ways to unlock a volume than there are', () => {
    const servers = 'tang: [{ url: "http://a", thumbprint: a }]';
    butane(`${fcos}boot_device:
  luks:
    tpm2: true
    ${servers}
    threshold: 3
#              ^ error[ignition/threshold-not-met] only 2 are there
storage:
  luks:
    - name: a
      device: /dev/vdb
      clevis:
        ${servers}
        threshold: 2
#                  ^ error[ignition/threshold-not-met] write \`1\`
    - name: b
      device: /dev/vdc
      clevis:
        tpm2: true
        threshold: 0
#                  ^ error[ignition/threshold-not-met] never enough
    - name: c
      device: /dev/vdd
      clevis:
        threshold: 1
#                  ^ error[ignition/threshold-not-met] nothing is there
    - name: d
      device: /dev/vde
      clevis: { tpm2: true, ${servers}, threshold: 2 }
    - name: e
      device: /dev/vdf
      clevis: { threshold: 0 }
`);
    checkMarkers(
      `${fcos}boot_device:\n  luks:\n    threshold: 2\n    tpm2: true\n    {% if tang %}\n    ${servers}\n    {% endif %}\n`,
      { fileName: 'config.bu.j2' },
    );
  });
});
