/** What becomes of a machine on which Ignition cannot do what it is told, as a part of a sentence. */
export const halted = 'it fails in early boot, and the machine stays in the emergency shell, without SSH';
