/** When what reads a setting acts, from the earliest to the latest. */
export const phases = ['build', 'install', 'cmdline', 'initrd', 'early', 'network', 'late', 'live', 'upgrade'] as const;
export type Phase = (typeof phases)[number];

/** How often it acts: per life of the machine, per instance id, at every boot, at every change of the config, by a timer. */
export type Repeat = 'once' | 'instance' | 'boot' | 'change' | 'timer';

/** Where the result lands, from what only a new image changes to what is gone with the power. */
export const layers = ['image', 'boot', 'disk', 'etc', 'ext', 'state', 'data', 'volatile'] as const;
export type Layer = (typeof layers)[number];

/** How long an effect survives; `never`: it is hidden before anybody sees it. */
export type Lasts = 'boot' | 'rewritten' | 'release' | 'deployment' | 'reset' | 'machine' | 'never';

/** What an edit costs on a machine that runs already, from the cheapest to the dearest. */
export const costs = ['live', 'restart', 'reboot', 'deploy', 'reset', 'reprovision', 'rebuild'] as const;
export type Cost = (typeof costs)[number];

/** `ignored`: the edit is taken and nothing happens; `refused`: the system rejects it. Neither is a cost. */
export type Change = Cost | 'ignored' | 'refused';

/** What becomes of the effect when the setting is taken out of the config. */
export type Undo = 'stays' | 'gone-at-boot' | 'reverts' | 'ignored';

/** What is affected, in the words of a person. */
export type Badge = 'early boot' | 'overlay' | 'runtime' | 'image';
