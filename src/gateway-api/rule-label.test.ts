import { expect, test } from 'vitest';
import type { Json } from '../manifest/json.ts';
import { ruleLabel } from './rule-label.ts';

const to = (...names: readonly string[]): Json => names.map((name) => ({ name, port: 443 }));
const path = (value: string, type = 'PathPrefix'): Json => ({ path: { type, value } });

test.each<[Json, string]>([
  [{ backendRefs: to('a') }, '3 · everything → a:443'],
  [{ matches: [{}], backendRefs: to('a') }, '3 · everything → a:443'],
  [{ name: 'pay', matches: [path('/pay')], backendRefs: to('a', 'b') }, '3 pay · /pay → a:443, b:443'],
  [
    { matches: [{ path: { type: 'Exact', value: '/x' }, method: 'GET' }], filters: [] },
    '3 · GET exactly /x → no backend',
  ],
  [
    { matches: [path('/a'), path('/b'), path('/c')], backendRefs: to('a', 'b', 'c') },
    '3 · /a or /b and 1 more → a:443, b:443 and 1 more',
  ],
  [
    { matches: [{ headers: [{ name: 'X-Canary', value: '1' }] }], backendRefs: [{ kind: 'Backend', name: 'a' }] },
    '3 · with header X-Canary → Backend a',
  ],
  [{ matches: [{ method: { service: 'pay.v1' } }], backendRefs: to('a') }, '3 · pay.v1/* → a:443'],
  [null, '3 · everything → no backend'],
])('%j is told apart', (rule, label) => {
  expect(ruleLabel(rule, 3)).toBe(label);
});
