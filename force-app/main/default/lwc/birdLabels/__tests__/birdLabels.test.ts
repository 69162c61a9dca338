import { countLabel, formatCount, formatLabel, splitLabel } from 'c/birdLabels';
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

describe('birdLabels', () => {
  it('fills placeholders wherever the translator put them', () => {
    expect(formatLabel('{1} von {0}, {1}', 'a', 2)).toBe('2 von a, 2');
  });

  it('does not take text that looks like a placeholder for one', () => {
    expect(formatLabel('{0} and {1}', '{1}', 'b')).toBe('{1} and b');
    expect(formatLabel('{0} {2}', 'a')).toBe('a {2}');
  });

  it('cuts a label around a placeholder', () => {
    expect(splitLabel('Sisa {0} untuk membalas', 0)).toEqual({
      before: 'Sisa ',
      after: ' untuk membalas'
    });
    expect(splitLabel('No placeholder', 0)).toEqual({ before: 'No placeholder', after: '' });
  });

  it('writes counts in full up to 9,999', () => {
    expect(formatCount(9999)).toBe('9,999');
    expect(formatCount(10_000)).toBe('9,999+');
  });

  it('chooses between one and many', () => {
    expect(countLabel(1, '{0} message | {0} messages')).toBe('1 message');
    expect(countLabel(0, '{0} message | {0} messages')).toBe('0 messages');
    expect(countLabel(1204, '{0} message | {0} messages')).toBe('1,204 messages');
  });

  it('takes the one text of a language without the difference', () => {
    expect([1, 2].map((count) => countLabel(count, '{0} pesan'))).toEqual(['1 pesan', '2 pesan']);
  });

  it('writes numbers in a label as counts', () => {
    expect(formatLabel('{0} of {1}', 3, 1204)).toBe('3 of 1,204');
  });
});

describe('custom labels', () => {
  const lwc = join(__dirname, '../..');
  const file = join(lwc, '../labels/CustomLabels.labels-meta.xml');
  const xml = readFileSync(file, 'utf8');
  const deployed = [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map((match) => match[1]);
  const used = new Set<string | undefined>();
  for (const bundle of readdirSync(lwc)) {
    for (const name of readdirSync(join(lwc, bundle)).filter((each) => each.endsWith('.ts'))) {
      const source = readFileSync(join(lwc, bundle, name), 'utf8');
      for (const match of source.matchAll(/@salesforce\/label\/c\.(\w+)'/g)) {
        used.add(match[1]);
      }
    }
  }

  const classes = join(lwc, '../classes');
  for (const name of readdirSync(classes, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.cls')) continue;
    for (const match of readFileSync(join(classes, name), 'utf8').matchAll(
      /System\.Label\.(\w+)/g
    )) {
      used.add(match[1]);
    }
  }

  it('are exactly those that components and classes use', () => {
    expect(used.size).toBeGreaterThan(50);
    expect([...used].sort()).toEqual([...deployed].sort());
  });
});
