/** Why a fix that does what it says may be followed by something else to mend. */
interface Excuse {
  /** Of the code, the title and the fault. */
  readonly fault: RegExp;
  readonly because: string;
}

export const revealing: readonly Excuse[] = [
  {
    fault: /^layers\/mount-through-link .*: it changes (?:spec\.config\.)?systemd\.units/u,
    because: 'a mount unit is named after its path',
  },
  {
    fault: /^[\w-]+\/bad-value "Change to `\/.*: it brings layers\//u,
    because: 'where a path leads is not judged before it is a path',
  },
  {
    fault: /^[\w-]+\/(?:wrong-type|duplicate-key) .*: it brings (?!syntax)/u,
    because: 'a value of the wrong type, or that stood there twice, is not known and not judged before it is mended',
  },
  {
    fault: /^[\w-]+\/unknown-key "(?:Change|Put).*: (?:it brings (?!syntax)|the config converts no more)/u,
    because: 'what stands below a key that nobody knows is not judged before it is spelt right',
  },
  {
    fault:
      /^[\w-]+\/(?:key-of-later-version|value-of-other-version) "Raise.*: (?:it brings (?!syntax)|the config converts no more)/u,
    because: 'the later version reads the key, and judges what it says',
  },
  {
    fault:
      /^butane\/(?:removed-variant|unknown-version) "Change to.*: it brings butane\/(?:unknown-version|missing-key)/u,
    because: 'another variant has other versions and asks for other keys',
  },
  {
    fault: /^syntax\/[\w-]+ .*: it brings (?!syntax)/u,
    because: 'a text that could not be read is not judged before it can',
  },
  {
    fault: /^butane\/unknown-key "Remove `systemds`": it brings syntax\/bad-indentation/u,
    because: 'what makes of the lines of a template a value is the next key',
  },
  {
    fault: /^butane\/mirror-without-layout .*: it changes (?:spec\.config\.)?storage\./u,
    because: 'the partitions of a mirror are those of its layout',
  },
  {
    fault: /^cloud-config\/header .*: it loses the comment/u,
    because: 'the comment is what was meant to be the header',
  },
  {
    fault: /^[\w-]+\/value-not-allowed "Change.*: it brings cloud-config\//u,
    because: 'what has to stand beside a word is not judged before it is one that is known',
  },
];

/** Why a fault is none; undefined where it is one. */
export function excuseFor(fault: string): string | undefined {
  return revealing.find((excuse) => excuse.fault.test(fault))?.because;
}
