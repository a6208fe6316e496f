import type { Mistake } from '../ruleCase.ts';

const everywhere = ['3.0.0', '3.6.0', 'machineconfig 3.4.0'];
const twice = 'the entry and its source are both said to be wrong, for one mistake';
const bogus = 'the tool says it a second time, of a key `keys` that does not exist';

/** One file for each URL. */
function files(urls: readonly string[]) {
  const all = urls.map((source, index) => ({ path: `/etc/f${index}`, contents: { source } }));
  const lines = all.map(
    ({ path, contents: { source } }) => `    - path: ${path}\n      contents: { source: ${JSON.stringify(source)} }\n`,
  );
  return { text: `storage:\n  files:\n${lines.join('')}`, config: { storage: { files: all } } };
}

function luks(volume: Readonly<Record<string, unknown>>) {
  return { storage: { luks: [{ name: 'data', device: '/dev/vdb', ...volume }] } };
}

const goodUrls = [
  ...[
    'http://example.com/a',
    'https://u:p@example.com:8443/a%20b?c=%zz#d',
    'HTTPS://example.com',
    'tftp://[fe80::1%25eth0]/a',
  ],
  ...[
    's3://bucket/key',
    's3://bucket/key?versionId=1',
    'http:example.com',
    'http://',
    'data:,',
    'data:;base64,YQ==',
    'data:text/plain,a',
  ],
];
const badUrls = [
  ...[
    'http://exa mple.com/',
    'http://example.com:http/',
    'http://example.com/100%',
    ':',
    'http://[1.2.3.4]/',
    'http://a\nb',
  ],
  ...['data:', 'data:;base64,Y', 'data:,a b', 'DATA:,a', 'data:font/woff,', 's3://bucket/key?versionId='],
];
const badSchemes = ['ftp://example.com/a', 'example.com/a', '/etc/a', 'file:///etc/a', 'oci://quay.io/a:b'];

