import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/configuration/configuration.ts';
import { withEdits } from '../../src/configuration/with-edits.ts';
import { isApplied } from '../../src/gateway-api/written.ts';
import type { ReadingImplementation } from '../../src/implementations/implementation.ts';
import type { Hand } from '../../src/lens/hand.ts';
import { placedObjects } from '../../src/lens/placed.ts';
import { generatedText, settle } from '../../src/lens/settle.ts';
import { sameJson } from '../../src/manifest/json.ts';
import { type K8sObject, refOf, slotOf } from '../../src/manifest/object.ts';
import { readText } from '../../src/manifest/read-text.ts';
import { arbitraryTarget, arbitraryValidation } from '../arbitrary.ts';
import fc from '../fast-check.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import { implementations, numRunsEach, PATIENCE } from './loaded.ts';

/** Law 3: text and form are an edit lens. */

/** Lines that a person adds and that no form knows: comments above documents and behind keys, labels, a document of their own. */
interface ByHand {
  readonly comments: readonly number[];
  readonly labels: boolean;
  readonly foreign: boolean;
  readonly windows: boolean;
}

const byHand: fc.Arbitrary<ByHand> = fc.record({
  comments: fc.array(fc.nat(), { maxLength: 6 }),
  labels: fc.boolean(),
  foreign: fc.boolean(),
  windows: fc.boolean(),
});

const FOREIGN = '---\n# somebody else’s\nkind: Deployment   # stays\napiVersion: apps/v1\nmetadata: {name: x}\n';

/** The text with the person's lines, each of which names itself. */
function written(text: string, { comments, labels, foreign, windows }: ByHand): string {
  const lines = text.split('\n');
  // Within a block of text (a certificate) a comment would be part of it.
  const places = lines.flatMap((line, index) =>
    /^(apiVersion|kind|metadata|spec| {2}\w+):/.test(line) ? [index] : [],
  );
  for (const comment of comments) {
    const place = places[comment % Math.max(1, places.length)];
    if (place !== undefined) lines[place] = `# above ${comment}\n${lines[place]}`;
  }
  const commented = lines.join('\n');
  const labelled = labels
    ? commented.replaceAll(/^metadata:$/gm, 'metadata:\n  labels: { team: "payments" }  # ours')
    : commented;
  const whole = foreign && labelled !== '' ? labelled + FOREIGN : labelled;
  return windows ? whole.replaceAll('\n', '\r\n') : whole;
}

function marksIn(text: string): readonly string[] {
  return (text.match(/^# above \d+|# ours|# somebody else’s|# stays/gm) ?? []).sort();
}

function handOf(text: string, agreed: Configuration): Hand {
  return { text, good: text, agreed, had: [] };
}

/** The other Configuration differs in the answers about one backend; the setting stays. */
function edits(): fc.Arbitrary<
  { at: string; value: Configuration['backends'][number][keyof Configuration['backends'][number]] }[]
> {
  return fc
    .record({
      target: fc.option(arbitraryTarget(), { nil: null }),
      validation: fc.option(arbitraryValidation(), { nil: null }),
    })
    .map(({ target, validation }) => [
      ...(target === null ? [] : [{ at: 'backends.0.target', value: target }]),
      ...(validation === null ? [] : [{ at: 'backends.0.validation', value: validation }]),
    ]);
}

describe.each(implementations.map(({ card, implementation }) => [card.id, card, implementation] as const))(
  'law 3: %s',
  { timeout: PATIENCE },
  (_, card, implementation) => {
    const configurations = arbitraryFor({ card, implementation });
    const writers = { agreed: implementation, now: implementation };

    it('a form that has not changed leaves the text byte for byte, and a text that says the same leaves the form', () => {
      fc.assert(
        fc.property(configurations, byHand, (configuration, person) => {
          const text = generatedText(implementation.write(configuration));
          const hand = { ...handOf(text, configuration), text: written(text, person) };
          if (readText(hand.text).problems.length > 0) return;
          const settled = settle(hand, configuration, writers);
          expect(settled.configuration).toBe(configuration);
          expect(settled.hand?.text ?? text).toBe(hand.text);
          expect(settled.kept).toEqual([]);
        }),
        numRunsEach(100),
      );
    });

    it('a change of the form reaches every object, and keeps every line that a person wrote', () => {
      fc.assert(
        fc.property(configurations, edits(), byHand, (configuration, changes, person) => {
          const text = written(generatedText(implementation.write(configuration)), person);
          if (readText(text).problems.length > 0) return;
          const next = withEdits(configuration, changes);
          const settled = settle(handOf(text, configuration), next, writers);
          const after = settled.hand?.text ?? generatedText(implementation.write(next));
          expect(settled.configuration).toBe(next);
          expect(marksIn(after)).toEqual(marksIn(text));
          expectObjects(after, next, implementation);
        }),
        numRunsEach(100),
      );
    });

    it('a text that nobody wrote into follows the form to what the product writes', () => {
      fc.assert(
        fc.property(configurations, edits(), (configuration, changes) => {
          const text = `${generatedText(implementation.write(configuration))}---\nkind: Mine\n`;
          const next = withEdits(configuration, changes);
          const settled = settle(handOf(text, configuration), next, writers);
          expect(settled.kept).toEqual([]);
          const objects = objectsIn(settled.hand?.text ?? '');
          const wished = implementation.write(next).filter(isApplied);
          expect(objects.map(slot).sort()).toEqual(wished.map(({ object }) => slot(object)).sort());
        }),
        numRunsEach(100),
      );
    });
  },
);

function objectsIn(text: string): readonly K8sObject[] {
  return placedObjects(readText(text)).map(({ object }) => object);
}

function slot(object: K8sObject): string {
  return slotOf(refOf(object));
}

/** Every object that the form asks for stands in the text as it is written, a person's label aside. */
function expectObjects(text: string, configuration: Configuration, implementation: ReadingImplementation): void {
  const reading = readText(text);
  expect(reading.problems).toEqual([]);
  const there = new Map(placedObjects(reading).map(({ object }) => [slot(object), object]));
  for (const { object } of implementation.write(configuration).filter(isApplied)) {
    const found = there.get(slot(object));
    expect(found, slot(object)).toBeDefined();
    if (found !== undefined && !sameJson(withoutTheirLabel(found), object))
      expect(withoutTheirLabel(found)).toEqual(object);
  }
}

function withoutTheirLabel(object: K8sObject): K8sObject {
  const { labels = {}, ...metadata } = object.metadata;
  const { team: _, ...ours } = labels;
  return { ...object, metadata: Object.keys(ours).length === 0 ? metadata : { ...metadata, labels: ours } };
}
