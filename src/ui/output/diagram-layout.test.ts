import { describe, expect, it } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { HopState } from '../../gateway-api/hop.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { review } from '../../review/review.ts';
import { layOut, WIDE_FROM } from './diagram-layout.ts';
import { fitText, shorten } from './fit-text.ts';
import { HOP_WORDS } from './hop-words.ts';
import { type Lane, lanesOf, type Part } from './picture.ts';
import type { PlacedNode } from './placement.ts';

const STATES = Object.keys(HOP_WORDS) as HopState[];

const part = (key: string): fc.Arbitrary<Part> =>
  fc.record({
    key: fc.constant(key),
    label: fc.string({ minLength: 1, maxLength: 40 }),
    name: fc.string({ maxLength: 300 }),
    detail: fc.string({ maxLength: 300 }),
    says: fc.string(),
    aim: fc.constant({ field: null, object: null, path: [] }),
  });

const lane = (index: number): fc.Arbitrary<Lane> =>
  fc.nat(2).chain((route) =>
    fc.record({
      key: fc.constant(String(index)),
      state: fc.constantFrom(...STATES),
      client: part(`client ${route}`),
      listener: part(`listener ${route}`),
      route: part(`route ${route}`),
      connection: part(`connection ${index}`),
      endpoint: part(`endpoint ${index}`),
      certificate: part(`certificate ${index}`),
    }),
  );

const lanes = fc.nat(9).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => lane(index))));
const width = fc.integer({ min: 200, max: 1600 });

const inside = (inner: PlacedNode, size: { width: number; height: number }) =>
  inner.x >= 0 && inner.y >= 0 && inner.x + inner.width <= size.width + 0.01 && inner.y + inner.height <= size.height;

const overlap = (a: PlacedNode, b: PlacedNode) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layOut', () => {
  it('keeps every node within the picture', () => {
    fc.assert(
      fc.property(lanes, width, (all, available) => {
        const layout = layOut(all, available);
        for (const node of layout.nodes) expect(inside(node, layout)).toBe(true);
      }),
    );
  });

  it('lets no nodes overlap, in whatever order the lanes come', () => {
    fc.assert(
      fc.property(lanes, width, (all, available) => {
        const { nodes } = layOut(all, available);
        nodes.forEach((a, index) => {
          for (const b of nodes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
    );
  });

  it('keeps every text within its node', () => {
    fc.assert(
      fc.property(lanes, width, (all, available) => {
        for (const node of layOut(all, available).nodes) {
          for (const line of node.lines) {
            expect(fitText(line.text, line.role, node.x + node.width - line.x)).toBe(line.text);
            expect(line.y).toBeGreaterThan(node.y);
            expect(line.y).toBeLessThan(node.y + node.height);
          }
        }
      }),
    );
  });

  it('draws what lanes have in common once, and each connection, Service and certificate for itself', () => {
    fc.assert(
      fc.property(lanes, width, (all, available) => {
        const sorted = [...all].sort((a, b) => a.route.key.localeCompare(b.route.key));
        const { nodes, wires } = layOut(sorted, available);
        const routes = new Set(all.map((one) => one.route.key)).size;
        expect(nodes).toHaveLength(3 * routes + 3 * all.length);
        expect(new Set(nodes.map((node) => node.key)).size).toBe(nodes.length);
        expect(new Set(wires.map((wire) => wire.key)).size).toBe(wires.length);
      }),
    );
  });

  it('stands upright where there is no room for columns', () => {
    const written = implementation.write(DEFAULTS);
    const { hops } = review(DEFAULTS, implementation);
    const real = lanesOf(hops, foundOf(written.map((entry) => entry.object)));
    expect(layOut(real, WIDE_FROM).shape).toBe('wide');
    const tall = layOut(real, 358);
    expect(tall.shape).toBe('tall');
    expect(tall.width).toBe(358);
    expect(tall.nodes.map((node) => node.y)).toEqual([...tall.nodes.map((node) => node.y)].sort((a, b) => a - b));
  });
});

describe('fitText', () => {
  it('reckons with wide letters: 11 px of an m are 10.7 px wide in DejaVu Sans, of an n 7', () => {
    for (const [letter, advance] of [
      ['m', 10.72],
      ['w', 9],
      ['n', 6.98],
      ['H', 8.28],
    ] as const) {
      const fitted = fitText(`Gateway ${letter.repeat(63)}`, 'detail', 300);
      const shown = fitted.split(letter).length - 1;
      expect(45 + shown * advance, letter).toBeLessThanOrEqual(300);
      expect(fitted).toContain('…');
    }
  });

  it('leaves short texts whole', () => {
    expect(fitText('Gateway gateway', 'detail', 103)).toBe('Gateway gateway');
    expect(fitText('', 'detail', 0)).toBe('');
  });
});

describe('shorten', () => {
  it('keeps short texts, and beginning and end of long ones', () => {
    expect(shorten('api', 3)).toBe('api');
    expect(shorten('api.internal.example', 9)).toBe('api.…mple');
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, most) => {
        expect([...shorten(text, most)].length).toBeLessThanOrEqual(Math.max(most, 1));
      }),
    );
  });
});
