import { describe, expect, it } from 'vitest';
import { applyMergePatch, applyPatch } from './json-patch.ts';

/** The examples of the two standards, so that the judge of the patches is judged too. */

describe('applyPatch (RFC 6902, appendix A)', () => {
  it.each<[string, unknown, { op: string; path: string; value?: unknown }[], unknown]>([
    ['A.1 adds a member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    [
      'A.2 adds an element',
      { foo: ['bar', 'baz'] },
      [{ op: 'add', path: '/foo/1', value: 'q' }],
      { foo: ['bar', 'q', 'baz'] },
    ],
    ['A.3 removes a member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['A.4 removes an element', { foo: [1, 2, 3] }, [{ op: 'remove', path: '/foo/1' }], { foo: [1, 3] }],
    ['A.5 replaces', { baz: 'qux' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo' }],
    ['A.8 tests', { baz: ['a', 2] }, [{ op: 'test', path: '/baz/1', value: 2 }], { baz: ['a', 2] }],
    ['A.14 unescapes', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    ['A.16 appends', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['a'] }], { foo: ['bar', ['a']] }],
  ])('%s', (_, before, operations, after) => {
    expect(applyPatch(before, operations)).toEqual(after);
  });

  it.each<[string, unknown, { op: string; path: string; value?: unknown }]>([
    ['a failed test', { baz: 'qux' }, { op: 'test', path: '/baz', value: 'bar' }],
    ['an add below nothing', { foo: 'bar' }, { op: 'add', path: '/baz/bat', value: 'qux' }],
    ['a remove of nothing', {}, { op: 'remove', path: '/a' }],
    ['a replace of nothing', {}, { op: 'replace', path: '/a', value: 1 }],
    ['an index out of bounds', { a: [] }, { op: 'add', path: '/a/1', value: 1 }],
  ])('refuses %s', (_, before, operation) => {
    expect(() => applyPatch(before, [operation])).toThrow();
  });

  it('leaves its input alone', () => {
    const before = { a: [1] };
    applyPatch(before, [{ op: 'remove', path: '/a/0' }]);
    expect(before).toEqual({ a: [1] });
  });
});

describe('applyMergePatch (RFC 7396, appendix A)', () => {
  it.each<[unknown, unknown, unknown]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });
});
