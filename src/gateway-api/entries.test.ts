import { describe, expect, it } from 'vitest';
import { entryKeys, TEXT_AND_BINARY } from './entries.ts';

const base = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'ca' } };

describe('entryKeys', () => {
  it('is unknown where there is no object, or one without content', () => {
    expect(entryKeys(undefined)).toBeUndefined();
    expect(entryKeys(base)).toBeUndefined();
  });

  it('counts each key once, of data and stringData', () => {
    const secret = { ...base, kind: 'Secret', data: { a: 'eA==' }, stringData: { a: 'x', b: 'y' } };
    expect(entryKeys(secret)).toEqual(['a', 'b']);
  });

  it('finds nothing under binaryData unless the reader looks there', () => {
    const binary = { ...base, binaryData: { 'ca.crt': 'eA==' } };
    expect(entryKeys(binary)).toEqual([]);
    expect(entryKeys(binary, TEXT_AND_BINARY)).toEqual(['ca.crt']);
  });
});