/** URLs of what is fetched, of proxies and of Tang servers. */
export const urlMistakes: readonly Mistake[] = [
  {
    name: 'URLs that are taken',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    ignition: everywhere,
    ...files(goodUrls),
  },
  {
    name: 'URLs that cannot be read',
    codes: badUrls.map(() => 'ignition/invalid-url'),
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'fiot-1.0.0'],
    ignition: everywhere,
    ...files(badUrls),
  },
  {
    name: 'schemes that are not known',
    codes: badSchemes.map(() => 'ignition/url-scheme'),
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    ignition: everywhere,
    ...files(badSchemes),
  },
  {
    name: 'a scheme of 3.2.0 before it',
    codes: ['ignition/url-scheme'],
    butane: ['fcos-1.0.0', 'fcos-1.1.0'],
    ignition: ['3.0.0', '3.1.0', 'machineconfig 3.1.0'],
    ...files(['gs://bucket/a']),
  },
  {
    name: 'a scheme of 3.2.0',
    codes: [],
    butane: ['fcos-1.2.0', 'fcos-1.8.0-experimental'],
    ignition: ['3.2.0', '3.7.0-experimental'],
    ...files(['gs://bucket/a']),
  },
  {
    name: 'a scheme of 3.4.0 before it',
    codes: ['ignition/url-scheme'],
    butane: ['fcos-1.0.0', 'fcos-1.4.0'],
    ignition: ['3.0.0', '3.3.0', 'machineconfig 3.2.0'],
    ...files(['arn:aws:s3:::bucket/a']),
  },
  {
    name: 'ARNs',
    codes: [
      ...['ignition/invalid-url', 'ignition/invalid-url', 'ignition/invalid-url', 'ignition/invalid-url'],
      ...['ignition/invalid-url', 'ignition/invalid-url'],
    ],
    butane: ['fcos-1.5.0', 'fcos-1.8.0-experimental'],
    ignition: ['3.4.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
    ...files([
      ...['arn:aws:s3:::bucket/a', 'arn:aws:s3:us-west-1:123:accesspoint/test/object/a', 'arn:a:s3:::b/c?versionId=1'],
      ...['arn:aws:s3::bucket/a', 'arn:aws:iam:::bucket/a', 'arn:aws:s3:::bucket', 'arn:aws:s3:::accesspoint/test'],
      ...['arn:/aws:s3:::bucket/a', 'arn:aws:s3:::bucket/a?versionId='],
    ]),
  },
  {
    name: 'an empty URL of contents',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.7.0'],
    ignition: everywhere,
    ...files(['']),
  },
  {
    name: 'bad URLs of what is appended',
    codes: ['ignition/invalid-url', 'ignition/url-scheme'],
    butane: ['fcos-1.0.0', 'fcos-1.7.0'],
    text: `storage:
  files:
    - path: /etc/a
      append:
        - source: "http://a b"
        - source: a
        - source: http://a
`,
    ignition: everywhere,
    config: {
      storage: {
        files: [{ path: '/etc/a', append: [{ source: 'http://a b' }, { source: 'a' }, { source: 'http://a' }] }],
      },
    },
  },
  {
    name: 'bad URLs of configs and certificates',
    codes: ['ignition/invalid-url', 'ignition/url-scheme', 'ignition/url-scheme'],
    misplaced: twice,
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `ignition:
  config:
    merge:
      - source: "http://a b"
    replace:
      source: b
  security:
    tls:
      certificate_authorities:
        - source: c
`,
    ignition: everywhere,
    config: {
      ignition: {
        config: { merge: [{ source: 'http://a b' }], replace: { source: 'b' } },
        security: { tls: { certificateAuthorities: [{ source: 'c' }] } },
      },
    },
  },
  {
    name: 'an empty URL of a config, in the first version',
    codes: [],
    butane: ['fcos-1.0.0'],
    text: 'ignition:\n  config:\n    merge:\n      - source: ""\n',
    ignition: ['3.0.0'],
    config: { ignition: { config: { merge: [{ source: '' }] } } },
  },
  {
    name: 'an empty URL of a certificate, in the first version',
    codes: ['ignition/url-scheme'],
    butane: ['fcos-1.0.0'],
    text: 'ignition:\n  security:\n    tls:\n      certificate_authorities:\n        - source: ""\n',
    ignition: ['3.0.0', 'machineconfig 3.0.0'],
    config: { ignition: { security: { tls: { certificateAuthorities: [{ source: '' }] } } } },
  },
  {
    name: 'an empty URL where one must be',
    codes: ['ignition/missing-key', 'ignition/missing-key'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `ignition:
  config:
    merge:
      - source: ""
  security:
    tls:
      certificate_authorities:
        - source: ""
`,
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: {
      ignition: {
        config: { merge: [{ source: '' }] },
        security: { tls: { certificateAuthorities: [{ source: '' }] } },
      },
    },
  },
  {
    name: 'no source at all',
    codes: ['butane/source-missing', 'butane/source-missing'],
    butane: ['fcos-1.1.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: `ignition:
  config:
    merge:
      - compression: gzip
    replace:
      compression: gzip
  security:
    tls:
      certificate_authorities:
        - compression: gzip
`,
  },
  {
    name: 'a source of every kind',
    codes: [],
    butane: ['fcos-1.1.0', 'fcos-1.8.0-experimental'],
    text: `ignition:
  config:
    merge:
      - source: https://example.com/a.ign
      - source: data:,%7B%7D
  security:
    tls:
      certificate_authorities:
        - source: https://example.com/a.pem
        - inline: PEM
`,
  },
  {
    name: 'headers without anything that is fetched',
    codes: ['ignition/headers-without-http', 'ignition/headers-without-http', 'ignition/headers-without-http'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: `storage:
  files:
    - path: /etc/a
      contents:
        http_headers: [{ name: a, value: b }]
    - path: /etc/b
      contents:
        inline: c
        http_headers: [{ name: a, value: b }]
    - path: /etc/c
      contents:
        source: "s3://a/b"
        http_headers: [{ name: a, value: b }]
    - path: /etc/d
      contents:
        source: "HTTPS://a/b"
        http_headers: [{ name: a, value: b }]
    - path: /etc/e
      contents:
        source: data:,
        http_headers: []
`,
  },
  {
    name: 'headers of what has no web URL',
    codes: ['ignition/headers-without-http', 'ignition/headers-without-http', 'ignition/headers-without-http'],
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: {
      storage: {
        files: [
          { path: '/etc/a', contents: { httpHeaders: [{ name: 'a', value: 'b' }] } },
          { path: '/etc/b', contents: { source: 'data:,', httpHeaders: [{ name: 'a', value: 'b' }] } },
          { path: '/etc/c', contents: { source: '', httpHeaders: [{ name: 'a', value: 'b' }] } },
          { path: '/etc/d', contents: { source: 'http://a', httpHeaders: [{ name: 'a', value: 'b' }] } },
          { path: '/etc/e', contents: { source: 'data:,', httpHeaders: [] } },
        ],
      },
    },
  },
  {
    name: 'headers of what has a broken URL',
    codes: ['ignition/invalid-url'],
    misplaced: 'the tool says it of the headers too, for one mistake',
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: `storage:
  files:
    - path: /etc/a
      contents:
        source: "http://a b"
        http_headers: [{ name: a, value: b }]
`,
    ignition: ['3.1.0', '3.6.0'],
    config: {
      storage: {
        files: [{ path: '/etc/a', contents: { source: 'http://a b', httpHeaders: [{ name: 'a', value: 'b' }] } }],
      },
    },
  },
  {
    name: 'proxies that are no web URLs',
    codes: ['ignition/invalid-proxy', 'ignition/invalid-url'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: 'ignition:\n  proxy:\n    http_proxy: proxy.example.com/\n    https_proxy: "http://a b"\n',
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: { ignition: { proxy: { httpProxy: 'proxy.example.com/', httpsProxy: 'http://a b' } } },
  },
  {
    name: 'proxies that are empty',
    codes: ['ignition/invalid-proxy', 'ignition/invalid-proxy'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: 'ignition:\n  proxy:\n    http_proxy: ""\n    https_proxy: socks5://a\n',
    ignition: ['3.1.0', '3.6.0'],
    config: { ignition: { proxy: { httpProxy: '', httpsProxy: 'socks5://a' } } },
  },
  {
    name: 'a proxy for https that is not encrypted',
    codes: ['ignition/insecure-proxy'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: 'ignition:\n  proxy:\n    http_proxy: http://a\n    https_proxy: http://a\n',
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: { ignition: { proxy: { httpProxy: 'http://a', httpsProxy: 'http://a' } } },
  },
  {
    name: 'good proxies',
    codes: [],
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: 'ignition:\n  proxy:\n    http_proxy: https://a:3128\n    https_proxy: HTTPS://a:3128\n    no_proxy: ["*"]\n',
    ignition: ['3.1.0', '3.6.0'],
    config: { ignition: { proxy: { httpProxy: 'https://a:3128', httpsProxy: 'HTTPS://a:3128' } } },
  },
  {
    name: 'a bad URL of a key file',
    codes: ['ignition/url-scheme'],
    misplaced: bogus,
    butane: ['fcos-1.2.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: 'storage:\n  luks:\n    - name: data\n      device: /dev/vdb\n      key_file: { source: key }\n',
    ignition: ['3.2.0', '3.6.0', 'machineconfig 3.4.0'],
    config: luks({ keyFile: { source: 'key' } }),
  },
  {
    name: 'an empty URL of a key file',
    codes: [],
    butane: ['fcos-1.2.0', 'fcos-1.7.0'],
    text: 'storage:\n  luks:\n    - name: data\n      device: /dev/vdb\n      key_file: { source: "" }\n',
    ignition: ['3.2.0', '3.6.0'],
    config: luks({ keyFile: { source: '' } }),
  },
  {
    name: 'bad URLs of Tang servers',
    codes: ['ignition/url-scheme', 'ignition/url-scheme', 'ignition/invalid-url'],
    butane: ['fcos-1.2.0', 'fcos-1.7.0'],
    text: `storage:
  luks:
    - name: data
      device: /dev/vdb
      clevis:
        tang:
          - { url: "", thumbprint: a }
          - { url: tang.example.com, thumbprint: a }
          - { url: "http://a b", thumbprint: a }
          - { url: "http://a", thumbprint: a }
`,
    ignition: ['3.2.0', '3.6.0', 'machineconfig 3.4.0'],
    config: luks({
      clevis: {
        tang: ['', 'tang.example.com', 'http://a b', 'http://a'].map((url) => ({ url, thumbprint: 'a' })),
      },
    }),
  },
  {
    name: 'a bad URL of the Tang server of the boot device',
    codes: ['ignition/url-scheme'],
    butane: ['fcos-1.3.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: 'boot_device:\n  luks:\n    tang: [{ url: tang.example.com, thumbprint: a }]\n',
  },
  {
    name: 'advertisements that are no JSON',
    codes: ['ignition/tang-advertisement-not-json', 'ignition/tang-advertisement-not-json'],
    butane: ['fcos-1.5.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `storage:
  luks:
    - name: data
      device: /dev/vdb
      clevis:
        tang:
          - { url: "http://a", thumbprint: a, advertisement: "{'a': 1}" }
          - { url: "http://b", thumbprint: a, advertisement: "1e999" }
          - { url: "http://c", thumbprint: a, advertisement: "" }
          - { url: "http://d", thumbprint: a, advertisement: '{"a": [1]}' }
`,
    ignition: ['3.4.0', '3.6.0', 'machineconfig 3.4.0'],
    config: luks({
      clevis: {
        tang: ["{'a': 1}", '1e999', '', '{"a": [1]}'].map((advertisement, index) => ({
          url: `http://a${index}`,
          thumbprint: 'a',
          advertisement,
        })),
      },
    }),
  },
];
