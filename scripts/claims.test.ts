import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FACTS_DATE } from '../src/gateway-api/evidence.ts';
import { cards } from '../src/implementations/registry.ts';
import { claimants, claimLines, matrixDocument } from './claims.ts';

const all = await claimants();

it('docs/matrix.md says what the facts say; `npm run facts -- --document` writes it anew', () => {
  expect(readFileSync(new URL('../docs/matrix.md', import.meta.url), 'utf8')).toBe(matrixDocument(all));
});

it('lists the claims of every implementation, those read longest ago first', () => {
  const lines = claimLines(all);
  for (const { id } of cards) expect(lines.some((line) => line.includes(`  ${id} `))).toBe(true);
  const days = lines.map((line) => line.slice(0, 10));
  expect(days).toEqual([...days].sort());
  expect(days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= FACTS_DATE)).toBe(true);
});
