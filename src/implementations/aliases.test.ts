import { expect, it } from 'vitest';
import { ALIASES, implementationBehind } from './aliases.ts';
import { cardOf, cards } from './registry.ts';

it.each(ALIASES)('$label leads to an implementation that is offered', ({ id, leadsTo, evidence }) => {
  expect(cardOf(leadsTo)?.unable).toBeUndefined();
  expect(cardOf(leadsTo)?.id).toBe(leadsTo);
  expect(cards.map((card) => card.id)).not.toContain(id);
  expect(implementationBehind(id)).toBe(leadsTo);
  for (const { url } of evidence) expect(new URL(url).protocol).toBe('https:');
});

it('leaves every other name as it is', () => {
  for (const { id } of cards) expect(implementationBehind(id)).toBe(id);
  expect(implementationBehind('nobody')).toBe('nobody');
});
