import type { Configuration } from '../configuration/configuration.ts';
import { isApplied } from '../gateway-api/written.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { emitValue } from '../manifest/emit.ts';
import { readText } from '../manifest/read-text.ts';
import { appendDocument } from '../manifest/splice.ts';
import type { Hand } from './hand.ts';
import { pairUp, placedObjects } from './placed.ts';

/** The text with one document as the product writes it; the same text where it writes no such document. */
export function resetDocument(
  hand: Hand,
  document: number,
  configuration: Configuration,
  implementation: Implementation,
): string {
  const reading = readText(hand.good);
  const span = reading.documents[document]?.span;
  const written = implementation.write(configuration);
  const pairs = pairUp(written, placedObjects(reading));
  const mine = written.filter((entry) => isApplied(entry) && pairs.get(entry.slot)?.document === document);
  if (span === undefined || mine.length === 0) return hand.good;
  const fresh = mine.map(({ object }) => emitValue(object)).join('---\n');
  return hand.good.slice(0, span[0]) + fresh + hand.good.slice(span[1]);
}

/** The text with the documents that the form asks for and that are not in it. */
export function writeMissing(hand: Hand, configuration: Configuration, implementation: Implementation): string {
  const written = implementation.write(configuration).filter(isApplied);
  const pairs = pairUp(written, placedObjects(readText(hand.good)));
  return written
    .filter(({ slot }) => !pairs.has(slot))
    .reduce((text, { object }) => appendDocument(text, emitValue(object)), hand.good);
}
