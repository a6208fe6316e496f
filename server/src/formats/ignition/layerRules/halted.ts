/** What becomes of a machine on which Ignition cannot do what it is told, as a part of a sentence. */
export const halted = 'the machine stops in early boot, in an emergency shell without SSH';
