import type { UnitText } from './unitTexts.ts';

function container(lines: string): UnitText {
  return { name: 'a.container', text: `[Container]\n${lines}` };
}

const image = 'Image=registry.example/a:1\n';

/** Quadlet files with mistakes, and some that only look as if they had some. */
export const quadletTexts: readonly UnitText[] = [
  container(image),
  container(
    `${image}PublishPort=8080:80\nVolume=/var/a:/a:Z\nAutoUpdate=registry\nPodmanArgs=--init\nReloadCmd=/bin/true\n`,
  ),
  container(`${image}Imag=a\n`),
  container(`${image}Port=8080:80\n`),
  container(`${image}Restart=always\n[Service]\nRestart=always\n[Install]\nWantedBy=multi-user.target\n`),
  container(`${image}Network=host\n[Quadlet]\nDefaultDependencies=false\n`),
  container(`${image}[Quadlet]\nDefaultDependency=false\n`),
  container('ContainerName=a\n'),
  container('Rootfs=/var/root\n'),
  container(''),
  { name: 'a.container', text: '[Unit]\nDescription=no section of its own\n' },
  { name: 'a.volume', text: '[Volume]\n' },
  { name: 'a.volume', text: '[Volume]\nDriver=local\nDrive=local\n' },
  { name: 'a.network', text: '[Network]\nSubnet=10.0.0.0/24\n' },
  { name: 'a.network', text: '[Network]\nSubnets=10.0.0.0/24\n' },
  { name: 'a.kube', text: '[Kube]\nYaml=/etc/a.yaml\n' },
  { name: 'a.kube', text: '[Kube]\nConfigMap=/etc/a.yaml\n' },
  { name: 'a.image', text: '[Image]\nImage=registry.example/a:1\n' },
  { name: 'a.image', text: '[Image]\nArch=arm64\n' },
  { name: 'a.build', text: '[Build]\nImageTag=localhost/a\nFile=/etc/Containerfile\n' },
  { name: 'a.build', text: '[Build]\nImageTag=localhost/a\nSetWorkingDirectory=unit\n' },
  { name: 'a.build', text: '[Build]\nFile=/etc/Containerfile\n' },
  { name: 'a.build', text: '[Build]\nImageTag=localhost/a\n' },
  { name: 'a.pod', text: '[Pod]\nPodName=a\n' },
  { name: 'a.pod', text: '[Pod]\nPod=a\n' },
  { name: 'a.artifact', text: '[Artifact]\nArtifact=registry.example/a:1\n' },
  { name: 'a.artifact', text: '[Artifact]\nQuiet=true\n' },
];
