/** Every word for yes and no, in any case. */
export const booleanWords = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/iu;
