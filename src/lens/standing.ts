import type { Configuration } from '../configuration/configuration.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { changeObject } from '../manifest/change.ts';
import { sameJson } from '../manifest/json.ts';
import { type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import { readText, type TextReading } from '../manifest/read-text.ts';
import type { Hand } from './hand.ts';
import { besideText, wishesBetween } from './hand-names.ts';
import { keyOf, type Placed, pairUp, placedObjects } from './placed.ts';

/** The manifests as they stand, by hand and by form together. */
export interface Standing {
  /** The last text that could be read. */
  readonly text: string;
  /** What of it is applied: without objects that are patched, or that stay as they are. */
  readonly applied: string;
  /** The objects of the text first, then those beside it. */
  readonly written: readonly Written[];
  /** The objects of the text. */
  readonly objects: readonly K8sObject[];
}

/** The last answer: several readers ask for the same one after each change. */
let last: { readonly of: readonly unknown[]; readonly standing: Standing } | null = null;

export function standing(hand: Hand, configuration: Configuration, implementation: Implementation): Standing {
  const of = [hand.good, hand.had, configuration, implementation];
  if (last !== null && of.every((part, index) => part === last?.of[index])) return last.standing;
  last = { of, standing: stand(hand, configuration, implementation) };
  return last.standing;
}

function stand(hand: Hand, configuration: Configuration, implementation: Implementation): Standing {
  const reading = readText(hand.good);
  const placed = placedObjects(reading);
  const generated = implementation.write(configuration);
  const pairs = pairUp(generated, placed);
  const entries = new Map([...pairs].map(([slot, one]) => [one, generated.find((entry) => entry.slot === slot)]));
  const had = new Map(hand.had.map((object) => [keyOf(object), object]));
  const ofText = placed.map((one) => standingEntry(one, entries.get(one), had.get(keyOf(one.object))));
  return {
    text: hand.good,
    applied: appliedText(hand.good, reading, placed, ofText),
    written: [...ofText, ...besideText(generated, placed)],
    objects: placed.map(({ object }) => object),
  };
}

function standingEntry({ object }: Placed, generated: Written | undefined, had: K8sObject | undefined): Written {
  const common = { slot: slotOf(refOf(object)), object, from: generated?.from ?? [] };
  if (had === undefined) return { ...common, role: generated?.role === 'example' ? 'example' : 'create' };
  if (sameJson(had, object)) return { ...common, role: 'exists' };
  // A whole object is applied where the product writes such objects whole, or where a patch cannot say the change.
  if (had.apiVersion !== object.apiVersion || generated?.role === 'create') return { ...common, role: 'create' };
  const { operations, back, merge } = changeObject(had, wishesBetween(had, object));
  const why = generated?.role === 'patch' ? generated.why : 'The rest of it stays as it is.';
  return { ...common, role: 'patch', before: had, operations, back, merge, why };
}

/** The text without the documents that are not applied. A List is applied whole as long as one object in it is. */
function appliedText(
  text: string,
  reading: TextReading,
  placed: readonly Placed[],
  ofText: readonly Written[],
): string {
  const idle = new Set(placed.map(({ document }) => document));
  placed.forEach(({ document }, index) => {
    const entry = ofText[index];
    if (entry !== undefined && isApplied(entry)) idle.delete(document);
  });
  if (idle.size === 0) return text;
  return reading.documents
    .filter((_, index) => !idle.has(index))
    .map(({ span: [from, to] }) => withEnd(text.slice(from, to)))
    .join('---\n');
}

function withEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
