/** Where the things stand that several rules are about. */

export const nodePlaces: readonly string[] = ['storage.files.*', 'storage.directories.*', 'storage.links.*'];

/** Everything that is fetched, or stands in the config as a data URL. */
export const resourcePlaces: readonly string[] = [
  'ignition.config.merge.*',
  'ignition.config.replace',
  'ignition.security.tls.certificateAuthorities.*',
  'storage.files.*.contents',
  'storage.files.*.append.*',
  'storage.luks.*.keyFile',
];
