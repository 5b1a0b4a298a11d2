import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../gateway-api/finding.ts';
import { readText } from '../../../manifest/read-text.ts';
import { lineIndex } from './line-index.ts';
import { markersOf } from './marker.ts';

const TEXT = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata:
      name: ca
    data: {}
---
kind: Nameless
---
# nothing
---
a: 'b
`;

function finding(id: string, at: Finding['at']): Finding {
  return { id, severity: 'warning', message: id, reason: '', at, evidence: [], fixes: [] };
}

const object = { group: '', kind: 'ConfigMap', namespace: 'default', name: 'ca' };
const findings = [
  finding('X-1', { object, path: ['metadata', 'name'] }),
  finding('X-2', { object, path: ['data', 'ca.crt'] }),
  finding('X-3', { object: { ...object, name: 'other' } }),
  finding('X-4', { field: 'route.name' }),
];
const markers = markersOf(TEXT, readText(TEXT), findings, lineIndex(TEXT));
const of = (id: string) => markers.find((marker) => marker.id === id);

describe('markersOf', () => {
  it('finds the places of findings, in Lists too, and their nearest where they are not there', () => {
    expect(of('X-1')).toMatchObject({ from: { line: 7, column: 7 }, to: { line: 7, column: 15 } });
    expect(of('X-2')).toMatchObject({ from: { line: 8, column: 5 } });
  });

  it('leaves out what stands nowhere in the text', () => {
    expect([of('X-3'), of('X-4')]).toEqual([undefined, undefined]);
  });

  it('says documents that kubectl refuses, and passes over empty ones', () => {
    const errors = markers.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ from }) => from.line)).toEqual([10, expect.any(Number)]);
    expect(errors[0]?.message).toMatch(/apiVersion, kind or metadata\.name/);
    expect(errors[1]?.from.line).toBeGreaterThanOrEqual(14);
  });

  it('keeps each on one line, in the order of the text, with a name of its own', () => {
    expect(markers.map(({ from }) => from.line)).toEqual(markers.map(({ from }) => from.line).sort((a, b) => a - b));
    expect(markers.every(({ from, to }) => from.line === to.line && to.column > from.column)).toBe(true);
    expect(new Set(markers.map(({ key }) => key)).size).toBe(markers.length);
  });
});
