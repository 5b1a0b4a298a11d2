import type { Configuration } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import type { Implementation, ReadingImplementation } from '../implementations/implementation.ts';
import { emitDocuments } from '../manifest/emit.ts';
import { sameJson } from '../manifest/json.ts';
import { readText } from '../manifest/read-text.ts';
import { changesBetween, withoutContested } from './changes.ts';
import { followForm, type KeptByHand } from './follow-form.ts';
import { followText } from './follow-text.ts';
import type { Hand } from './hand.ts';
import { placedObjects } from './placed.ts';

/** Form and text after they have been brought together. */
export interface Settled {
  readonly configuration: Configuration;
  /** `null`: the text is what the product writes by itself, so that nobody's hand is left in it. */
  readonly hand: Hand | null;
  /** What the form wanted gone and the text keeps. */
  readonly kept: readonly KeptByHand[];
}

/** Who wrote what both sides agreed on, and who writes now: another one once the form names another implementation. */
export interface Writers {
  readonly agreed: ReadingImplementation;
  readonly now: Implementation;
}

/**
 * Brings text and form together after either has changed, or both. A text that cannot be read waits as it is, and so do the
 * form's changes; once it can be read, the text wins in the fields that it changed, and the form in the others. Total.
 */
export function settle(hand: Hand, configuration: Configuration, writers: Writers): Settled {
  const reading = readText(hand.text);
  if (reading.problems.length > 0) return { configuration, hand, kept: [] };
  const read = hand.text === hand.good ? hand.agreed : followText(placedObjects(reading), hand.agreed, writers.agreed);
  const wishes = withoutContested(changesBetween(hand.agreed, configuration), changesBetween(hand.agreed, read));
  const merged = wishes.length === 0 ? read : withEdits(read, wishes);
  // A form that has not changed keeps its identity, so that nothing is drawn anew for it.
  const settled = sameJson(merged, configuration) ? configuration : merged;
  const written = writers.now.write(settled);
  const { text, kept } =
    wishes.length === 0
      ? { text: hand.text, kept: [] }
      : followForm(
          hand.text,
          { configuration: read, written: writers.agreed.write(read) },
          { configuration: settled, written },
          hand.had,
        );
  const own = hand.had.length === 0 && text === generatedText(written);
  return { configuration: settled, hand: own ? null : { ...hand, text, good: text, agreed: settled }, kept };
}

/** The text that the product writes by itself. */
export function generatedText(written: readonly Written[]): string {
  return emitDocuments(written.filter(isApplied).map(({ object }) => object));
}
