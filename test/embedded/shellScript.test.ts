import assert from 'node:assert/strict';
import { commandsIn, programName, withoutQuoted } from '../../server/src/embedded/shellScript.ts';

function words(script: string): readonly (readonly string[])[] {
  return commandsIn(script).map((command) => command.map(({ text }) => text));
}

describe('a script without what stands in quotes', () => {
  const cases: readonly (readonly [script: string, masked: string])[] = [
    [`echo 'a [[' "b \\" [["`, 'echo ______ _________'],
    ['a # [[\nb', 'a     \nb'],
    ['a#b [[', 'a#b [['],
    ['cat <<EOF > x\n[[ a\nEOF\nb [[', 'cat <<EOF > x\n    \n   \nb [['],
    ["cat <<-'E'\n\t[[\n\tE\nb", "cat <<-'E'\n   \n  \nb"],
    ['echo $((1<<2))\n[[', 'echo $((1<<2))\n[['],
    ['a \\[[ b', 'a __[ b'],
    ["it's [[", 'it_____'],
    ['cat <<EOF\nnever', 'cat <<EOF\n     '],
    ['x\\', 'x_'],
  ];
  for (const [script, masked] of cases)
    it(`is ${JSON.stringify(masked)}`, () => {
      assert.equal(withoutQuoted(script), masked);
      assert.equal(masked.length, script.length);
    });
});

describe('the commands of a script', () => {
  it('are apart from what joins them, from variables and from programs that start others', () => {
    assert.deepEqual(words('sudo -E apt-get install -y "a b"; A=b apt upgrade && c | d 2>&1 >/x &> e & f'), [
      ['apt-get', 'install', '-y', '"a b"'],
      ['apt', 'upgrade'],
      ['c'],
      ['d', '2>&1', '>/x', '&>', 'e'],
      ['f'],
    ]);
    assert.deepEqual(words('if a; then\n  b; fi\n(c)'), [['a'], ['b'], ['fi'], ['c']]);
    assert.deepEqual(words('a \\\n  b'), [['a', 'b']]);
    assert.deepEqual(words('# a\n'), []);
  });

  it('say where they begin', () => {
    const [, second] = commandsIn('a; /usr/bin/apt x');
    assert.equal(second?.[1]?.start, 16);
    assert.equal(second?.[0] && programName(second[0]), 'apt');
  });
});
