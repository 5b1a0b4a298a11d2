import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { isJsonObject, type Json, pick, pickList, pickNumber, pickString, sameJson } from './json.ts';

const value: Json = { a: [{ b: 'text', n: 0 }], empty: '', none: null, flag: false };
// Everything that fast-check calls a JSON value is one.
const json = fc.jsonValue() as fc.Arbitrary<Json>;
const path = fc.array(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'length', 'constructor'), fc.integer()));

describe('pick', () => {
  it('follows keys and indexes', () => {
    expect(pick(value)).toBe(value);
    expect(pick(value, 'a', 0, 'b')).toBe('text');
    expect(pick(value, 'none')).toBeNull();
    expect(pick(value, 'flag')).toBe(false);
  });
  it.each([
    [['x']],
    [['a', 1]],
    [['a', -1]],
    [['a', '0']],
    [['a', 'length']],
    [['a', 0, 'b', 'length']],
    [['none', 'x']],
    [['toString']],
    [['__proto__']],
    [[0]],
  ])('finds nothing at %j', (steps) => {
    expect(pick(value, ...steps)).toBeUndefined();
  });
  it('is total, and finds only what JSON carries', () => {
    fc.assert(
      fc.property(json, path, (any, steps) => {
        const found = pick(any, ...steps);
        expect(['undefined', 'object', 'string', 'number', 'boolean']).toContain(typeof found);
      }),
    );
  });
});

describe('pickString, pickNumber, pickList', () => {
  it('take their own type only', () => {
    expect(pickString(value, 'empty')).toBe('');
    expect(pickString(value, 'a', 0, 'n')).toBeUndefined();
    expect(pickNumber(value, 'a', 0, 'n')).toBe(0);
    expect(pickNumber(value, 'a', 0, 'b')).toBeUndefined();
    expect(pickList(value, 'a')).toHaveLength(1);
    expect(pickList(value, 'none')).toEqual([]);
    expect(pickList(undefined)).toEqual([]);
  });
});

describe('isJsonObject', () => {
  it('takes neither lists nor null', () => {
    expect([{}, [], null, 'x', undefined].map(isJsonObject)).toEqual([true, false, false, false, false]);
  });
});

describe('sameJson', () => {
  it.each<[Json | undefined, Json | undefined, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: undefined }, {}, true],
    [{ a: null }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [[1], [1, 2], false],
    [{ 0: 1 }, [1], false],
    [undefined, undefined, true],
    [undefined, null, false],
    ['1', 1, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(sameJson(a, b)).toBe(expected);
    expect(sameJson(b, a)).toBe(expected);
  });
  it('holds for every value and its copy', () => {
    fc.assert(fc.property(json, (any) => sameJson(any, structuredClone(any))));
  });
});
