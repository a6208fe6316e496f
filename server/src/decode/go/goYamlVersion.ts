/** Which library: v2 reads the words of YAML 1.1 as booleans wherever they stand, v3 only into a boolean target. */
export type GoYamlVersion = 2 | 3;
