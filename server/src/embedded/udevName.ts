import { goBytes, goString } from '../base/goString.ts';

/** A label as udev writes it into the name of a link below `/dev/disk`: what is unsafe in a name becomes `\xNN`, byte by byte. */
export function udevName(label: string): string {
  return label.replaceAll(/[^A-Za-z0-9#+\-.:=@_\u0080-\u{10ffff}]/gu, (character) =>
    [...goBytes(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/** The label that udev has written so. */
export function labelOfUdevName(name: string): string {
  return name.replaceAll(/(?:\\x[\da-f]{2})+/giu, (escapes) =>
    goString(Uint8Array.from(escapes.slice(2).split(/\\x/iu), (digits) => Number.parseInt(digits, 16))),
  );
}
