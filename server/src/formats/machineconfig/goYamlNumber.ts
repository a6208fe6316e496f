/**
 * A number as gopkg.in/yaml.v3 3.0.1 prints a double: the fewest digits that tell it from its neighbours, with an exponent
 * from a million up, and below a ten-thousandth (`strconv.FormatFloat(value, 'g', -1, 64)`).
 */
export function goYamlNumber(value: number | bigint): string {
  const double = Number(value);
  if (Object.is(double, -0)) return '-0';
  const [digits = '', exponent = ''] = double.toExponential().split('e');
  if (Number(exponent) >= -4 && Number(exponent) < 6) return String(double);
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
}
