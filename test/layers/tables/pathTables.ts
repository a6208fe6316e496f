/**
 * What becomes of paths on each operating system, written by hand from what upstream documents: not from `schemas/os`.
 * The fourth word is what survives a reboot, an update, a rollback and a factory reset: `●` it is there as it was, `◐` an older
 * copy comes back, `○` it is gone or replaced, `–` there is no such thing.
 */
export interface PathTable {
  /** `OS@VERSION`. */
  readonly os: string;
  readonly rows: readonly ExpectedRow[];
}

export type ExpectedRow = readonly [
  path: string,
  layer: string,
  /** A word of how the layer works there. */
  mode: RegExp,
  /** `sealed`: the running machine cannot write there. */
  access: 'sealed' | 'writable',
  lasts: string,
  survives: string,
  /** What an edit costs at least, because of the place. */
  change?: string,
];

const ram = [/./u, 'writable', 'boot', '○○○–'] as const;
const ramWithReset = [/./u, 'writable', 'boot', '○○○○'] as const;

/** Where the links of ostree lead, and what is the same on all systems that are made with it. */
const ostree: readonly ExpectedRow[] = [
  ['/usr/bin/tool', 'image', /ostree|composefs/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
  ['/bin/tool', 'image', /./u, 'sealed', 'deployment', '●○◐–', 'deploy'],
  ['/lib/modules/x', 'image', /./u, 'sealed', 'deployment', '●○◐–', 'deploy'],
  ['/usr/lib/sysimage/rpm', 'image', /RPM/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
  ['/etc/motd', 'etc', /merge/u, 'writable', 'deployment', '●●◐–'],
  ['/etc/sysctl.d/10-a.conf', 'etc', /merge/u, 'writable', 'deployment', '●●◐–'],
  ['/var/lib/app', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/usr/local/bin/tool', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/home/core/x', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/root/x', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/opt/app', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/srv/www', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/mnt/disk', 'data', /./u, 'writable', 'machine', '●●●–'],
  ['/media/x', 'volatile', ...ram],
  ['/sysroot/x', 'image', /physical root/u, 'sealed', 'machine', '●●●–'],
  ['/run/x', 'volatile', ...ram],
  ['/tmp/x', 'volatile', ...ram],
];

/** Where nobody but the tools of the system writes. */
const sealedBoot: ExpectedRow = ['/boot/loader', 'boot', /read-only/u, 'sealed', 'machine', '●●●–'];

/** Flatcar, but for `/etc`, `/oem` and `/usr/share/oem`. */
const flatcar: readonly ExpectedRow[] = [
  ['/usr/bin/tool', 'image', /verity/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/sbin/tool', 'image', /verity/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/usr/local/bin/tool', 'image', /sealed/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/new', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/var/lib/app', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/opt/bin/tool', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/home/core/x', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/root/x', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/srv/x', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/mnt/x', 'data', /ROOT/u, 'writable', 'reset', '●●●○'],
  ['/boot/flatcar/first_boot', 'boot', /EFI/u, 'writable', 'machine', '●●●●'],
  ['/run/x', 'volatile', ...ramWithReset],
  ['/tmp/x', 'volatile', ...ramWithReset],
  ['/media/x', 'volatile', ...ramWithReset],
  ['/etc/extensions/a.raw', 'ext', /extension/u, 'writable', 'reset', '●●●○'],
  ['/var/lib/extensions/a.raw', 'ext', /extension/u, 'writable', 'reset', '●●●○'],
  ['/etc/resolv.conf', 'etc', /overlay/u, 'writable', 'reset', '●●●○'],
];

const oem: readonly ExpectedRow[] = [
  ['/oem/config.ign', 'state', /OEM/u, 'writable', 'machine', '●●●●'],
  ['/oem/grub.cfg', 'boot', /OEM/u, 'writable', 'machine', '●●●●', 'reboot'],
];

/** The places of Kairos that a bind mount of the persistent partition keeps. */
const kairosKept = [
  '/etc/cni /etc/init.d /etc/iscsi /etc/k0s /etc/kubernetes /etc/modprobe.d /etc/pwx /etc/rancher /etc/runlevels /etc/ssh',
  '/etc/ssl/certs /etc/sysconfig /etc/systemd /etc/zfs /home /opt /root /usr/libexec /var/cores /var/lib/ca-certificates',
  '/var/lib/cni /var/lib/containerd /var/lib/calico /var/lib/dbus /var/lib/etcd /var/lib/k0s /var/lib/kubelet',
  '/var/lib/longhorn /var/lib/osd /var/lib/rancher /var/lib/rook /var/lib/tailscale /var/lib/wicked /var/lib/kairos /var/log',
]
  .join(' ')
  .split(' ');

const kairos: readonly ExpectedRow[] = [
  ...kairosKept.map((path): ExpectedRow => [`${path}/example`, 'data', /bind mount/u, 'writable', 'reset', '●●●○']),
  ['/var/lib/extensions/a.raw', 'ext', /bind mount/u, 'writable', 'reset', '●●●○'],
  ['/var/lib/confexts/a.raw', 'ext', /bind mount/u, 'writable', 'reset', '●●●○'],
  ['/etc/sysctl.d/10-a.conf', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/etc/NetworkManager/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/etc/passwd', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/etc/docker/daemon.json', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/var/lib/docker', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/var/spool/cron', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/srv/www', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
  ['/usr/local/bin/tool', 'data', /COS_PERSISTENT/u, 'writable', 'reset', '●●●○'],
  ['/oem/90_custom.yaml', 'state', /COS_OEM/u, 'writable', 'machine', '●●●●', 'reboot'],
  ['/etc/machine-id', 'data', /usr\/local/u, 'writable', 'reset', '●●●○'],
  ['/etc/hostname', 'data', /usr\/local/u, 'writable', 'reset', '●●●○'],
  ['/etc/hosts', 'data', /usr\/local/u, 'writable', 'reset', '●●●○'],
  ['/etc/resolv.conf', 'volatile', /link/u, 'writable', 'rewritten', '○○○●'],
  ['/run/x', 'volatile', ...ramWithReset],
  ['/tmp/x', 'volatile', ...ramWithReset],
  ['/data', 'image', /./u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
  ['/usr/bin/tool', 'image', /./u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
];

const talos: readonly ExpectedRow[] = [
  ['/', 'image', /squashfs/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/usr/bin/tool', 'image', /squashfs/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/usr/local/bin', 'image', /squashfs/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/home/x', 'image', /squashfs/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/opt/x', 'data', /EPHEMERAL/u, 'writable', 'reset', '●●●○'],
  ['/var/lib/x', 'data', /EPHEMERAL/u, 'writable', 'reset', '●●●○'],
  ['/var/mnt/disk', 'data', /volume/u, 'writable', 'reset', '●●●○'],
  ['/system/etc', 'volatile', /RAM/u, 'sealed', 'boot', '○○○○'],
  ['/system/state/config.yaml', 'state', /STATE/u, 'sealed', 'reset', '●●●○'],
  ['/run/x', 'volatile', ...ramWithReset],
  ['/tmp/x', 'volatile', ...ramWithReset],
];

const plain: readonly ExpectedRow[] = [
  ['/new', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/usr/bin/tool', 'data', /./u, 'writable', 'machine', '●○––'],
  ['/usr/local/bin/tool', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/etc/motd', 'etc', /plain directory/u, 'writable', 'machine', '●●––'],
  ['/var/lib/app', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/opt/app', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/home/x', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/root/x', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/srv/x', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/mnt/x', 'data', /./u, 'writable', 'machine', '●●––'],
  ['/run/x', 'volatile', /./u, 'writable', 'boot', '○○––'],
  ['/tmp/x', 'volatile', /clean/u, 'writable', 'boot', '○○––'],
];

/** The list of places in `static/etc/system-image/writable-paths` of snapcore/core-base; all else is the base snap. */
const ubuntuCore: readonly ExpectedRow[] = [
  ['/usr/bin/tool', 'image', /base snap/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/opt/tool', 'image', /base snap/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/etc/fstab', 'image', /base snap/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/etc/apt/sources.list', 'image', /base snap/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/var/lib/app', 'image', /base snap/u, 'sealed', 'release', '●○◐●', 'rebuild'],
  ['/etc/netplan/a.yaml', 'etc', /writable/u, 'writable', 'reset', '●●●○'],
  ['/etc/ssh/sshd_config.d/a', 'etc', /writable/u, 'writable', 'reset', '●●●○'],
  ['/etc/systemd/system/a.service', 'etc', /writable/u, 'writable', 'reset', '●●●○'],
  ['/etc/hostname', 'etc', /writable/u, 'writable', 'reset', '●●●○'],
  ['/home/a', 'data', /writable/u, 'writable', 'reset', '●●●○'],
  ['/var/lib/cloud/a', 'data', /writable/u, 'writable', 'reset', '●●●○'],
  ['/var/log/a', 'data', /writable/u, 'writable', 'reset', '●●●○'],
  ['/mnt/a', 'volatile', ...ramWithReset],
  ['/tmp/a', 'volatile', ...ramWithReset],
];

export const pathTables: readonly PathTable[] = [
  { os: 'ubuntu-core@24', rows: ubuntuCore },
  {
    os: 'fcos@44',
    rows: [
      ...ostree,
      sealedBoot,
      ['/new', 'image', /composefs/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
      ['/var/lib/extensions/a.raw', 'ext', /extension/u, 'writable', 'machine', '●●●–'],
    ],
  },
  {
    os: 'fcos@40',
    rows: [...ostree, sealedBoot, ['/new', 'image', /read-only/u, 'sealed', 'deployment', '●○◐–', 'deploy']],
  },
  {
    os: 'rhcos@4.18',
    rows: [...ostree, sealedBoot, ['/new', 'image', /./u, 'sealed', 'deployment', '●○◐–', 'deploy']],
  },
  {
    os: 'fiot@40',
    rows: [...ostree, sealedBoot, ['/new', 'image', /read-only/u, 'sealed', 'deployment', '●○◐–', 'deploy']],
  },
  {
    os: 'fiot@44',
    rows: [...ostree, sealedBoot, ['/new', 'image', /composefs/u, 'sealed', 'deployment', '●○◐–', 'deploy']],
  },
  {
    os: 'r4e@9.4',
    rows: [
      ...ostree,
      ['/boot/loader', 'boot', /./u, 'writable', 'machine', '●●●–'],
      ['/new', 'image', /./u, 'sealed', 'deployment', '●○◐–', 'deploy'],
    ],
  },
  {
    os: 'flatcar@3510.2',
    rows: [
      ...flatcar,
      ['/etc/motd', 'etc', /plain directory/u, 'writable', 'reset', '●●●○'],
      ['/usr/share/oem/config.ign', 'state', /OEM/u, 'writable', 'machine', '●●●●'],
      ['/usr/share/oem/grub.cfg', 'boot', /OEM/u, 'writable', 'machine', '●●●●', 'reboot'],
    ],
  },
  {
    os: 'flatcar@3602.2',
    rows: [...flatcar, ['/etc/motd', 'etc', /^overlay$/u, 'writable', 'reset', '●●●○']],
  },
  {
    os: 'flatcar@4593.2',
    rows: [
      ...flatcar,
      ...oem,
      ['/etc/motd', 'etc', /^overlay$/u, 'writable', 'reset', '●●●○'],
      ['/usr/share/oem/grub.cfg', 'boot', /OEM/u, 'writable', 'machine', '●●●●', 'reboot'],
    ],
  },
  {
    os: 'flatcar@4628',
    rows: [...flatcar, ...oem, ['/etc/motd', 'etc', /confext/u, 'writable', 'reset', '●●●○']],
  },
  {
    os: 'bootc',
    rows: [
      ['/new', 'image', /composefs/u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
      ['/usr/bin/tool', 'image', /composefs/u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
      ['/usr/local/bin/tool', 'image', /directory/u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
      ['/opt/app', 'image', /directory/u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
      ['/etc/motd', 'etc', /merge/u, 'writable', 'deployment', '●●◐○'],
      ['/var/lib/app', 'data', /./u, 'writable', 'reset', '●●●○'],
      ['/home/x', 'data', /var\/home/u, 'writable', 'reset', '●●●○'],
      ['/root/x', 'data', /var\/roothome/u, 'writable', 'reset', '●●●○'],
      ['/srv/x', 'data', /var\/srv/u, 'writable', 'reset', '●●●○'],
      ['/mnt/x', 'data', /var\/mnt/u, 'writable', 'reset', '●●●○'],
      ['/usr/lib/bootc/kargs.d/a.toml', 'boot', /./u, 'sealed', 'deployment', '●○◐●', 'rebuild'],
      ['/run/x', 'volatile', ...ramWithReset],
      ['/tmp/x', 'volatile', ...ramWithReset],
    ],
  },
  { os: 'kairos@4.2', rows: kairos },
  { os: 'kairos-uki@4.2', rows: kairos },
  {
    os: 'microos',
    rows: [
      ['/new', 'image', /snapshot/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
      ['/usr/bin/tool', 'image', /snapshot/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
      ['/lib/x', 'image', /snapshot/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
      ['/mnt/x', 'image', /snapshot/u, 'sealed', 'deployment', '●○◐–', 'deploy'],
      ['/etc/motd', 'etc', /snapshot/u, 'writable', 'deployment', '●●◐–'],
      ['/var/lib/app', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/home/x', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/root/x', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/opt/x', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/srv/x', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/usr/local/bin/tool', 'data', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/boot/writable/x', 'boot', /subvolume/u, 'writable', 'machine', '●●●–'],
      ['/run/x', 'volatile', ...ram],
      ['/tmp/x', 'volatile', ...ram],
    ],
  },
  {
    os: 'talos@1.13',
    rows: [
      ...talos,
      ['/etc/hosts', 'image', /mounted/u, 'sealed', 'rewritten', '○○○○'],
      ['/etc/cni/x', 'data', /EPHEMERAL/u, 'writable', 'reset', '●●●○'],
      ['/etc/kubernetes/x', 'data', /EPHEMERAL/u, 'writable', 'reset', '●●●○'],
      ['/usr/libexec/kubernetes/x', 'data', /EPHEMERAL/u, 'writable', 'reset', '●●●○'],
    ],
  },
  {
    os: 'talos@1.14',
    rows: [
      ...talos,
      ['/etc/hosts', 'volatile', /overlay/u, 'sealed', 'rewritten', '○○○○'],
      ['/etc/cni/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
      ['/etc/kubernetes/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○○'],
      ['/usr/libexec/kubernetes/x', 'image', /squashfs/u, 'sealed', 'release', '●○◐●', 'rebuild'],
    ],
  },
  {
    os: 'bottlerocket',
    rows: [
      ['/', 'image', /verity/u, 'sealed', 'release', '●○◐●', 'rebuild'],
      ['/usr/bin/tool', 'image', /verity/u, 'sealed', 'release', '●○◐●', 'rebuild'],
      ['/usr/local/bin', 'image', /verity/u, 'sealed', 'release', '●○◐●', 'rebuild'],
      ['/etc/hosts', 'volatile', /settings/u, 'writable', 'rewritten', '○○○●'],
      ['/etc/cni/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○●'],
      ['/local/x', 'data', /DATA/u, 'writable', 'reset', '●●●○'],
      ['/var/lib/app', 'data', /local\/var/u, 'writable', 'reset', '●●●○'],
      ['/opt/x', 'data', /local\/opt/u, 'writable', 'reset', '●●●○'],
      ['/mnt/x', 'data', /local\/mnt/u, 'writable', 'reset', '●●●○'],
      ['/opt/cni/bin', 'data', /overlay/u, 'writable', 'boot', '○○○●'],
      ['/opt/csi/bin', 'data', /overlay/u, 'writable', 'boot', '○○○●'],
      ['/var/lib/bottlerocket/datastore', 'state', /PRIVATE/u, 'sealed', 'reset', '●●●○'],
      ['/root/.aws/config', 'volatile', /RAM/u, 'writable', 'rewritten', '○○○●'],
      ['/tmp/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○●'],
    ],
  },
  {
    os: 'nixos',
    rows: [
      ['/nix/store/x', 'image', /store/u, 'sealed', 'deployment', '●●●–', 'deploy'],
      ['/etc/motd', 'etc', /link/u, 'writable', 'deployment', '●○◐–', 'deploy'],
      ['/etc/passwd', 'etc', /activation/u, 'writable', 'machine', '●●●–'],
      ['/etc/group', 'etc', /activation/u, 'writable', 'machine', '●●●–'],
      ['/etc/shadow', 'etc', /activation/u, 'writable', 'machine', '●●●–'],
      ['/var/lib/app', 'data', /./u, 'writable', 'machine', '●●●–'],
      ['/home/x', 'data', /./u, 'writable', 'machine', '●●●–'],
      ['/root/x', 'data', /./u, 'writable', 'machine', '●●●–'],
      ['/srv/x', 'data', /./u, 'writable', 'machine', '●●●–'],
      ['/opt/x', 'data', /./u, 'writable', 'machine', '●●●–'],
      ['/boot/x', 'boot', /switch/u, 'writable', 'deployment', '●○◐–', 'deploy'],
      ['/run/x', 'volatile', /RAM/u, 'writable', 'boot', '○○○–'],
      ['/tmp/x', 'data', /./u, 'writable', 'machine', '●●●–'],
    ],
  },
  { os: 'ubuntu', rows: plain },
  { os: 'debian', rows: plain },
  { os: 'fedora', rows: plain },
];
