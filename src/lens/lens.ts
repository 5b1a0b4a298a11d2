import type { Configuration } from '../configuration/configuration.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { readText, type TextReading } from '../manifest/read-text.ts';
import { wantedStructures } from '../review/admission.ts';
import { manifestFindings } from '../review/manifest-findings.ts';
import { editObjects } from './edit-objects.ts';
import { fieldAt } from './field-at.ts';
import type { Hand } from './hand.ts';
import { type Override, overridesOf } from './infer.ts';
import { placeOf } from './place-of.ts';
import { placedObjects } from './placed.ts';
import { resetDocument, writeMissing } from './reset.ts';
import { nextInRule, ruleChoices, turnedToRule } from './rules.ts';
import { generatedText, settle } from './settle.ts';
import { type Standing, standing } from './standing.ts';
import { startFrom } from './start-from.ts';
import { textFindings } from './text-findings.ts';

/**
 * Text and form as an edit lens: what one side changes, the other follows, and nothing else moves. Loaded when somebody
 * turns to the text, since reading YAML with its places is more code than the whole form.
 */
export const lens = {
  manifestFindings,
  wantedStructures,
  readText,
  settle,
  standing,
  textFindings,
  editObjects,
  fieldAt,
  placeOf,
  generatedText,
  overrides,
  resetDocument,
  writeMissing,
  startFrom,
  ruleChoices,
  turnedToRule,
  nextInRule,
} as const;

export type Lens = typeof lens;

/** The places where the text says something that the form cannot hold. */
function overrides(hand: Hand, configuration: Configuration, implementation: Implementation): readonly Override[] {
  return overridesOf(configuration, placedObjects(readText(hand.good)), implementation);
}

export type { Standing, TextReading };
