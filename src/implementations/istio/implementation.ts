import type { ReadingImplementation } from '../implementation.ts';
import { readWith } from '../istiod/read.ts';
import { dialect } from './dialect.ts';
import { firstView } from './first-view.ts';

export const implementation: ReadingImplementation = {
  ...firstView,
  read: (found, old) => readWith(dialect, found, old),
};
