import { describe, expect, it } from 'vitest';
import { textPlace } from './text-place.ts';

const TEXT = `apiVersion: v1
kind: Other
---
apiVersion: gateway.networking.k8s.io/v1 # of 1.4
kind: HTTPRoute
metadata:
  name: api
spec:
  rules:
  - backendRefs:
      - name: api
        po
    matches:
      - path: {}
    # a comment
    filters:
`;
const lines = TEXT.split('\n');
const placeOf = (needle: string, after = needle.length) => {
  const line = lines.findIndex((one) => one.includes(needle));
  return textPlace(lines, line + 1, (lines[line]?.indexOf(needle) ?? 0) + after + 1);
};

describe('textPlace', () => {
  it('knows the document', () => {
    expect(placeOf('po')).toMatchObject({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' });
    expect(placeOf('kind: Other')).toMatchObject({ apiVersion: 'v1', kind: 'Other', path: [] });
  });

  it('knows the way to a word that is being typed, lists included', () => {
    expect(placeOf('po')).toMatchObject({
      path: ['spec', 'rules', null, 'backendRefs', null],
      key: 'po',
      inValue: false,
      indent: 8,
      siblings: ['name'],
    });
  });

  it('tells key and value apart', () => {
    expect(placeOf('name: api', 2)).toMatchObject({ path: ['metadata'], key: 'name', inValue: false });
    expect(placeOf('name: api', 6)).toMatchObject({ path: ['metadata'], key: 'name', inValue: true });
  });

  it('takes the first key of an entry for part of the entry', () => {
    expect(placeOf('backendRefs')).toMatchObject({
      path: ['spec', 'rules', null],
      key: 'backendRefs',
      siblings: ['matches', 'filters'],
    });
  });

  it('takes the caret for the column on an empty line', () => {
    const typed = [...lines.slice(0, 8), '  ', ...lines.slice(8)];
    expect(textPlace(typed, 9, 3)).toMatchObject({ path: ['spec'], key: '', siblings: ['rules'] });
    expect(textPlace(typed, 9, 1)).toMatchObject({ path: [], key: '' });
  });
});
