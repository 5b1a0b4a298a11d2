import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { type Certainty, compareVersions, isVersion, minorOf, type Range, UNLISTED, within } from './version.ts';

const number = fc.nat(40);
const minor = fc.tuple(number, number).map((parts) => parts.join('.'));
const patch = fc.tuple(number, number, number).map((parts) => parts.join('.'));
const version = fc.oneof(minor, patch, fc.constant(UNLISTED));
const bound = fc.oneof(minor, patch);
const range: fc.Arbitrary<Range> = fc.record({ from: bound, below: bound }, { requiredKeys: [] });

describe('isVersion', () => {
  it.each(['1.9', '1.9.0', '10.20.30', 'unlisted'])('takes %s', (text) => expect(isVersion(text)).toBe(true));
  it.each(['', '1', 'v1.9', '1.9.', '1.9.0.1', '1.9.0-rc.1', ' 1.9', '1.99999'])('refuses %j', (text) =>
    expect(isVersion(text)).toBe(false),
  );
});

describe('minorOf', () => {
  it('drops the patch and nothing else', () => {
    expect(minorOf('1.8.3')).toBe('1.8');
    expect(minorOf('1.8')).toBe('1.8');
    expect(minorOf(UNLISTED)).toBe(UNLISTED);
  });
});

describe('compareVersions', () => {
  it('orders by number, not by text', () => {
    expect(['1.10', UNLISTED, '1.9.1', '1.9', '2.0'].sort(compareVersions)).toEqual([
      '1.9',
      '1.9.1',
      '1.10',
      '2.0',
      UNLISTED,
    ]);
    expect(compareVersions('1.9', '1.9.0')).toBe(0);
    expect(compareVersions('1.9', '1.10')).toBeLessThan(0);
    expect(compareVersions('1.9.1', '1.9')).toBeGreaterThan(0);
  });
  it('is a total order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('within', () => {
  it.each<[Range, string, Certainty]>([
    [{}, '1.0', 'yes'],
    [{}, UNLISTED, 'yes'],
    [{ from: '1.6' }, UNLISTED, 'maybe'],
    [{ from: '1.6' }, '1.5.9', 'no'],
    [{ from: '1.6' }, '1.6', 'yes'],
    [{ from: '1.6' }, '1.6.0', 'yes'],
    [{ from: '1.6.0' }, '1.6', 'yes'],
    [{ from: '1.8.3' }, '1.8', 'maybe'],
    [{ from: '1.8.3' }, '1.8.2', 'no'],
    [{ from: '1.8.3' }, '1.8.3', 'yes'],
    [{ from: '1.8.3' }, '1.9', 'yes'],
    [{ below: '1.8.3' }, '1.8', 'maybe'],
    [{ below: '1.8.3' }, '1.8.2', 'yes'],
    [{ below: '1.8.3' }, '1.8.3', 'no'],
    [{ below: '1.8' }, '1.8', 'no'],
    [{ below: '1.8' }, '1.7', 'yes'],
    [{ below: '1.8' }, '1.7.99', 'yes'],
    [{ from: '1.8', below: '1.8.3' }, '1.8', 'maybe'],
    [{ from: '1.8.3', below: '1.9' }, '1.8', 'maybe'],
  ])('%j and %s: %s', (one, text, expected) => {
    expect(within([one], text)).toBe(expected);
  });

  it('takes the surest answer of several ranges', () => {
    const fixes: Range[] = [{ from: '1.7.4', below: '1.8' }, { from: '1.8.1' }];
    expect(within(fixes, '1.7.4')).toBe('yes');
    expect(within(fixes, '1.8.0')).toBe('no');
    expect(within(fixes, '1.8')).toBe('maybe');
    expect(within(fixes, '1.9')).toBe('yes');
    expect(within([], '1.9')).toBe('no');
  });

  it('is sure of every known patch', () => {
    fc.assert(
      fc.property(range, patch, (one, known) => {
        expect(within([one], known)).not.toBe('maybe');
      }),
    );
  });

  it('never contradicts a patch when only the minor is known', () => {
    fc.assert(
      fc.property(range, minor, number, (one, line, last) => {
        const said = within([one], line);
        if (said !== 'maybe') expect(within([one], `${line}.${last}`)).toBe(said);
      }),
      { numRuns: 2000 },
    );
  });

  it('says maybe of a minor only where its patches differ', () => {
    fc.assert(
      fc.property(range, minor, (one, line) => {
        if (within([one], line) !== 'maybe') return;
        const answers = new Set(Array.from({ length: 60 }, (_, last) => within([one], `${line}.${last}`)));
        expect([...answers].sort()).toEqual(['no', 'yes']);
      }),
      { numRuns: 2000 },
    );
  });
});
