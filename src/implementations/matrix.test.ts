import { describe, expect, it } from 'vitest';
import type { Fact, Outcome } from './fact.ts';
import { cellsOf, conditionWords, daysOf, standingAt, versionWords } from './matrix.ts';

const fact = (outcome: Outcome, rest: Partial<Fact> = {}): Fact => ({
  id: outcome,
  feature: 'mode-system',
  outcome,
  claim: 'It is so.',
  when: { versions: [{}] },
  evidence: [{ url: 'https://example.com/', seen: '2026-11-23', kind: 'docs' }],
  ...rest,
});

describe('what becomes of a choice', () => {
  it.each<[string, readonly Fact[], string]>([
    ['honoured', [fact('honoured')], 'honoured'],
    ['rejected', [], 'rejected'],
    ['partly', [fact('honoured'), fact('rejected')], 'partly'],
    ['unsure', [fact('unsure'), fact('ignored')], 'unsure'],
    ['the rule', [fact('rejected'), fact('unsure', { when: { versions: [{}], routes: ['TCPRoute'] } })], 'rejected'],
    ['plaintext', [fact('ignored'), fact('plaintext'), fact('rejected')], 'plaintext'],
  ])('is %s', (_, facts, expected) => {
    expect(standingAt(facts, '1.0')).toBe(expected);
  });

  it('depends on the version', () => {
    const facts = [
      fact('ignored', { when: { versions: [{ below: '1.28' }] } }),
      fact('honoured', { when: { versions: [{ from: '1.28' }] } }),
    ];
    expect([standingAt(facts, '1.27'), standingAt(facts, '1.28')]).toEqual(['ignored', 'honoured']);
  });
});

it('says versions and conditions in words', () => {
  expect(versionWords([{}])).toBe('every version');
  expect(versionWords([{ from: '1.7.4', below: '1.8' }, { from: '1.8.1' }])).toBe('1.7.4 to before 1.8, from 1.8.1');
  expect(versionWords([{ below: '2.0' }])).toBe('before 2.0');
  expect(versionWords([])).toBe('');
  expect(conditionWords(fact('honoured'))).toBe('');
  const when = { versions: [{}], routes: ['HTTPRoute'], targets: ['Service'] } as const;
  expect(conditionWords(fact('honoured', { when }))).toBe('HTTPRoute, Service');
});

it('has a cell for every choice, and no place for what nobody chooses', () => {
  const cells = cellsOf([fact('honoured'), fact('honoured', { id: 'b', feature: 'behaviour' })]);
  expect(cells.find(({ choice }) => choice === 'mode-system')?.facts.length).toBe(1);
  expect(cells.flatMap(({ facts }) => facts).length).toBe(1);
});

it('knows when sources were read', () => {
  const older = fact('honoured', { evidence: [{ url: 'https://example.com/', seen: '2026-01-02', kind: 'docs' }] });
  expect(daysOf([fact('honoured'), older])).toEqual({ oldest: '2026-01-02', newest: '2026-11-23' });
  expect(daysOf([])).toBeNull();
});
