import type { Configuration } from '../../src/configuration/configuration.ts';
import type { Field } from '../../src/implementations/field.ts';
import { arbitraryConfiguration } from '../arbitrary.ts';
import fc from '../fast-check.ts';
import type { Loaded } from './loaded.ts';
import { versionsOf } from './matrix.ts';

/** Any Configuration for one implementation: its versions, and answers to its own questions. */
export function arbitraryFor({ card, implementation }: Loaded): fc.Arbitrary<Configuration> {
  return arbitraryConfiguration({
    implementation: fc.constant(card.id),
    version: fc.constantFrom(...versionsOf(implementation)),
    options: optionsFor(implementation.fields),
  });
}

function optionsFor(fields: readonly Field[]): fc.Arbitrary<Configuration['options']> {
  const answers = fields.map((field) =>
    fc.option(answerTo(field), { nil: undefined }).map((answer) => (answer === undefined ? [] : [[field.id, answer]])),
  );
  return fc.tuple(...answers).map((given): Configuration['options'] => Object.fromEntries(given.flat()));
}

/** A possible answer, or any text. */
function answerTo(field: Field): fc.Arbitrary<string | boolean> {
  if (field.type === 'switch') return fc.boolean();
  const text = fc.string({ maxLength: 20 });
  return field.type === 'choice' ? fc.oneof(text, ...field.choices.map(({ value }) => fc.constant(value))) : text;
}
