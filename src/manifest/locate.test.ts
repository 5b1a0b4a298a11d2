import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { emitDocuments } from './emit.ts';
import { locate } from './locate.ts';
import { type K8sObject, refOf } from './object.ts';

const POLICY: K8sObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'BackendTLSPolicy',
  metadata: { name: 'api', namespace: 'shop' },
  spec: {
    targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
    validation: { hostname: 'api.internal.example', caCertificateRefs: [{ kind: 'ConfigMap', name: 'api-ca' }] },
  },
};
const CA: K8sObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'api-ca', namespace: 'shop' },
  data: { 'ca.crt': 'one\ntwo\n' },
};

const TEXT = emitDocuments([POLICY, CA]);
const LINES = TEXT.split('\n');
const shown = (range: { first: number; last: number } | null) =>
  range === null ? null : LINES.slice(range.first - 1, range.last);

describe('locate', () => {
  const located = locate(TEXT);

  it('finds the documents and the objects in them', () => {
    expect(located.documents.map(({ object }) => object)).toEqual([refOf(POLICY), refOf(CA)]);
    expect(shown(located.documents[0]?.lines ?? null)?.[0]).toBe('apiVersion: gateway.networking.k8s.io/v1');
    expect(located.documents[1]?.lines.last).toBe(LINES.length - 1);
  });

  it('finds a field with its key', () => {
    const range = located.linesOf(refOf(POLICY), ['spec', 'validation', 'hostname']);
    expect(shown(range)).toEqual(['    hostname: api.internal.example']);
  });

  it('finds an item of a list', () => {
    const range = located.linesOf(refOf(POLICY), ['spec', 'targetRefs', 0]);
    expect(shown(range)?.map((line) => line.trim())).toEqual(["- group: ''", 'kind: Service', 'name: api']);
  });

  it('takes all lines of a block scalar', () => {
    expect(shown(located.linesOf(refOf(CA), ['data', 'ca.crt']))).toEqual(['  ca.crt: |', '    one', '    two']);
  });

  it('gives the nearest parent of a field that is not there, and nothing for an object that is not there', () => {
    const parent = located.linesOf(refOf(POLICY), ['spec', 'validation']);
    expect(located.linesOf(refOf(POLICY), ['spec', 'validation', 'missing', 3])).toEqual(parent);
    expect(located.linesOf(refOf(POLICY), [])).toEqual(located.documents[0]?.lines);
    expect(located.linesOf({ ...refOf(POLICY), name: 'other' }, [])).toBeNull();
  });

  it('takes an object without namespace for one in the namespace default', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
    expect(locate(text).linesOf({ group: '', kind: 'ConfigMap', namespace: 'default', name: 'a' }, [])).toEqual({
      first: 1,
      last: 4,
    });
  });

  it('makes out what it can of broken text, and never throws', () => {
    expect(locate(`${TEXT}---\n: [\n`).linesOf(refOf(CA), ['data'])).not.toBeNull();
    const halfTyped = TEXT.replace('hostname: api', 'hostname: "api');
    expect(locate(halfTyped).linesOf(refOf(POLICY), ['spec', 'targetRefs'])?.first).toBe(7);
    const pieces = fc.constantFrom(...LINES, '---', '  - ', 'a: [', '"', '*x', '&x y', '? z', '!!a b', '\t', '%YAML 9');
    fc.assert(
      fc.property(fc.array(pieces), (lines) => {
        const text = lines.join('\n');
        for (const { lines: range } of locate(text).documents) {
          expect(range.first).toBeGreaterThanOrEqual(1);
          expect(range.last).toBeLessThanOrEqual(lines.length);
        }
      }),
    );
  });
});
