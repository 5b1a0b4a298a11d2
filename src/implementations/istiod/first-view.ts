import type { Implementation } from '../implementation.ts';
import type { Dialect } from './dialect.ts';
import { examineWith } from './examine.ts';
import { inspectWith } from './inspect.ts';
import { observeWith } from './observe.ts';
import { references } from './references.ts';
import { type Commands, stepsWith } from './steps.ts';
import { symptomsOf } from './symptoms.ts';
import { writeWith } from './write.ts';

export function firstViewOf(dialect: Dialect, commands: Commands): Implementation {
  return {
    says: dialect.says,
    versions: dialect.versioned.versions,
    facts: dialect.facts,
    watches: dialect.watches,
    fields: [dialect.through],
    symptoms: symptomsOf(dialect),
    write: (configuration) => writeWith(dialect, configuration),
    observe: (found, setting) => observeWith(dialect, found, setting),
    examine: (configuration) => examineWith(dialect, configuration),
    inspect: (found, hops, setting) => inspectWith(dialect, found, hops, setting),
    steps: (configuration, written) => stepsWith(dialect, commands, configuration, written),
    references,
    meanings: async () => (await import('./meanings.ts')).MEANINGS,
  };
}
