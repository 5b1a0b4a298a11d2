import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RULED_PLACES, ruledPlacesText } from './ruled-places.ts';

const CRDS = resolve(import.meta.dirname, '../../shared/crds');
const written = readFileSync(resolve(import.meta.dirname, '..', RULED_PLACES), 'utf8');

describe(RULED_PLACES, () => {
  it.skipIf(!existsSync(CRDS))(
    'is what the CRDs say; `npm run structures` writes it anew (skipped where ../shared/crds is not at hand)',
    () => {
      // Not the texts themselves, since a difference of 70 kB is no reading.
      expect(written === ruledPlacesText(CRDS)).toBe(true);
    },
  );

  it('holds places only: none of the rules', () => {
    const places: unknown[] = [];
    JSON.parse(written, (name: string, value: unknown) => {
      if (name === 'at') places.push(value);
      return value;
    });
    expect(places.length).toBeGreaterThan(500);
    expect(places.filter((place) => typeof place !== 'string' || !/^[A-Za-z0-9.[\]{}]*$/.test(place))).toEqual([]);
  });

  it('is small', () => {
    expect(gzipSync(written).length / 1024).toBeLessThan(10);
  });
});
