import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ShapeTable } from '../src/admission/cluster/shape-table.ts';
import { coreStructures } from './core-structures.ts';
import { structureFiles } from './structure-files.ts';

const WRITTEN = resolve(import.meta.dirname, '../src/admission/structures');
const CRDS = resolve(import.meta.dirname, '../../shared/crds');

function writtenFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(WRITTEN, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|ts)$/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join(WRITTEN, name), 'utf8')]));
}

describe('src/admission/structures', () => {
  it.skipIf(!existsSync(CRDS))(
    'is what the CRDs say; `npm run structures` writes it anew (skipped where ../shared/crds is not at hand)',
    () => {
      const files = structureFiles(CRDS);
      const written = writtenFiles();
      expect([...written.keys()]).toEqual([...files.keys()].sort());
      // One name each, since a whole file is no reading.
      expect([...files].filter(([name, text]) => written.get(name) !== text).map(([name]) => name)).toEqual([]);
    },
  );

  it('holds the hand-written kinds as they are written', () => {
    for (const file of coreStructures())
      expect(writtenFiles().get(`kubernetes/${file.kind.toLowerCase()}.json`)).toBe(`${JSON.stringify(file)}\n`);
  });

  it('is small: a kind is fetched when it is needed', () => {
    const sizes = [...writtenFiles()].map(([name, text]) => [name, gzipSync(text).length / 1024] as const);
    expect(sizes.filter(([, size]) => size > 40)).toEqual([]);
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(150);
  });

  it('holds facts only: no descriptions, no rules, no messages', () => {
    for (const [name, text] of writtenFiles())
      expect([
        name,
        /"(description|rule|message|messageExpression|x-kubernetes-validations)":(?!\d)/.test(text),
      ]).toEqual([name, false]);
  });

  it('names only shapes that are there', () => {
    for (const file of coreStructures())
      for (const versions of Object.values(file.sets))
        for (const root of Object.values(versions)) expect(file.shapes[root ?? -1]?.type).toBe('object');
  });
});

describe('ShapeTable', () => {
  it('keeps equal schemas once, whatever the order of their keywords', () => {
    const table = new ShapeTable();
    const first = table.put({ type: 'string', maxLength: 3, minLength: 1 });
    expect(table.put({ minLength: 1, maxLength: 3, type: 'string' })).toBe(first);
    expect(table.shapes).toEqual([{ least: 1, most: 3, type: 'string' }]);
  });

  it('tells bounds that mean different things apart by the type', () => {
    const table = new ShapeTable();
    const ids = [
      table.put({ type: 'integer', minimum: 0 }),
      table.put({ type: 'string', minLength: 0 }),
      table.put({ type: 'array', minItems: 0 }),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('refuses a keyword that nobody has thought about', () => {
    // A schema of tomorrow: the cast stands for a CRD file, which no compiler has read.
    const tomorrow = { type: 'string', 'x-tomorrow': true } as { type: 'string' };
    expect(() => new ShapeTable().put(tomorrow)).toThrow('x-tomorrow');
  });
});
